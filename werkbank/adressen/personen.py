"""Persons, the legal basis to use their data, who may be double, and households."""

from django.urls import path

from werkbank.views.dubbelen import (
    Dubbel,
    Dubbelen,
    Samenvoegen,
    Samenvoegingen,
    Terugdraaien,
    TweePersonen,
)
from werkbank.views.huishoudens import (
    HuishoudenLeden,
    HuishoudenNieuw,
    HuishoudenPagina,
    LidEraf,
    LidErbij,
)
from werkbank.views.personen import Personen, PersoonPagina, PersoonWijzigen
from werkbank.views.toestemmingen import PersoonToestemming, ToestemmingIntrekking

adressen = [
    path("personen", Personen.as_view(), name="personen"),
    path("personen/<uuid:persoon_id>", PersoonPagina.as_view(), name="persoon"),
    path("personen/<uuid:persoon_id>/wijzigen", PersoonWijzigen.as_view(), name="persoon_wijzigen"),
    path(
        "personen/<uuid:persoon_id>/toestemming",
        PersoonToestemming.as_view(),
        name="persoon_toestemming",
    ),
    path(
        "toestemmingen/<uuid:toestemming_id>/intrekking",
        ToestemmingIntrekking.as_view(),
        name="toestemming_intrekking",
    ),
    path(
        "personen/<uuid:persoon_id>/huishouden", HuishoudenNieuw.as_view(), name="huishouden_nieuw"
    ),
    path("huishoudens/<uuid:huishouden_id>", HuishoudenPagina.as_view(), name="huishouden"),
    path(
        "huishoudens/<uuid:huishouden_id>/leden",
        HuishoudenLeden.as_view(),
        name="huishouden_leden",
    ),
    path("huishoudens/<uuid:huishouden_id>/leden/erbij", LidErbij.as_view(), name="lid_erbij"),
    path("huishoudens/<uuid:huishouden_id>/leden/eraf", LidEraf.as_view(), name="lid_eraf"),
    path("dubbelen", Dubbelen.as_view(), name="dubbelen"),
    path("dubbelen/<uuid:persoon_id>/<uuid:ander_id>", Dubbel.as_view(), name="dubbel"),
    path(
        "dubbelen/<uuid:persoon_id>/<uuid:ander_id>/samenvoeging",
        Samenvoegen.as_view(),
        name="samenvoegen",
    ),
    path(
        "dubbelen/<uuid:persoon_id>/<uuid:ander_id>/verschil",
        TweePersonen.as_view(),
        name="twee_personen",
    ),
    path("samenvoegingen", Samenvoegingen.as_view(), name="samenvoegingen"),
    path(
        "samenvoegingen/<uuid:samenvoeging_id>/terugdraaien",
        Terugdraaien.as_view(),
        name="terugdraaien",
    ),
]
