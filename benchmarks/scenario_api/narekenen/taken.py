"""The worklist: what is to be done is on it once, what is done is off it, and pages show it all."""

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone

from benchmarks.scenario_api.boek import Boek
from kern.models import Organisatie, Taak
from mantelzorg.models import Checkin, Signaal
from mantelzorg.selectors.checkins import te_bellen
from matching.regels.koppelingen import te_doen
from matching.selectors.koppelingen import met_werk
from matching.selectors.parameters import parameters_op

Over = tuple[str, str]
"""The kind of a task, and what it is about."""


def taken(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for each task that is lost, came twice, or is about nothing."""
    rijen = Taak.objects.voor(organisatie)
    openstaand = rijen.filter(afgerond_op__isnull=True)
    staat: Counter[Over] = Counter(
        (soort, str(over)) for soort, over in openstaand.values_list("soort", "object_id")
    )
    nodig: Counter[Over] = Counter(_nodig(organisatie))
    for (soort, over), keer in (nodig - staat).items():
        yield f"{soort} {over}: {keer} not on the worklist"
    for (soort, over), keer in (staat - nodig).items():
        yield f"{soort} {over}: {keer} too often on the worklist"
    # Signals and check-ins have one in all their life: done with it, it does not come back.
    ooit = Counter(
        map(
            str,
            rijen.filter(soort__in=(Taak.Soort.SIGNAAL, Taak.Soort.CHECKIN)).values_list(
                "object_id", flat=True
            ),
        )
    )
    for signaal in Signaal.objects.voor(organisatie):
        if ooit[str(signaal.pk)] != 1:
            yield f"signal {signaal.pk}: {ooit[str(signaal.pk)]} tasks"
    for checkin in Checkin.objects.voor(organisatie):
        if ooit[str(checkin.pk)] > 1:
            yield f"check-in {checkin.pk}: {ooit[str(checkin.pk)]} tasks"
    getoond = Counter(boek.werklijst)
    if getoond != Counter(map(str, openstaand.values_list("pk", flat=True))):
        yield f"the pages showed {getoond.total()} tasks of {openstaand.count()}"


def _nodig(organisatie: Organisatie) -> Iterator[Over]:
    """What somebody has to do now."""
    vandaag = timezone.localdate()
    for signaal in Signaal.objects.voor(organisatie).filter(afgesloten_op__isnull=True):
        yield Taak.Soort.SIGNAAL, str(signaal.pk)
    for checkin in te_bellen(organisatie.pk, vandaag):
        yield Taak.Soort.CHECKIN, str(checkin.pk)
    termijnen = parameters_op(organisatie.pk, vandaag).termijnen
    for koppeling in met_werk(organisatie.pk, vandaag):
        if werk := te_doen(koppeling, termijnen, vandaag):
            yield werk.soort, str(koppeling.pk)
