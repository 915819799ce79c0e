"""Development and the demo: SQLite, this machine only."""

from config.settings.basis import *  # noqa: F403 - settings are one namespace

DATA.mkdir(parents=True, exist_ok=True)  # noqa: F405
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECRET_KEY = "alleen-voor-ontwikkeling-en-demo"  # noqa: S105 - refused by settings.productie
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
PRODUCTIE = False
