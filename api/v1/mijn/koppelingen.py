"""/mijn/koppelingen: whom a volunteer visits and who comes to a carer, no more than that needs."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.v1.basis import EigenViewSet, Inzien, Lijst
from api.v1.mijn.moment import MomentSerializer
from api.v1.velden import Camelnamen, ModelCamelnamen
from kern.actor import Actor
from kern.verzoek import gebruiker_van
from mantelzorg.models import Hulpvraag
from matching.models import Koppeling, Voorstelantwoord
from matching.regels.betrokkenen import kant_van, personen_van_koppeling
from matching.regels.inzage import mag_adres_weten
from matching.selectors.eigen import eigen_koppelingen

Kant = Voorstelantwoord.Van


class BezoekadresSerializer(Camelnamen):
    """Whom one visits and where. Elsewhere than at home only the postcode is known."""

    zorgvrager = serializers.CharField(source="zorgsituatie.zorgvrager.volledige_naam")
    mantelzorger = serializers.CharField(source="zorgsituatie.mantelzorger.volledige_naam")
    telefoon = serializers.CharField(
        source="zorgsituatie.mantelzorger.telefoon", help_text=_("Van de mantelzorger.")
    )
    straat = serializers.SerializerMethodField(help_text=_("Leeg: onbekend of elders."))
    huisnummer = serializers.SerializerMethodField(help_text=_("Leeg: onbekend of elders."))
    postcode = serializers.CharField(source="bezoekpostcode")

    def get_straat(self, hulpvraag: Hulpvraag) -> str:
        """Of the person cared for, where the visit is at home."""
        return _thuis(hulpvraag, "straat")

    def get_huisnummer(self, hulpvraag: Hulpvraag) -> str:
        """Of the person cared for, where the visit is at home."""
        return _thuis(hulpvraag, "huisnummer")


class MijnKoppelingSerializer(ModelCamelnamen):
    """A match: when, which coordinator goes along, and of the other what one may know."""

    kant = serializers.SerializerMethodField(help_text=_("Als wie u meedoet."))
    moment = MomentSerializer(source="voorstel", read_only=True)
    coordinator = serializers.CharField(
        source="coordinator.naam", read_only=True, allow_null=True, default=None
    )
    vrijwilliger = serializers.SerializerMethodField(
        help_text=_("Voor de mantelzorger: de voornaam van wie er komt.")
    )
    bezoekadres = serializers.SerializerMethodField(
        help_text=_("Voor de vrijwilliger, als de geheimhouding getekend is.")
    )

    class Meta:
        model = Koppeling
        fields = (
            "id",
            "kant",
            "status",
            "moment",
            "kennismaking_op",
            "coordinator",
            "vrijwilliger",
            "bezoekadres",
            "einddatum",
        )
        read_only_fields = fields

    def _kant(self, koppeling: Koppeling) -> Kant:
        return kant_van(koppeling.voorstel, gebruiker_van(self.context["request"]).persoon_id)

    def get_kant(self, koppeling: Koppeling) -> str:
        """vrijwilliger or mantelzorger."""
        return self._kant(koppeling).value

    def get_vrijwilliger(self, koppeling: Koppeling) -> str | None:
        """The first name of who comes."""
        if self._kant(koppeling) == Kant.VRIJWILLIGER:
            return None
        return koppeling.voorstel.vrijwilliger.persoon.voornaam

    @extend_schema_field(BezoekadresSerializer(allow_null=True))
    def get_bezoekadres(self, koppeling: Koppeling) -> object:
        """Where to go, for a volunteer who may know."""
        vrijwilliger = koppeling.voorstel.vrijwilliger
        if self._kant(koppeling) != Kant.VRIJWILLIGER:
            return None
        if not mag_adres_weten(vrijwilliger, timezone.localdate()):
            return None
        return BezoekadresSerializer(koppeling.hulpvraag).data


def _thuis(hulpvraag: Hulpvraag, veld: str) -> str:
    return "" if hulpvraag.postcode else getattr(hulpvraag.zorgsituatie.zorgvrager, veld)


def van_mij(actor: Actor) -> QuerySet[Koppeling]:
    """The matches that live of who asks."""
    return eigen_koppelingen(actor.organisatie_id, actor.persoon_id)


class MijnKoppelingenViewSet(EigenViewSet, Lijst, Inzien):
    """One's own matches."""

    naam = "mijn/koppelingen"
    doel = "eigen koppelingen via de API"
    serializer_class = MijnKoppelingSerializer
    rijen_van = van_mij
    rechten = dict.fromkeys(("list", "retrieve"), "koppeling.inzien")
    teksten = {
        "list": _("Bij wie u komt, of wie er bij u komt"),
        "retrieve": _("Bij wie u komt, of wie er bij u komt: een koppeling"),
    }

    def personen(self, rij: Koppeling) -> Iterable[UUID | None]:
        return personen_van_koppeling(rij)
