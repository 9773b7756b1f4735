"""Run a command with PostgreSQL and Redis at hand: ``python -m camden_missions.embedded NAME COMMAND…``."""

import signal
import subprocess
import sys

from camden_missions.embedded.postgres import PostgresDidNotStart
from camden_missions.embedded.redis import RedisDidNotStart
from camden_missions.embedded.services import AlreadyRunning, Services


def main(name: str, command: list[str]) -> int:
    """Run ``command`` with the services of ``name``; return its exit code."""
    try:
        with Services(name, careless=name != "run"):
            # Ctrl-C reaches the command too: wait for it to end before taking its database away.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            return subprocess.run(command, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)).returncode
    except (AlreadyRunning, PostgresDidNotStart, RedisDidNotStart) as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
