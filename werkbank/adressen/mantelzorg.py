"""Registrations, care situations, talks, requests and referrals."""

from django.urls import path

from werkbank.views.aanmeldingen import (
    AanmeldingAfsluiten,
    Aanmeldingen,
    AanmeldingKoppelen,
    AanmeldingNieuw,
    AanmeldingPagina,
    AanmeldingWijzigen,
)
from werkbank.views.doorverwijzingen import (
    Doorverwijzen,
    Doorverwijzingen,
    DoorverwijzingWijzigen,
    Nazorg,
)
from werkbank.views.gesprekken import Gesprekken, GesprekNieuw, GesprekWijzigen
from werkbank.views.hulpvraag_formulier import HulpvraagNieuw, HulpvraagWijzigen
from werkbank.views.hulpvragen import HulpvraagOpenzetten
from werkbank.views.toestemmingen import ToestemmingNieuw
from werkbank.views.voorkeuren import (
    HulpvraagPersonen,
    UitsluitingEraf,
    UitsluitingErbij,
    VoorkeurEraf,
    VoorkeurErbij,
)
from werkbank.views.zorgsituatie_formulier import (
    AanmeldingZorgsituatie,
    Vertegenwoordiger,
    VertegenwoordigerWeg,
    ZorgsituatieNieuw,
    ZorgsituatieWijzigen,
)
from werkbank.views.zorgsituaties import ZorgsituatiePagina, Zorgsituaties

adressen = [
    path("aanmeldingen", Aanmeldingen.as_view(), name="aanmeldingen"),
    path("aanmeldingen/nieuw", AanmeldingNieuw.as_view(), name="aanmelding_nieuw"),
    path("aanmeldingen/<uuid:aanmelding_id>", AanmeldingPagina.as_view(), name="aanmelding"),
    path(
        "aanmeldingen/<uuid:aanmelding_id>/wijzigen",
        AanmeldingWijzigen.as_view(),
        name="aanmelding_wijzigen",
    ),
    path(
        "aanmeldingen/<uuid:aanmelding_id>/afsluiting",
        AanmeldingAfsluiten.as_view(),
        name="aanmelding_afsluiting",
    ),
    path(
        "aanmeldingen/<uuid:aanmelding_id>/koppeling",
        AanmeldingKoppelen.as_view(),
        name="aanmelding_koppeling",
    ),
    path(
        "aanmeldingen/<uuid:aanmelding_id>/zorgsituatie",
        AanmeldingZorgsituatie.as_view(),
        name="aanmelding_zorgsituatie",
    ),
    path("zorgsituaties", Zorgsituaties.as_view(), name="zorgsituaties"),
    path("zorgsituaties/nieuw", ZorgsituatieNieuw.as_view(), name="zorgsituatie_nieuw"),
    path("zorgsituaties/<uuid:zorgsituatie_id>", ZorgsituatiePagina.as_view(), name="zorgsituatie"),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/wijzigen",
        ZorgsituatieWijzigen.as_view(),
        name="zorgsituatie_wijzigen",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/vertegenwoordiger",
        Vertegenwoordiger.as_view(),
        name="vertegenwoordiger",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/vertegenwoordiger/verwijdering",
        VertegenwoordigerWeg.as_view(),
        name="vertegenwoordiger_weg",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/gesprekken", Gesprekken.as_view(), name="gesprekken"
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/toestemming",
        ToestemmingNieuw.as_view(),
        name="toestemming_nieuw",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/gesprekken/nieuw",
        GesprekNieuw.as_view(),
        name="gesprek_nieuw",
    ),
    path(
        "gesprekken/<uuid:gesprek_id>/wijzigen",
        GesprekWijzigen.as_view(),
        name="gesprek_wijzigen",
    ),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/hulpvragen/nieuw",
        HulpvraagNieuw.as_view(),
        name="hulpvraag_nieuw",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/wijzigen",
        HulpvraagWijzigen.as_view(),
        name="hulpvraag_wijzigen",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/doorverwijzing",
        Doorverwijzen.as_view(),
        name="doorverwijzing_nieuw",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/openzetting",
        HulpvraagOpenzetten.as_view(),
        name="hulpvraag_openzetting",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/personen",
        HulpvraagPersonen.as_view(),
        name="hulpvraag_personen",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/uitsluiting",
        UitsluitingErbij.as_view(),
        name="uitsluiting_erbij",
    ),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/uitsluiting/verwijdering",
        UitsluitingEraf.as_view(),
        name="uitsluiting_eraf",
    ),
    path("hulpvragen/<uuid:hulpvraag_id>/voorkeur", VoorkeurErbij.as_view(), name="voorkeur_erbij"),
    path(
        "hulpvragen/<uuid:hulpvraag_id>/voorkeur/verwijdering",
        VoorkeurEraf.as_view(),
        name="voorkeur_eraf",
    ),
    path("doorverwijzingen", Doorverwijzingen.as_view(), name="doorverwijzingen"),
    path(
        "doorverwijzingen/<uuid:doorverwijzing_id>/wijzigen",
        DoorverwijzingWijzigen.as_view(),
        name="doorverwijzing_wijzigen",
    ),
    path("doorverwijzingen/<uuid:doorverwijzing_id>/nazorg", Nazorg.as_view(), name="nazorg"),
]
