"""Coming in and going out, and for auditors what was done meanwhile."""

from django.urls import path

from werkbank.views.auditlog import Auditlog
from werkbank.views.toegang import Inloggen, Uitloggen, start

adressen = [
    path("", start, name="start"),
    path("inloggen", Inloggen.as_view(), name="inloggen"),
    path("uitloggen", Uitloggen.as_view(), name="uitloggen"),
    path("audit", Auditlog.as_view(), name="auditlog"),
]
