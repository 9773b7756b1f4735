"""The settings of the tests: those of the demonstration, on a database and a broker of each process's own."""

import os
from pathlib import Path

os.environ.setdefault("SECRET_KEY", "only-for-the-tests-" + "x" * 40)
os.environ.setdefault("DEMONSTRATION", "1")
os.environ.setdefault("PLAIN_HTTP", "1")
os.environ.setdefault("LOG_LEVEL", "ERROR")
# Playwright keeps an event loop in the thread of the test, where Django would else refuse to work.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# Each process of a parallel run has a broker and a mailbox of its own; its Celery worker inherits the number.
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
os.environ["REDIS_URL"] = f"{os.environ.get('REDIS_URL', '').rsplit('/', 1)[0]}/{WORKER}"
os.environ["MAILBOX_DIR"] = str(Path(__file__).parent.parent / ".local" / "test" / f"mailbox-{WORKER}")
os.environ["FILES_DIR"] = str(Path(__file__).parent.parent / ".local" / "test" / f"files-{WORKER}")

from camden_missions.settings import *
from camden_missions.settings import DATABASES, STATIC_ROOT, STORAGES

# A pool holds connections open, and a database in use cannot be dropped after the tests.
DATABASES["default"]["OPTIONS"].pop("pool", None)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "camden_missions.demonstration.mailbox.MailboxBackend"
# A whole suite signs in from one address: the limits are tested where they are switched on.
ACCOUNT_RATE_LIMITS = False
LIMITS_WRITING = LIMITS_READING = False
# What a test has written is on the next page that it asks for; the keeping of pages is tested by itself.
PUBLIC_PAGE_SECONDS = 0
# Pages find their static files by name here; the folder is only looked for.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# A browser that is driven writes faster than people.
COMMENT_LEAST_SECONDS = 0
