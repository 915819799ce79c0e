"""The entry point of a WSGI server such as gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.productie")
application = get_wsgi_application()

# What is there for good, all pages and the API among it, is no longer searched for garbage: that
# took 0.1 s or more, in the middle of somebody's answer.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
