"""``make lint``'s last part: Django's own checks as for a deployment, and a look for missing migrations."""

import os
import secrets
import sys


def main() -> int:
    """Run both with the settings of a deployment, not of the demonstration; return the exit code."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "camden_missions.settings"
    os.environ["SECRET_KEY"] = secrets.token_urlsafe(60)
    for variable in ("DEMONSTRATION", "PLAIN_HTTP", "DEBUG"):
        os.environ.pop(variable, None)

    import django
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    django.setup()
    try:
        call_command("check", deploy=True, fail_level="WARNING")
    except SystemCheckError as problem:
        print(problem, file=sys.stderr)
        return 1
    call_command("makemigrations", check=True, dry_run=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
