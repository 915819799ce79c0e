"""Lists in and out."""

from django.urls import path

from werkbank.views.importeren import (
    ImportPagina,
    ImportUitvoeren,
    Lijstbestand,
    Sjabloon,
    Uitwisseling,
)

adressen = [
    path("uitwisseling", Uitwisseling.as_view(), name="uitwisseling"),
    path("uitwisseling/sjablonen/<slug:soort>/<slug:formaat>", Sjabloon.as_view(), name="sjabloon"),
    path("uitwisseling/lijsten/<slug:soort>/<slug:formaat>", Lijstbestand.as_view(), name="lijst"),
    path("importen/<uuid:import_id>", ImportPagina.as_view(), name="import"),
    path(
        "importen/<uuid:import_id>/uitvoering", ImportUitvoeren.as_view(), name="import_uitvoeren"
    ),
]
