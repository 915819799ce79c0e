"""Reading care situations."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kern.models import Persoon
from mantelzorg.models import Zorgsituatie

from .grondslag import met_grondslag
from .risico import met_risico


def zorgsituaties_van(organisatie_id: UUID) -> QuerySet[Zorgsituatie]:
    """The care situations of an organisation with their persons, consents and target groups."""
    return (
        Zorgsituatie.objects.voor(organisatie_id)
        .select_related(
            "mantelzorger", "zorgvrager", "vertegenwoordiger", "aanspreekpunt", "vervanger"
        )
        .prefetch_related("zorgvrager__toestemmingen", "doelgroepen")
        .order_by("nummer")
    )


def zorgsituaties_in_beeld(organisatie_id: UUID) -> QuerySet[Zorgsituatie]:
    """The same with their `risico`, and with `grondslag`: whether the target groups may be shown.

    Those are health data: `mantelzorg.regels.gezondheid.zichtbaar` says which.
    """
    situaties = zorgsituaties_van(organisatie_id).prefetch_related(None)
    return met_grondslag(
        organisatie_id, met_risico(situaties.prefetch_related("doelgroepen__kenmerk"))
    )


def lopende_zorgsituaties(organisatie_id: UUID) -> QuerySet[Zorgsituatie]:
    """Those in which the care has not stopped."""
    eigen: QuerySet[Zorgsituatie] = Zorgsituatie.objects.voor(organisatie_id)
    return eigen.filter(beeindigd_op__isnull=True)


def ook_betrokken_bij(
    organisatie_id: UUID, personen: Iterable[Persoon]
) -> dict[UUID, list[Zorgsituatie]]:
    """Person id -> all care situations in which they care or are cared for, in one query.

    Many carers are cared for themselves, or care for more than one. The page leaves out the care
    situation it is about; `Zorgsituatie.mantelzorger_id` says in which role somebody is in it.
    """
    gevonden: dict[UUID, list[Zorgsituatie]] = {persoon.id: [] for persoon in personen}
    situaties = (
        Zorgsituatie.objects.voor(organisatie_id)
        .filter(Q(mantelzorger__in=gevonden) | Q(zorgvrager__in=gevonden))
        .select_related("mantelzorger", "zorgvrager")
        .order_by("nummer")
    )
    for situatie in situaties:
        for persoon_id in (situatie.mantelzorger_id, situatie.zorgvrager_id):
            if persoon_id in gevonden:
                gevonden[persoon_id].append(situatie)
    return gevonden
