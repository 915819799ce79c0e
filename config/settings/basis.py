"""What every environment shares. Each variable is documented in config/omgeving.env."""

from datetime import timedelta
from pathlib import Path

import environ

from config import openapi
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
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "oauth2_provider",
    "axes",
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
    # Around all others: also a redirect to HTTPS has these.
    "api.middleware.ApiVersie",
    "api.middleware.Beveiligingskoppen",
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
    "axes.middleware.AxesMiddleware",
    "api.middleware.Tempogrens",
    "api.grenzen.Grenzen",
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
else:
    # A process keeps its connection: making one takes longer than most answers. One that broke is
    # noticed before it is used and made again. PostgreSQL itself puts the values in, which is a
    # quarter of the time of a list; one statement then takes 65,535 at most.
    DATABASES["default"] = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True} | DATABASES["default"]
    opties = DATABASES["default"].setdefault("OPTIONS", {})
    opties["server_side_binding"] = True
    # An SSD, as everywhere now. PostgreSQL reckons with a disk that turns: it would rather read all
    # consents of an organisation than look up the hundred of a page.
    opties["options"] = f"-c random_page_cost=1.1 {opties.get('options', '')}".strip()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "kern.Gebruiker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
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

# Five wrong passwords for one name from one address: a quarter of an hour's wait. The database
# keeps a fingerprint of the name (kern.uitsluiting), the logs not even that.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "werkbank.views.uitsluiting.uitgesloten"
AXES_USERNAME_CALLABLE = "kern.uitsluiting.vingerafdruk"
AXES_CLIENT_IP_CALLABLE = "kern.verzoek.herkomst_van"
AXES_CLIENT_STR_CALLABLE = "kern.uitsluiting.voor_de_log"
AXES_SENSITIVE_PARAMETERS = ["username", "next", "csrfmiddlewaretoken"]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

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
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "api.authenticatie.Toegangstoken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.Geweigerd"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.Json"],
    "DEFAULT_THROTTLE_CLASSES": [
        "api.throttling.PerGebruiker",
        "api.throttling.PerToepassing",
        "api.throttling.Zwaar",
    ],
    "DEFAULT_PAGINATION_CLASS": "api.pagination.Bladzijden",
    "EXCEPTION_HANDLER": "api.problemen.als_problem_detail",
    "URL_FORMAT_OVERRIDE": None,  # the Accept header says it
    "DEFAULT_SCHEMA_CLASS": "api.schema.Schema",
    "DEFAULT_FILTER_BACKENDS": ["api.filters.WatGevraagdIs"],
}

# How often: requests per second, minute, hour or day ("30/min"), or "uit" for no limit. They are
# counted in the cache (config/omgeving.env says what that means with several processes).
TEMPO = {
    "gebruiker": "600/min",
    "zwaar": "30/min",  # of those: lists as files, and what is calculated on the spot
    "toepassing": "3000/min",
    "anoniem": "60/min",  # of the API without a valid token or session, per address
    "token": "30/min",  # POSTs to /oauth/token and /oauth/revoke_token, per address
    "inloggen": "20/min",  # of the log-in page, per address
} | env.dict("API_TEMPO", default={})
CACHES = {"default": env.cache("CACHE_URL", default="locmemcache://")}
if CACHES["default"]["BACKEND"].endswith(("DatabaseCache", "LocMemCache")):
    # Django keeps 300 counts unless told otherwise: too few, and nobody is stopped.
    CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 100_000)

# Whom the public document of the API names, in place of those of config.openapi.
_CONTACT = {
    "name": env.str("API_CONTACT_NAAM", default=""),
    "email": env.str("API_CONTACT_EMAIL", default=""),
    "url": env.str("API_CONTACT_URL", default=""),
}
API_CONTACT = {veld: waarde for veld, waarde in _CONTACT.items() if waarde}

# OAuth 2 as RFC 9700 advises; which grants there are is api.oauth_server's, scopes api.scopes'.
OAUTH2_PROVIDER = {
    "SCOPES_BACKEND_CLASS": "api.scopes.Scopes",
    "OAUTH2_SERVER_CLASS": "api.oauth_server.Server",
    "OAUTH2_BACKEND_CLASS": "api.oauth_kern.Kern",
    "OAUTH2_VALIDATOR_CLASS": "api.oauth_validator.Validator",
    "PKCE_REQUIRED": True,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "AUTHORIZATION_CODE_EXPIRE_SECONDS": 60,
    "ACCESS_TOKEN_EXPIRE_SECONDS": 10 * 60,
    "REFRESH_TOKEN_EXPIRE_SECONDS": 30 * 24 * 3600,  # after it was last used
    "ROTATE_REFRESH_TOKEN": True,
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_REFRESH_TOKEN": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_SCHEME": True,
    "COMPLIANT_BCP_RFC9700_REDIRECT_URI_MATCHING": True,
    "COMPLIANT_BCP_RFC9700_PKCE_REQUIRED": True,
}

# A task: reading, solving up to its own limit, checking and writing must fit in `timeout`, since
# HiGHS does not notice django-q2's soft time-out. `retry` lies above it, or the broker would hand
# out the same task twice.
MATCHRONDE_TIJDSLIMIET = env.int("MATCHRONDE_TIJDSLIMIET", default=60)
# What would help whom is found out after a round, for at most so many seconds, and on a page.
TOELICHTING_TIJDSLIMIET = env.int("TOELICHTING_TIJDSLIMIET", default=180)
TOELICHTING_PAGINA_TIJDSLIMIET = 2.0
_LANGSTE_TAAK = max(MATCHRONDE_TIJDSLIMIET, TOELICHTING_TIJDSLIMIET)
SPECTACULAR_SETTINGS = openapi.INSTELLINGEN

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
    # Per kind of work: a busy day pushes out nothing of the night (`kern.selectors.nachtwerk`).
    "save_limit_per": "func",
}

LOGGING_CONFIG = None
logging_instellen(json=env.bool("LOG_JSON", default=False), niveau=env.str("LOG_NIVEAU", "INFO"))
