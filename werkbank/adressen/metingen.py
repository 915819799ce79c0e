"""Measurements of burden, and the instruments they are made with."""

from django.urls import path

from werkbank.views.instrumenten import Instrumenten
from werkbank.views.metingen import MetingCorrectie, Metingen, MetingNieuw

adressen = [
    path("instrumenten", Instrumenten.as_view(), name="instrumenten"),
    path("zorgsituaties/<uuid:zorgsituatie_id>/metingen", Metingen.as_view(), name="metingen"),
    path(
        "zorgsituaties/<uuid:zorgsituatie_id>/metingen/nieuw",
        MetingNieuw.as_view(),
        name="meting_nieuw",
    ),
    path("metingen/<uuid:meting_id>/correctie", MetingCorrectie.as_view(), name="meting_correctie"),
]
