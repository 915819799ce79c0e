"""Addresses of the pages: nouns and UUIDs, nothing about persons."""

from django.urls import path

from werkbank.adressen import beheer, mantelzorg, personen, uitwisseling, vrijwilligers
from werkbank.views.auditlog import Auditlog
from werkbank.views.hulpvragen import HulpvraagPagina, Hulpvragen, VoorstelToevoegen
from werkbank.views.intrekken import HulpvraagIntrekking, ToestemmingIntrekking
from werkbank.views.rondes import MatchrondePagina, Matchrondes
from werkbank.views.toegang import Inloggen, Uitloggen, start
from werkbank.views.voorstellen import Afkeuring, Goedkeuring, VoorstelPagina

app_name = "werkbank"

urlpatterns = [
    path("", start, name="start"),
    path("inloggen", Inloggen.as_view(), name="inloggen"),
    path("uitloggen", Uitloggen.as_view(), name="uitloggen"),
    path("matchrondes", Matchrondes.as_view(), name="matchrondes"),
    path("matchrondes/<uuid:ronde_id>", MatchrondePagina.as_view(), name="matchronde"),
    path("voorstellen/<uuid:voorstel_id>", VoorstelPagina.as_view(), name="voorstel"),
    path("voorstellen/<uuid:voorstel_id>/goedkeuring", Goedkeuring.as_view(), name="goedkeuring"),
    path("voorstellen/<uuid:voorstel_id>/afwijzing", Afkeuring.as_view(), name="afwijzing"),
    path("hulpvragen", Hulpvragen.as_view(), name="hulpvragen"),
    path("hulpvragen/<uuid:hulpvraag_id>", HulpvraagPagina.as_view(), name="hulpvraag"),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/voorstellen",
        VoorstelToevoegen.as_view(),
        name="voorstel_toevoegen",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/intrekking",
        HulpvraagIntrekking.as_view(),
        name="hulpvraag_intrekking",
    ),
    path(
        "toestemmingen/<uuid:toestemming_id>/intrekking",
        ToestemmingIntrekking.as_view(),
        name="toestemming_intrekking",
    ),
    path("audit", Auditlog.as_view(), name="auditlog"),
    *beheer.adressen,
    *mantelzorg.adressen,
    *personen.adressen,
    *uitwisseling.adressen,
    *vrijwilligers.adressen,
]
