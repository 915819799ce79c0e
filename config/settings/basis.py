"""What every environment shares. Each variable is documented in config/omgeving.env."""

from pathlib import Path

import environ

from config.logregels import logging_instellen

BASIS = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "kern",  # before the admin, whose templates it replaces
    "kern.beheersite.BeheerConfig",
    "rest_framework",
    "django_q",
    "django_fsm",
    "mantelzorg",
    "vrijwilligers",
    "matching",
    "uitwisseling",
    "api",
    "werkbank",
    "demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "werkbank.middleware.BeveiligingskoppenMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "api.middleware.ApiVersie",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATA = Path(env.str("ADEMRUIMTE_DATA", default=str(BASIS / "data")))
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA / 'ademruimte.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Readers do not block the writer (WAL); a transaction takes its write lock at once (IMMEDIATE),
    # so that "read, check, write" in a service holds what it says.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kern.Gebruiker"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "kern.wachtwoorden.Lengte",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "werkbank:inloggen"
LOGIN_REDIRECT_URL = "werkbank:start"
LOGOUT_REDIRECT_URL = "werkbank:inloggen"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True

# Whether X-Forwarded-For is of a proxy of our own and may be believed (settings.productie).
ACHTER_PROXY = False

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASIS / "staticfiles"

# A file of at most 50 MB (uitwisseling.tabel): larger ones pass by unkept, and the form says so.
FILE_UPLOAD_HANDLERS = [
    "werkbank.uploads.Bestandsgrens",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 1

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.Geweigerd"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_PAGINATION_CLASS": "api.pagination.Bladzijden",
    "EXCEPTION_HANDLER": "api.problemen.als_problem_detail",
}

# A task: reading, solving up to its own limit, checking and writing must fit in `timeout`, since
# HiGHS does not notice django-q2's soft time-out. `retry` lies above it, or the broker would hand
# out the same task twice.
MATCHRONDE_TIJDSLIMIET = env.int("MATCHRONDE_TIJDSLIMIET", default=60)
# What would help whom is found out after a round, for at most so many seconds, and on a page.
TOELICHTING_TIJDSLIMIET = env.int("TOELICHTING_TIJDSLIMIET", default=180)
TOELICHTING_PAGINA_TIJDSLIMIET = 2.0
_LANGSTE_TAAK = max(MATCHRONDE_TIJDSLIMIET, TOELICHTING_TIJDSLIMIET)
Q_CLUSTER = {
    "name": "ademruimte",
    "orm": "default",
    "workers": env.int("AANTAL_WORKERS", default=1),
    "timeout": _LANGSTE_TAAK + 240,
    "retry": _LANGSTE_TAAK + 300,
    "max_attempts": 1,
    "ack_failures": True,
    "catch_up": False,
    "poll": 1,
    "save_limit": 250,
}

LOGGING_CONFIG = None
logging_instellen(json=env.bool("LOG_JSON", default=False), niveau=env.str("LOG_NIVEAU", "INFO"))
