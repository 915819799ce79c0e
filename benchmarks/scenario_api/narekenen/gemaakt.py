"""What clients heard was made is there once, and nothing else is; each key had one effect."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from benchmarks.scenario_api.boek import Boek
from kern.models import (
    AuditRegel,
    Gebruiker,
    Organisatie,
    OrganisatieModel,
    Persoon,
    Toestemming,
    Verzoeksleutel,
)
from mantelzorg.models import (
    Aanmelding,
    Bron,
    Gesprek,
    Hulpvraag,
    Meting,
    Normenset,
    Signaalmelding,
    Zorgsituatie,
)
from matching.models import Matchronde
from vrijwilligers.models import Toelatingsset, Vog, Vrijwilliger


@dataclass(frozen=True, slots=True)
class Soort:
    """Lists that make a model, and what else makes one.

    ``stappen``: list and step of which the answer is a new one too; ``voor``: how many there were
    before the day, or come with something else that was made.
    """

    model: type[OrganisatieModel]
    lijsten: tuple[str, ...]
    stappen: tuple[tuple[str, str], ...] = ()
    voor: int = 0
    met: tuple[str, ...] = ()
    waar: dict[str, Any] = field(default_factory=dict)
    gelogd: bool = True


SOORTEN = (
    Soort(Gebruiker, ("gebruikers",), voor=2),
    Soort(Persoon, ("personen",), met=("verwijzingen/aanmeldingen",)),
    Soort(Aanmelding, ("aanmeldingen", "verwijzingen/aanmeldingen")),
    Soort(Zorgsituatie, ("zorgsituaties",)),
    Soort(Gesprek, ("gesprekken",)),
    Soort(Hulpvraag, ("hulpvragen",)),
    Soort(
        Meting,
        ("belastingmetingen",),
        stappen=(("belastingmetingen", "correcties"),),
        waar={"checkin__isnull": True},
    ),
    Soort(Vrijwilliger, ("vrijwilligers",)),
    Soort(Vog, ("vogs",)),
    Soort(Matchronde, ("matchrondes",), gelogd=False),
    Soort(Normenset, ("parameters-normen",)),
    Soort(Toelatingsset, ("parameters-toelating",)),
)


def gemaakt(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for everything that was lost, came twice or came by itself."""
    for soort in SOORTEN:
        yield from _soort(organisatie, boek, soort)
    yield from _met_checkin(organisatie, boek)
    yield from _meldingen(organisatie, boek)
    yield from _sleutels(organisatie, boek)


def _soort(organisatie: Organisatie, boek: Boek, soort: Soort) -> Iterator[str]:
    naam = soort.lijsten[0]
    gehoord = boek.gemaakt(*soort.lijsten)
    for lijst, stap in soort.stappen:
        gehoord += [een for een in boek.stappen(lijst) if een.stap == stap]
    ids = [een.id for een in gehoord]
    if len(set(ids)) != len(ids):
        yield f"{naam}: two calls had one answer"
    rijen = _ids(soort.model.objects.voor(organisatie).filter(**soort.waar))
    if lost := set(ids) - rijen:
        yield f"{naam}: lost {lost}"
    verwacht = len(ids) + soort.voor + len(boek.gemaakt(*soort.met))
    if len(rijen) != verwacht:
        yield f"{naam}: {len(rijen)} in the database, {verwacht} made"
    if soort.gelogd:
        regels = AuditRegel.objects.voor(organisatie).filter(
            gebeurtenis="gegeven_aangemaakt", object_soort=soort.model._meta.model_name
        )
        gelogd = Counter((str(id_), str(wie)) for id_, wie in _paren(regels))
        for een in gehoord:
            if gelogd[een.id, een.wie] != 1:
                yield f"{naam} {een.id}: {gelogd[een.id, een.wie]} times made by its author"


def _met_checkin(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """An answer to a check-in is kept once; with it came consent, where that was given."""
    antwoorden = [een for een in boek.stappen("checkins", "mijn/checkins") if een.stap == ANTWOORD]
    metingen = Meting.objects.voor(organisatie).filter(checkin__isnull=False)
    gemeten = Counter(map(str, metingen.values_list("checkin", flat=True)))
    if gemeten != Counter(een.over for een in antwoorden):
        yield f"check-ins: {gemeten.total()} answers kept, {len(antwoorden)} heard of"
    gegeven = len(boek.gemaakt("toestemmingen"))
    gegeven += sum(1 for een in antwoorden if een.inhoud.get("toestemming"))
    rijen = Toestemming.objects.voor(organisatie)
    if rijen.count() != gegeven:
        yield f"toestemmingen: {rijen.count()} in the database, {gegeven} given"
    if lost := {een.id for een in boek.gemaakt("toestemmingen")} - _ids(rijen):
        yield f"toestemmingen: lost {lost}"


def _meldingen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """Each report of a person is kept once, with who wrote it down."""
    gehoord = Counter(
        een.wie for een in boek.gemaakt("signalen", "mijn/signalen", "verwijzingen/signalen")
    )
    gehoord += Counter(
        een.wie
        for een in boek.stappen("checkins", "mijn/checkins")
        if een.stap == ANTWOORD and een.inhoud.get("vraagtHulp")
    )
    rijen = Signaalmelding.objects.voor(organisatie).exclude(bron=Bron.SYSTEEM)
    staat = Counter(map(str, rijen.values_list("vastgelegd_door", flat=True)))
    if staat != gehoord:
        yield f"signalen: {staat.total()} reports in the database, {gehoord.total()} made"


def _sleutels(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """Each key has the one answer that was heard, and no key has another."""
    rijen = Verzoeksleutel.objects.voor(organisatie).exclude(handtekening="")
    staat: Counter[tuple[str, str, str]] = Counter()
    for sleutel, wie, antwoord in rijen.values_list("sleutel", "gebruiker", "antwoord"):
        staat[str(sleutel), str(wie), ((antwoord or {}).get("inhoud") or {}).get("id", "")] += 1
    gehoord = Counter((een.sleutel, een.wie, een.id) for een in boek.verricht)
    if anders := (staat - gehoord) + (gehoord - staat):
        yield f"{anders.total()} keys have another answer than was heard: {[*anders][:3]}"


ANTWOORD = "antwoorden"


def _ids(rijen: QuerySet[Any]) -> set[str]:
    return set(map(str, rijen.values_list("pk", flat=True)))


def _paren(regels: QuerySet[Any]) -> QuerySet[Any]:
    return regels.values_list("object_id", "gebruiker_id")
