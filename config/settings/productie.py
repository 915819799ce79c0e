"""Production: refuses to start without a secret key, allowed hosts, HTTPS and a cache to share."""

from django.core.exceptions import ImproperlyConfigured

from config.settings.basis import *

PRODUCTIE = True
DEBUG = False


def _verplicht(naam: str) -> str:
    waarde: str = env.str(naam, default="").strip()
    if not waarde:
        raise ImproperlyConfigured(f"{naam} is verplicht in productie (zie config/omgeving.env)")
    return waarde


SECRET_KEY = _verplicht("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured("SECRET_KEY moet minstens 50 willekeurige tekens hebben")

ALLOWED_HOSTS = [naam.strip() for naam in _verplicht("ALLOWED_HOSTS").split(",") if naam.strip()]
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS mag geen * bevatten")

if _verplicht("HTTPS") != "aan":
    raise ImproperlyConfigured("HTTPS moet 'aan' zijn: Ademruimte draait alleen achter HTTPS")
_verplicht("CACHE_URL")
if CACHES["default"]["BACKEND"].endswith(("LocMemCache", "DummyCache")):
    raise ImproperlyConfigured(
        "CACHE_URL moet een cache zijn die alle processen delen (zie config/omgeving.env)"
    )  # or every process counts for itself, and limits are as many times as high
CSRF_TRUSTED_ORIGINS = [f"https://{naam.lstrip('.')}" for naam in ALLOWED_HOSTS]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ACHTER_PROXY = True
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
