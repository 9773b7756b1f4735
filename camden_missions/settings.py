"""Settings, read top to bottom. What differs between places comes from the environment, and only here."""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import pghistory
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL_DIR = BASE_DIR / ".local"


def needed(variable: str) -> str:
    """Return an environment variable, or say how to come by it."""
    value = os.environ.get(variable, "")
    if not value:
        raise ImproperlyConfigured(
            f"{variable} is not set. `make run` and `make test` set it; by hand, put "
            "`.venv/bin/python -m camden_missions.embedded run` before the command."
        )
    return value


def is_on(variable: str) -> bool:
    """Say whether an environment variable is a yes."""
    return os.environ.get(variable, "").lower() in {"1", "yes", "true", "on"}


# The demonstration brings known passwords and a mailbox anyone may read: only ever by asking for it.
DEMONSTRATION = is_on("DEMONSTRATION")
DEMO_PASSWORD = os.environ.get("DEMO_PASSWORD", "camden-missions-demo")

SECRET_KEY = needed("SECRET_KEY")
DEBUG = is_on("DEBUG")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost 127.0.0.1 [::1]").split()
HTTPS = not is_on("PLAIN_HTTP")
CSRF_TRUSTED_ORIGINS = os.environ.get("CSRF_TRUSTED_ORIGINS", "").split()
# Where people reach the service: emails are written by workers, which nobody asks under a name.
SERVICE_ADDRESS = os.environ.get("SERVICE_ADDRESS") or (
    f"https://{ALLOWED_HOSTS[0]}/" if HTTPS else f"http://127.0.0.1:{os.environ.get('PORT', '8000')}/"
)

INSTALLED_APPS = [
    "camden_missions",
    *(["camden_missions.demonstration"] if DEMONSTRATION else []),
    "reports",
    "engagement",
    "roadmaps",
    "notifications",
    "accounts",
    "outbox",
    "govuk",
    "rules",
    "allauth",
    "allauth.account",
    "csp",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Outside whatever looks at who asks: open data is the same for everybody.
    "camden_missions.open_data.OpenDataMiddleware",
    # Outside whatever looks at who asks: a visitor's public page comes from memory.
    "camden_missions.public_pages.middleware.PublicPagesMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Inside what protects every answer, outside whatever looks at the Host, at sessions or at who asks.
    "camden_missions.health.HealthMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "camden_missions.private_pages.PrivatePagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "camden_missions.signing_in_again.SigningInAgainMiddleware",
    "camden_missions.sent_once.SentOnceMiddleware",
    "camden_missions.refusals.RefusalMiddleware",
    "camden_missions.limits.LimitMiddleware",
]

ROOT_URLCONF = "camden_missions.urls"
WSGI_APPLICATION = "camden_missions.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "camden_missions.public_pages.context.scripts",
                "camden_missions.navigation.navigation",
            ],
            "builtins": ["govuk.templatetags.plain_words"],
        },
    }
]
FORM_RENDERER = "govuk.renderer.GovukRenderer"


# No request waits longer for one statement, for a lock that somebody holds, or inside a transaction for nothing.
STATEMENT_SECONDS = float(os.environ.get("STATEMENT_SECONDS", "30"))
LOCK_SECONDS, IDLE_SECONDS = 10, 60


def time_limits() -> str:
    """Return the time limits that every connection asks of PostgreSQL; none for 0 seconds a statement."""
    limits = {
        "statement_timeout": STATEMENT_SECONDS,
        "lock_timeout": LOCK_SECONDS if STATEMENT_SECONDS else 0,
        "idle_in_transaction_session_timeout": IDLE_SECONDS if STATEMENT_SECONDS else 0,
    }
    return " ".join(f"-c {name}={round(seconds * 1000)}" for name, seconds in limits.items())


def database(url: str) -> dict:
    """Turn a ``postgresql://`` address into Django's terms; what stands after its ``?`` (TLS among it) is honoured.

    A password that an address cannot hold as it is stands in ``DATABASE_PASSWORD``.
    """
    parts = urlsplit(url)
    given = dict(parse_qsl(parts.query))
    given["options"] = f"{time_limits()} {given.get('options', '')}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or "") or os.environ.get("DATABASE_PASSWORD", ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # A connection that a restarted server has dropped is found before a request gets it.
        "CONN_HEALTH_CHECKS": True,
        # A lost connection is tried for again at once by who needs it, however long the server was away: the pool's
        # own way is to wait twice as long after each failure, minutes in the end, while everybody gets an error.
        "OPTIONS": {**given, "pool": {"min_size": 1, "max_size": 10, "timeout": 5, "reconnect_timeout": 1}},
    }


DATABASES = {"default": database(needed("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who changed what, kept by triggers of the database, so that no way of writing escapes. See docs/decisions/.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)

REDIS_URL = needed("REDIS_URL")
CACHES = {
    "default": {
        "BACKEND": "camden_missions.cache.QuietRedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "camden",
        # A page does not wait for it.
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
}

# Redis only tells the workers that a message is due; the outbox in PostgreSQL holds it. See docs/decisions/.
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    # A page does not wait for it; a worker, which waits for messages, has longer: see camden_missions/celery.py.
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
    "connect_retries_timeout": 0.5,
    "max_retries": 0,
    "socket_keepalive": True,
    "queue_order_strategy": "priority",
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_DEFAULT_QUEUE = "default"
CELERY_TASK_ROUTES = {"notifications.tasks.send_what_is_due": {"queue": "news"}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE = {
    name: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
    # A tick that no worker took before the next one came is of no use any more.
    for name, task, seconds in (
        ("publish-what-is-due-and-waits-nowhere", "outbox.tasks.sweep", 15.0),
        ("forget-messages-that-are-done", "outbox.tasks.forget_what_is_done", 86400.0),
        ("forget-files-nobody-imported", "roadmaps.tasks.forget_old_files", 3600.0),
        ("send-emails-that-are-due", "notifications.tasks.send_what_is_due", 15.0),
        ("forget-old-reports", "reports.tasks.forget_old_reports", 3600.0),
        ("make-reports-that-are-scheduled", "reports.tasks.make_scheduled_reports", 3600.0),
        ("forget-old-events", "notifications.tasks.forget_old_events", 86400.0),
        ("remind-of-delivery", "roadmaps.tasks.remind_of_delivery", 3600.0),
        ("remind-of-milestones", "roadmaps.tasks.remind_of_milestones", 3600.0),
        ("tell-of-consultations", "engagement.tasks.tell_of_consultations", 300.0),
        ("remind-assessors-in-time", "roadmaps.tasks.remind_assessors", 3600.0),
        ("close-consultations-that-are-over", "engagement.tasks.close_what_is_over", 60.0),
        ("forget-comments-nobody-sent", "engagement.tasks.forget_what_waits_too_long", 86400.0),
    )
}

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "accounts.backends.PersonBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_home"
LOGOUT_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "accounts.pages.signing_in.forms.SignInForm",
    "signup": "accounts.pages.signing_in.forms.SignUpForm",
    "reset_password": "accounts.pages.signing_in.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.pages.signing_in.forms.NewPasswordForm",
    "change_password": "accounts.pages.signing_in.forms.ChangePasswordForm",
}
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES", "0"))

# GOV.UK Notify sends where it has a key; any other backend can be named, such as one of Anymail.
NOTIFY_API_KEY = os.environ.get("NOTIFY_API_KEY", "")
NOTIFY_TEMPLATE = os.environ.get("NOTIFY_TEMPLATE", "")
NOTIFY_CALLBACK_TOKEN = os.environ.get("NOTIFY_CALLBACK_TOKEN", "")
NOTIFY_ADDRESS = os.environ.get("NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
ANYMAIL = {name.removeprefix("ANYMAIL_"): value for name, value in os.environ.items() if name.startswith("ANYMAIL_")}
USUAL_BACKEND = (
    "notifications.notify.NotifyBackend" if NOTIFY_API_KEY else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_BACKEND = (
    "camden_missions.demonstration.mailbox.MailboxBackend"
    if DEMONSTRATION
    else os.environ.get("EMAIL_BACKEND") or USUAL_BACKEND
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = is_on("EMAIL_TLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Camden Missions <missions@camden.example>")
# In the key of each email.
EMAIL_DOMAIN = parseaddr(DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
MAILBOX_DIR = Path(os.environ.get("MAILBOX_DIR", LOCAL_DIR / "run" / "mailbox"))

# A resident's name that holds it waits until somebody allows it: see accounts/names.py.
COUNCIL_NAME = os.environ.get("COUNCIL_NAME", "Camden")

# Nobody reads a form and writes a comment in less: what is sent sooner waits for a moderator.
COMMENT_LEAST_SECONDS = 3
# Whether what is sent is counted: see camden_missions/limits.py.
LIMITS_WRITING = True
# Whether requests for open data are counted: see camden_missions/open_data.py.
LIMITS_READING = True

# How old a public page may be that a visitor gets from the memory of a web process.
PUBLIC_PAGE_SECONDS = 1.0

# The fonts of PDFs: unpacked by camden_missions.assets, never the machine's own.
PDF_FONTS = LOCAL_DIR / "pdf-fonts"
PICTURE_FONTS = LOCAL_DIR / "picture-fonts"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", LOCAL_DIR / "static"))
STATICFILES_DIRS = [BASE_DIR / "static", LOCAL_DIR / "assets"]
# The files of reports: a folder that web servers and workers share, or any S3-compatible service.
FILES_DIR = Path(os.environ.get("FILES_DIR", LOCAL_DIR / "run" / "files"))
FILES_BUCKET = os.environ.get("FILES_BUCKET", "")
# How long the link to a private file works, in seconds, and how long a report is kept, in days.
FILE_LINK_SECONDS = 300
REPORT_DAYS = 30


def files() -> dict:
    """Return where files are kept: in the bucket that is named, else in the folder."""
    if not FILES_BUCKET:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": FILES_DIR, "base_url": None},
        }
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": FILES_BUCKET,
            "endpoint_url": os.environ.get("FILES_ENDPOINT") or None,
            "region_name": os.environ.get("FILES_REGION") or None,
            "access_key": os.environ.get("FILES_KEY") or None,
            "secret_key": os.environ.get("FILES_SECRET") or None,
            # Nobody reads the bucket but by a link that this service signs.
            "default_acl": None,
            "querystring_auth": True,
            "querystring_expire": FILE_LINK_SECONDS,
            "signature_version": "s3v4",
            "addressing_style": os.environ.get("FILES_ADDRESSING", "auto"),
            "file_overwrite": True,
        },
    }


STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "reports": files(),
    "staticfiles": {"BACKEND": "camden_missions.storage.StaticFiles"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# Load balancers ask for health over plain HTTP, from inside.
SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
if is_on("BEHIND_TLS_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "camden_missions.refusals.form_expired"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A solution has a row of fields for each partner, funding line and milestone; a portfolio, one for each solution.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3_000
FILE_UPLOAD_HANDLERS = [
    "camden_missions.uploads.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "INFO")},
    "loggers": {"django.security.DisallowedHost": {"level": "CRITICAL"}, "fontTools": {"level": "ERROR"}},
}
