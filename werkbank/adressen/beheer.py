"""What beheerders keep: kenmerken and parameters."""

from django.urls import path

from werkbank.views.kenmerken import Kenmerken, KenmerkNieuw, KenmerkPagina
from werkbank.views.parameters import (
    MatchingParameters,
    Normenpagina,
    Parametersoorten,
    Toelatingspagina,
)
from werkbank.views.parameters_belasting import BelastingParameters

adressen = [
    path("kenmerken", Kenmerken.as_view(), name="kenmerken"),
    path("kenmerken/nieuw", KenmerkNieuw.as_view(), name="kenmerk_nieuw"),
    path("kenmerken/<uuid:kenmerk_id>", KenmerkPagina.as_view(), name="kenmerk"),
    path("parameters", Parametersoorten.as_view(), name="parameters"),
    path("parameters/matching", MatchingParameters.as_view(), name="parameters_matching"),
    path("parameters/belasting", BelastingParameters.as_view(), name="parameters_belasting"),
    path("parameters/normen", Normenpagina.as_view(), name="parameters_normen"),
    path("parameters/toelating", Toelatingspagina.as_view(), name="parameters_toelating"),
]
