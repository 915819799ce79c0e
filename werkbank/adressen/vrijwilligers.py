"""Volunteers, what they can and want, and when."""

from django.urls import path

from werkbank.views.beschikbaarheid import (
    VrijwilligerAfwezigheden,
    VrijwilligerBeschikbaarheid,
    VrijwilligerExtraDagen,
    VrijwilligerFeestdagen,
    VrijwilligerJaar,
    VrijwilligerVerloop,
)
from werkbank.views.vrijwilliger_bewerken import (
    VrijwilligerGegevensPagina,
    VrijwilligerGrenzen,
    VrijwilligerStatus,
    VrijwilligerToelating,
)
from werkbank.views.vrijwilliger_bewijzen import VogNieuw, VogPagina, VrijwilligerScholing
from werkbank.views.vrijwilliger_kan import (
    BekwaamheidPagina,
    VrijwilligerTaken,
    VrijwilligerTalen,
    VrijwilligerUitsluitingen,
    VrijwilligerWensen,
)
from werkbank.views.vrijwilligers import VrijwilligerNieuw, VrijwilligerPagina, Vrijwilligers

DELEN = (
    ("gegevens", VrijwilligerGegevensPagina, "vrijwilliger_gegevens"),
    ("toelating", VrijwilligerToelating, "vrijwilliger_toelating"),
    ("grenzen", VrijwilligerGrenzen, "vrijwilliger_grenzen"),
    ("status", VrijwilligerStatus, "vrijwilliger_status"),
    ("taken", VrijwilligerTaken, "vrijwilliger_taken"),
    ("talen", VrijwilligerTalen, "vrijwilliger_talen"),
    ("wensen", VrijwilligerWensen, "vrijwilliger_wensen"),
    ("uitsluitingen", VrijwilligerUitsluitingen, "vrijwilliger_uitsluitingen"),
    ("vogs", VogNieuw, "vog_nieuw"),
    ("cursussen", VrijwilligerScholing, "vrijwilliger_scholing"),
    ("beschikbaarheid", VrijwilligerBeschikbaarheid, "vrijwilliger_beschikbaarheid"),
    ("beschikbaarheid/verloop", VrijwilligerVerloop, "vrijwilliger_verloop"),
    ("afwezigheid", VrijwilligerAfwezigheden, "vrijwilliger_afwezigheden"),
    ("extra-dagen", VrijwilligerExtraDagen, "vrijwilliger_extra_dagen"),
    ("feestdagen", VrijwilligerFeestdagen, "vrijwilliger_feestdagen"),
    ("jaar", VrijwilligerJaar, "vrijwilliger_jaar"),
)
"""What one volunteer's page is made of: end of the address, page, name."""

adressen = [
    path("vrijwilligers", Vrijwilligers.as_view(), name="vrijwilligers"),
    path("vrijwilligers/nieuw", VrijwilligerNieuw.as_view(), name="vrijwilliger_nieuw"),
    path("vrijwilligers/<uuid:vrijwilliger_id>", VrijwilligerPagina.as_view(), name="vrijwilliger"),
    *(
        path(f"vrijwilligers/<uuid:vrijwilliger_id>/{einde}", pagina.as_view(), name=naam)
        for einde, pagina, naam in DELEN
    ),
    path("bekwaamheden/<uuid:bekwaamheid_id>", BekwaamheidPagina.as_view(), name="bekwaamheid"),
    path("vogs/<uuid:vog_id>", VogPagina.as_view(), name="vog"),
]
