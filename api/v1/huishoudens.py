"""/huishoudens: who live together, their one contact here, and who comes into the house."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from api.v1.basis import Aanmaken, Gegevens, Inzien, Lijst, Verwijderen, Wijzigen
from api.v1.velden import ModelCamelnamen
from api.v1.vormen import Verwijzing, Verwijzingen
from kern.models import Huishouden, HuishoudenBetrokkene, Persoon
from kern.selectors.huishoudens import huishoudens_van
from kern.selectors.smal import delen
from kern.services.huishoudens import (
    BetrokkeneWaarde,
    HuishoudenGegevens,
    gegevens_van,
    leden_vergrendelen,
)
from mantelzorg.services.huishoudens import huishouden_vastleggen


class BetrokkeneSerializer(ModelCamelnamen):
    """Somebody who comes into the house."""

    class Meta:
        model = HuishoudenBetrokkene
        fields = ("soort", "naam", "hoe_vaak")


class Leden(Verwijzingen):
    """The ids of who live there."""

    def get_attribute(self, instance: Any) -> Sequence[Any]:
        return _leden(instance)


class HuishoudenSerializer(ModelCamelnamen):
    """A household. Who lived elsewhere and is named here moves here."""

    leden = Leden(
        child_relation=Verwijzing(queryset=Persoon.objects.all()),
        allow_empty=False,
        help_text=_("De personen die hier wonen."),
    )
    betrokkenen = BetrokkeneSerializer(  # type: ignore[call-arg]
        many=True, required=False, default=list, max_length=30
    )

    class Meta:
        model = Huishouden
        fields = ("id", "contact", "leden", "betrokkenen", "gewijzigd_op")
        read_only_fields = ("id", "gewijzigd_op")
        extra_kwargs = {"contact": {"default": None}}

    def validate_betrokkenen(self, rijen: Sequence[Gegevens]) -> Sequence[Gegevens]:
        """Each once, by kind and name."""
        if len({(rij["soort"], rij["naam"]) for rij in rijen}) < len(rijen):
            raise serializers.ValidationError(_("Iemand staat er twee keer. Laat één weg."))
        return rijen


class HuishoudenViewSet(Lijst, Inzien, Aanmaken, Wijzigen, Verwijderen):
    """The households of the own organisation. Of the last who leaves nothing is left."""

    naam = "huishoudens"
    groep = "zorg"
    doel = "huishoudens via de API"
    serializer_class = HuishoudenSerializer
    rijen = huishoudens_van
    van_anderen = ()
    delen: ClassVar = {
        "leden": ("pk", "samengevoegd_met_id"),
        "betrokkenen": BetrokkeneSerializer.kolommen(),
    }
    rechten = {
        "list": "persoon.inzien",
        "retrieve": "persoon.inzien",
        "create": "persoon.registreren",
        "update": "persoon.registreren",
        "partial_update": "persoon.registreren",
        "destroy": "persoon.registreren",
    }
    teksten = {
        "list": _("De huishoudens van uw organisatie"),
        "retrieve": _("Een huishouden"),
        "create": _("Leg vast wie er samen wonen"),
        "update": _("Verander alles van een huishouden"),
        "partial_update": _("Verander iets van een huishouden"),
        "destroy": _("Hef een huishouden op; de personen blijven"),
    }
    voorbeelden = {
        "create": {"leden": ["00000000-0000-4000-8000-000000000401"]},
        "update": {
            "leden": [
                "00000000-0000-4000-8000-000000000401",
                "00000000-0000-4000-8000-000000000402",
            ],
            "betrokkenen": [{"soort": "thuiszorg", "naam": "Carint", "hoeVaak": "elke ochtend"}],
        },
        "partial_update": {"leden": ["00000000-0000-4000-8000-000000000402"]},
    }

    def personen(self, rij: Any) -> Iterable[UUID | None]:
        return [lid.pk for lid in _leden(rij)]

    def aanmaken(self, gegevens: Gegevens) -> Huishouden:
        huishouden, _uitkomst = huishouden_vastleggen(
            actor=self.actor(), gegevens=HuishoudenGegevens(**_als_gegevens(gegevens))
        )
        return huishouden

    def update(
        self, request: Request, *args: Any, partial: bool = False, **kwargs: Any
    ) -> Response:
        """As for everything, but with the persons locked before their household."""
        gezien = self.get_object()
        gegevens = self.geldig(instance=gezien, partial=partial)
        leden = tuple(gegevens.get("leden", _leden(gezien)))
        with transaction.atomic():
            leden_vergrendelen(actor=self.actor(), huishouden=gezien, leden=leden)
            self.wijzigen(self.vergrendeld(), gegevens)
        return self.antwoord(self.get_object())

    def wijzigen(self, rij: Huishouden, gegevens: Gegevens) -> None:
        nieuw = replace(gegevens_van(rij), **_als_gegevens(gegevens))
        huishouden_vastleggen(actor=self.actor(), gegevens=nieuw, huishouden=rij)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """As `update`, with the persons locked before their household."""
        gezien = self.get_object()
        with transaction.atomic():
            leden_vergrendelen(actor=self.actor(), huishouden=gezien, leden=())
            return super().destroy(request, *args, **kwargs)

    def verwijderen(self, rij: Huishouden) -> None:
        """All leave; the service removes a household where nobody is left."""
        leeg = replace(gegevens_van(rij), leden=())
        huishouden_vastleggen(actor=self.actor(), gegevens=leeg, huishouden=rij)


def _leden(huishouden: Any) -> list[Any]:
    """Who live there; the household also has those that became another (`Samenvoeging`)."""
    return [lid for lid in delen(huishouden, "leden") if lid.samengevoegd_met_id is None]


def _als_gegevens(gegevens: Gegevens) -> dict[str, Any]:
    """What was sent, as fields of `HuishoudenGegevens`."""
    velden = {naam: waarde for naam, waarde in gegevens.items() if naam == "contact"}
    if "leden" in gegevens:
        velden["leden"] = tuple(gegevens["leden"])
    if "betrokkenen" in gegevens:
        velden["betrokkenen"] = tuple(BetrokkeneWaarde(**b) for b in gegevens["betrokkenen"])
    return velden
