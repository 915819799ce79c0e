"""Burden: measurements, signals, check-ins, risk and the worklist."""

from django.urls import path

from werkbank.views.checkins import Belijst, CheckinBelpoging, CheckinPagina, CheckinWeigering
from werkbank.views.mijn_checkin import MijnCheckin

adressen = [
    path("belijst", Belijst.as_view(), name="belijst"),
    path("checkins/<uuid:checkin_id>", CheckinPagina.as_view(), name="checkin"),
    path(
        "checkins/<uuid:checkin_id>/belpoging",
        CheckinBelpoging.as_view(),
        name="checkin_belpoging",
    ),
    path(
        "checkins/<uuid:checkin_id>/weigering",
        CheckinWeigering.as_view(),
        name="checkin_weigering",
    ),
    path("mijn/checkin", MijnCheckin.as_view(), name="mijn_checkin"),
]
