"""Rounds, proposals, and the requests that they are about."""

from django.urls import path

from werkbank.views.hulpvraag_intrekking import HulpvraagIntrekking
from werkbank.views.hulpvragen import HulpvraagPagina, Hulpvragen, VoorstelToevoegen
from werkbank.views.rondes import MatchrondePagina, Matchrondes, RondeToelichting
from werkbank.views.uitleg import WaaromNiemand, WaaromNietPagina, WaaromVoorstel
from werkbank.views.voorstellen import Afkeuring, Goedkeuring, VoorstelPagina

adressen = [
    path("matchrondes", Matchrondes.as_view(), name="matchrondes"),
    path("matchrondes/<uuid:ronde_id>", MatchrondePagina.as_view(), name="matchronde"),
    path(
        "matchrondes/<uuid:ronde_id>/toelichting",
        RondeToelichting.as_view(),
        name="ronde_toelichting",
    ),
    path("voorstellen/<uuid:voorstel_id>", VoorstelPagina.as_view(), name="voorstel"),
    path("voorstellen/<uuid:voorstel_id>/goedkeuring", Goedkeuring.as_view(), name="goedkeuring"),
    path("voorstellen/<uuid:voorstel_id>/afwijzing", Afkeuring.as_view(), name="afwijzing"),
    path("voorstellen/<uuid:voorstel_id>/waarom", WaaromVoorstel.as_view(), name="waarom_voorstel"),
    path("hulpvragen", Hulpvragen.as_view(), name="hulpvragen"),
    path("hulpvragen/<uuid:hulpvraag_id>", HulpvraagPagina.as_view(), name="hulpvraag"),
    path("hulpvragen/<uuid:hulpvraag_id>/waarom", WaaromNiemand.as_view(), name="waarom_niemand"),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/waarom/<uuid:vrijwilliger_id>",
        WaaromNietPagina.as_view(),
        name="waarom_niet",
    ),
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
]
