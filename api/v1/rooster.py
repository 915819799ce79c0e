"""When somebody can, as JSON: read at one address, and replaced there in one call.

The same for a coordinator, of a volunteer, and for volunteers themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.response import Response

from api.v1.basis import Gegevens, OrganisatieViewSet
from api.v1.velden import Camelnamen
from api.v1.vormen import Datum, Geheel, Kloktijd
from api.versies import etag
from kern.actor import Actor
from kern.regels.tijd import WEKEN, dag_fout, weeklijst, weekpatroon
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import geldt_tot
from vrijwilligers.regels.vensters import Weekvenster
from vrijwilligers.services.beschikbaarheid import (
    afwezigheden_wijzigen,
    beschikbaarheid_wijzigen,
    extra_beschikbaarheid_wijzigen,
    patroon_op,
    versies_van,
)

MEESTE_RIJEN = 500
"""Windows, absences or dates in one call."""

MET_ETAG = OpenApiParameter(
    "ETag",
    str,
    OpenApiParameter.HEADER,
    description=_("De versie van de vrijwilliger, voor If-Match."),
    response=[200],
)


def _dag_controleren(dag: date) -> None:
    if tekst := dag_fout(dag):
        raise serializers.ValidationError(tekst)


class Dag(Datum):
    """A day that can be meant here."""

    default_validators = [_dag_controleren]  # as DRF declares it


class Weken(serializers.ListField):
    """Weeks 0 to 3 of the cycle, of which the first began on Monday 2024-01-01.

    Shows a bit pattern; what was sent stays a list (`weekpatroon`).
    """

    child = Geheel(min_value=0, max_value=3)

    def __init__(self, **kwargs: Any) -> None:
        uitleg = _("De weken, 0 tot en met 3. Week 0 van de vier begon op 1 januari 2024.")
        kwargs.setdefault("help_text", uitleg)
        super().__init__(min_length=1, max_length=4, **kwargs)

    def to_representation(self, data: Any) -> Any:
        return list(weeklijst(data))


class WeekvensterSerializer(Camelnamen):
    """Times on a day of the week; an end that is not after the start is on the next day."""

    dag = Geheel(min_value=0, max_value=6, help_text=_("0 is maandag, 6 is zondag."))
    van = Kloktijd()
    tot = Kloktijd(help_text=_("Niet later dan van: de volgende dag."))
    weken = Weken(required=False)


class PatroonSerializer(Camelnamen):
    """The weekly times from a day on."""

    vanaf = Dag(help_text=_("De eerste dag waarop dit geldt."))
    tot = Dag(
        required=False,
        allow_null=True,
        help_text=_("De laatste dag. Daarna geldt weer wat er al was. Leeg: tot nader bericht."),
    )
    beschikbaarheid = WeekvensterSerializer(many=True, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]


class PeriodeSerializer(Camelnamen):
    """Away from the first until and including the last day."""

    van = Dag()
    tot = Dag(help_text=_("Tot en met deze dag."))


class AfwezigSerializer(Camelnamen):
    """All absences of now and later. Those that are over stay known."""

    afwezigheden = PeriodeSerializer(many=True, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]


class ExtraDatumSerializer(Camelnamen):
    """Times on one date; an end that is not after the start is on the next day."""

    datum = Dag()
    van = Kloktijd()
    tot = Kloktijd(help_text=_("Niet later dan van: de volgende dag."))


class ExtraSerializer(Camelnamen):
    """All dates on which somebody can outside the weekly times."""

    extra_beschikbaarheden = ExtraDatumSerializer(many=True, max_length=MEESTE_RIJEN)  # type: ignore[call-arg]


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of when somebody can: how it is read, as it holds on a day, and replaced."""

    serializer: type[Camelnamen]
    lezen: Callable[[Vrijwilliger, date], Mapping[str, Any]]
    wijzigen: Callable[[Actor, Vrijwilliger, Gegevens], object]


def _patroon(vrijwilliger: Vrijwilliger, dag: date) -> Mapping[str, Any]:
    versies = versies_van(vrijwilliger)
    return {
        "vanaf": dag,
        "tot": geldt_tot(versies, dag),
        "beschikbaarheid": patroon_op(versies, dag),
    }


def _patroon_wijzigen(actor: Actor, vrijwilliger: Vrijwilliger, gegevens: Gegevens) -> None:
    vensters = [
        Weekvenster(rij["dag"], rij["van"], rij["tot"], weekpatroon(rij.get("weken", range(WEKEN))))
        for rij in gegevens["beschikbaarheid"]
    ]
    beschikbaarheid_wijzigen(
        actor=actor,
        vrijwilliger=vrijwilliger,
        vensters=vensters,
        vanaf=gegevens["vanaf"],
        tot=gegevens.get("tot"),
    )


def _afwezig(vrijwilliger: Vrijwilliger, dag: date) -> Mapping[str, Any]:
    return {"afwezigheden": [rij for rij in vrijwilliger.afwezigheden.all() if rij.tot >= dag]}


def _afwezig_wijzigen(actor: Actor, vrijwilliger: Vrijwilliger, gegevens: Gegevens) -> None:
    afwezigheden_wijzigen(
        actor=actor,
        vrijwilliger=vrijwilliger,
        periodes=[(rij["van"], rij["tot"]) for rij in gegevens["afwezigheden"]],
    )


def _extra(vrijwilliger: Vrijwilliger, _dag: date) -> Mapping[str, Any]:
    return {"extra_beschikbaarheden": vrijwilliger.extra_beschikbaarheden.all()}


def _extra_wijzigen(actor: Actor, vrijwilliger: Vrijwilliger, gegevens: Gegevens) -> None:
    rijen = gegevens["extra_beschikbaarheden"]
    extra_beschikbaarheid_wijzigen(
        actor=actor,
        vrijwilliger=vrijwilliger,
        datums=[(rij["datum"], rij["van"], rij["tot"]) for rij in rijen],
    )


PATROON = Deel(PatroonSerializer, _patroon, _patroon_wijzigen)
AFWEZIG = Deel(AfwezigSerializer, _afwezig, _afwezig_wijzigen)
EXTRA = Deel(ExtraSerializer, _extra, _extra_wijzigen)

WEEKPATROON = {
    "vanaf": "2099-01-05",
    "beschikbaarheid": [{"dag": 1, "van": "13:00", "tot": "17:00", "weken": [0, 2]}],
}
WEG = {"afwezigheden": [{"van": "2099-07-01", "tot": "2099-07-21"}]}
EXTRA_DAG = {"extraBeschikbaarheden": [{"datum": "2099-12-12", "van": "09:00", "tot": "12:00"}]}
# Examples, for the documentation.


class Roosterdelen(OrganisatieViewSet):
    """Reads and replaces a part of when a volunteer can, with the version of the volunteer."""

    def deel_lezen(self, deel: Deel) -> Response:
        """As it is today."""
        vrijwilliger = self.get_object()
        self.ingezien([vrijwilliger])
        return self._deel(deel, vrijwilliger, timezone.localdate())

    def deel_vervangen(self, deel: Deel) -> Response:
        """All of it at once; answers with it as it is from then on."""
        with transaction.atomic():
            vrijwilliger = self.vergrendeld()
            gegevens = self.geldig(deel.serializer)
            deel.wijzigen(self.actor(), vrijwilliger, gegevens)
        return self._deel(deel, self.get_object(), gegevens.get("vanaf", timezone.localdate()))

    def _deel(self, deel: Deel, vrijwilliger: Vrijwilliger, dag: date) -> Response:
        inhoud = deel.serializer(deel.lezen(vrijwilliger, dag)).data
        return Response(inhoud, headers={"ETag": etag(vrijwilliger)})
