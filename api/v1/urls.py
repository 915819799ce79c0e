"""The addresses under /api/v1: plural Dutch nouns, no trailing slash."""

from django.urls import path
from rest_framework.routers import SimpleRouter

from api.documentatie import openapi
from api.v1.aanmeldingen import AanmeldingViewSet
from api.v1.afwezigheden import AfwezigheidViewSet
from api.v1.audit_regels import AuditRegelViewSet
from api.v1.bekwaamheden import BekwaamheidViewSet
from api.v1.belastingmetingen import BelastingmetingViewSet
from api.v1.beschikbaarheden import BeschikbaarheidViewSet
from api.v1.checkins import CheckinViewSet
from api.v1.cijfers import CijferViewSet
from api.v1.doorverwijzingen import DoorverwijzingViewSet
from api.v1.gebruikers import GebruikerViewSet
from api.v1.gesprekken import GesprekViewSet
from api.v1.huishoudens import HuishoudenViewSet
from api.v1.hulpvragen import HulpvraagViewSet
from api.v1.importopdrachten import ImportopdrachtViewSet
from api.v1.instrumenten import InstrumentViewSet
from api.v1.kenmerken import KenmerkViewSet
from api.v1.koppelingen import KoppelingViewSet
from api.v1.lijsten import LijstViewSet
from api.v1.matchrondes import MatchrondeViewSet
from api.v1.mijn.aanbiedingen import MijnAanbiedingenViewSet
from api.v1.mijn.checkins import MijnCheckinsViewSet
from api.v1.mijn.enkel import Enkel, Enkelrouter
from api.v1.mijn.inzage import MijnInzageViewSet
from api.v1.mijn.koppelingen import MijnKoppelingenViewSet
from api.v1.mijn.profiel import MijnProfielViewSet
from api.v1.mijn.rooster import (
    MijnAfwezighedenViewSet,
    MijnBeschikbaarhedenViewSet,
    MijnExtraViewSet,
)
from api.v1.mijn.signalen import MijnSignalenViewSet
from api.v1.mijn.zorgsituaties import MijnZorgsituatiesViewSet
from api.v1.organisaties import EigenOrganisatieViewSet
from api.v1.parameters import (
    BelastingParametersViewSet,
    MatchingParametersViewSet,
    NormenViewSet,
    ToelatingViewSet,
)
from api.v1.personen import PersoonViewSet
from api.v1.samenvoegingen import SamenvoegingViewSet
from api.v1.signalen import SignaalViewSet
from api.v1.taken import TaakViewSet
from api.v1.toestemmingen import ToestemmingViewSet
from api.v1.verwijzing_aanmeldingen import VerwijzingAanmeldingViewSet
from api.v1.verwijzing_signalen import VerwijzingSignaalViewSet
from api.v1.vogs import VogViewSet
from api.v1.voorstellen import VoorstelViewSet
from api.v1.vrijwilligers import VrijwilligerViewSet
from api.v1.wijken import WijkViewSet
from api.v1.zorgsituaties import ZorgsituatieViewSet

app_name = "api"

VIEWSETS = (
    AanmeldingViewSet,
    AfwezigheidViewSet,
    AuditRegelViewSet,
    BekwaamheidViewSet,
    BelastingParametersViewSet,
    BelastingmetingViewSet,
    BeschikbaarheidViewSet,
    CheckinViewSet,
    CijferViewSet,
    DoorverwijzingViewSet,
    EigenOrganisatieViewSet,
    GebruikerViewSet,
    GesprekViewSet,
    HuishoudenViewSet,
    HulpvraagViewSet,
    ImportopdrachtViewSet,
    InstrumentViewSet,
    KenmerkViewSet,
    KoppelingViewSet,
    LijstViewSet,
    MatchingParametersViewSet,
    MatchrondeViewSet,
    MijnAanbiedingenViewSet,
    MijnAfwezighedenViewSet,
    MijnBeschikbaarhedenViewSet,
    MijnCheckinsViewSet,
    MijnExtraViewSet,
    MijnInzageViewSet,
    MijnKoppelingenViewSet,
    MijnProfielViewSet,
    MijnSignalenViewSet,
    MijnZorgsituatiesViewSet,
    NormenViewSet,
    PersoonViewSet,
    SamenvoegingViewSet,
    SignaalViewSet,
    TaakViewSet,
    ToelatingViewSet,
    ToestemmingViewSet,
    VerwijzingAanmeldingViewSet,
    VerwijzingSignaalViewSet,
    VogViewSet,
    VoorstelViewSet,
    VrijwilligerViewSet,
    WijkViewSet,
    ZorgsituatieViewSet,
)

router = SimpleRouter(trailing_slash=False)
enkel = Enkelrouter(trailing_slash=False)
for viewset in VIEWSETS:
    waar = enkel if issubclass(viewset, Enkel) else router
    waar.register(viewset.naam, viewset, basename=viewset.naam)

urlpatterns = [path("openapi.json", openapi, name="openapi"), *router.urls, *enkel.urls]
