"""Development and the demo: SQLite, this machine only."""

from config.settings.basis import *

# Static files straight from the apps; production collects them (manage.py collectstatic).
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = DATA / "staticfiles"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = "alleen-voor-ontwikkeling-en-demo"  # noqa: S105 - refused by settings.productie
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PRODUCTIE = False
# An app that is being made listens on http://127.0.0.1.
OAUTH2_PROVIDER = OAUTH2_PROVIDER | {"ALLOWED_REDIRECT_URI_SCHEMES": ["https", "http"]}
