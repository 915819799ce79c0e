"""The carers of the demo who are followed: how their load went, and when they were asked."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef

from mantelzorg.models import Gesprek, Hulpvraag, Spoed, Zorgsituatie

from .belastingverloop import Belastingverloop, belastingverloop
from .cijfers import belasting as cijfers
from .dossiers import Bureau
from .draaglast import Zorg, lasten
from .meetmomenten import Moment, momenten

WIL_NIET = "wil_niet"


@dataclass(frozen=True, slots=True)
class Gevolgd:
    """A carer who is asked how it goes. ``stil_sinds``: answers no more since so many days, or 0.

    Without ``grondslag`` for what they answer there are only refusals.
    """

    situatie: Zorgsituatie
    verloop: Belastingverloop
    momenten: tuple[Moment, ...]
    stil_sinds: int
    grondslag: bool


def gevolgden(bureau: Bureau) -> list[Gevolgd]:
    """The carers with whom somebody talked, by number of their care situation."""
    trek = bureau.trekking("belasting")
    gesproken = Gesprek.objects.voor(bureau.organisatie).filter(
        zorgsituatie=OuterRef("pk"), geen_gesprek=""
    )
    situaties = list(
        Zorgsituatie.objects.voor(bureau.organisatie)
        .filter(Exists(gesproken))
        .select_related("mantelzorger", "aanspreekpunt", "vervanger")
        .order_by("nummer")
    )
    nu = lasten(_zorg_van(bureau, situaties), trek)
    met_grondslag = set(trek.deel(range(len(situaties)), cijfers.MET_GRONDSLAG))
    stil = set(trek.deel(range(len(situaties)), cijfers.STIL))
    return [
        _gevolgd(bureau, situatie, last, stil=nr in stil, grondslag=nr in met_grondslag)
        for nr, (situatie, last) in enumerate(zip(situaties, nu, strict=True))
    ]


def _gevolgd(
    bureau: Bureau, situatie: Zorgsituatie, last: float, *, stil: bool, grondslag: bool
) -> Gevolgd:
    """Each from a stream of their own: what one is asked does not shift what others answer."""
    trek = bureau.trekking(f"belasting/{situatie.nummer}")
    verloop = belastingverloop(last, trek)
    stil_sinds = trek.randrange(*cijfers.STIL_SINDS) if stil else 0
    gevraagd = tuple(momenten(verloop, max(stil_sinds, 1), trek))
    if not grondslag:
        gevraagd = tuple(replace(moment, geen_meting=WIL_NIET) for moment in gevraagd[:1])
    return Gevolgd(situatie, verloop, gevraagd, stil_sinds, grondslag)


def _zorg_van(bureau: Bureau, situaties: list[Zorgsituatie]) -> list[Zorg]:
    """What the load of each carer is taken from."""
    spoed: dict[object, str] = {}
    vragen = Hulpvraag.objects.voor(bureau.organisatie).values_list("zorgsituatie_id", "spoed")
    for situatie_id, hoe in vragen:
        eerder = spoed.get(situatie_id, hoe)
        spoed[situatie_id] = max(hoe, eerder, key=Spoed.values.index)
    return [
        Zorg(
            None if situatie.uren_per_week is None else float(situatie.uren_per_week),
            situatie.nachten_verstoord,
            spoed.get(situatie.pk, Spoed.GEWOON),
            situatie.netwerk,
            _leeftijd(situatie.mantelzorger.geboortedatum, bureau.vandaag),
        )
        for situatie in situaties
    ]


def _leeftijd(geboren: date | None, vandaag: date) -> int | None:
    return None if geboren is None else (vandaag - geboren).days * 4 // 1461
