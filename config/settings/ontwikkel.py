"""Development and the demo: SQLite, this machine only."""

from config.settings.basis import *  # noqa: F403 - settings are one namespace

# Static files straight from the apps; production collects them (manage.py collectstatic).
WHITENOISE_USE_FINDERS = True
STATIC_ROOT = DATA / "staticfiles"  # noqa: F405
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECRET_KEY = "alleen-voor-ontwikkeling-en-demo"  # noqa: S105 - refused by settings.productie
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PRODUCTIE = False
