"""The addresses under /api/v1: plural Dutch nouns, no trailing slash."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from api.documentatie import openapi
from api.v1.koppelingen import KoppelingViewSet
from api.v1.matchrondes import MatchrondeViewSet
from api.v1.personen import PersoonViewSet
from api.v1.voorstellen import VoorstelViewSet
from api.v1.zorgsituaties import ZorgsituatieViewSet

app_name = "api"

VIEWSETS = (
    PersoonViewSet,
    KoppelingViewSet,
    MatchrondeViewSet,
    VoorstelViewSet,
    ZorgsituatieViewSet,
)

router = SimpleRouter(trailing_slash=False)
for viewset in VIEWSETS:
    router.register(viewset.naam, viewset, basename=viewset.naam)

urlpatterns = [path("openapi.json", openapi, name="openapi"), *router.urls]
