"""Burden: measurements, signals, check-ins, risk and the worklist."""

from django.urls import path

from werkbank.views.checkins import Belijst, CheckinBelpoging, CheckinPagina, CheckinWeigering
from werkbank.views.cijfers import Cijferbestand, Cijferpagina
from werkbank.views.mijn_checkin import MijnCheckin
from werkbank.views.signalen import (
    SignaalAfsluiten,
    SignaalMelden,
    SignaalOpvolgen,
    SignaalPagina,
    Signalen,
)
from werkbank.views.verloop import Verloop
from werkbank.views.werklijst import TaakToewijzen, Werklijst

adressen = [
    path("cijfers", Cijferpagina.as_view(), name="cijfers"),
    path("cijfers/bestand", Cijferbestand.as_view(), name="cijferbestand"),
    path("werklijst", Werklijst.as_view(), name="werklijst"),
    path("taken/<uuid:taak_id>/toewijzing", TaakToewijzen.as_view(), name="taak_toewijzing"),
    path("signalen", Signalen.as_view(), name="signalen"),
    path("signalen/<uuid:signaal_id>", SignaalPagina.as_view(), name="signaal"),
    path(
        "signalen/<uuid:signaal_id>/opvolging", SignaalOpvolgen.as_view(), name="signaal_opvolging"
    ),
    path(
        "signalen/<uuid:signaal_id>/afsluiting",
        SignaalAfsluiten.as_view(),
        name="signaal_afsluiting",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/signalen/nieuw",
        SignaalMelden.as_view(),
        name="signaal_nieuw",
    ),
    path("zorgsituaties/<uuid:zorgsituatie_id>/verloop", Verloop.as_view(), name="verloop"),
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
