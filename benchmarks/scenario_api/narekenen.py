"""What must hold after the day, looked up in the database itself."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from django.utils import timezone

from kern.models import AuditRegel, Gebruiker, Organisatie, Persoon, Verzoeksleutel
from mantelzorg.models import Aanmelding, Hulpvraag, Zorgsituatie
from matching.engine.controle import controleer_vast
from matching.inlezen import inlezen
from matching.models import Evaluatie, Koppeling, Matchronde, Voorstel, Voorstelantwoord
from matching.selectors.parameters import parameters_op
from vrijwilligers.models import Vog, Vrijwilliger

from .dag import Boek

MODELLEN = {
    "gebruikers": Gebruiker,
    "personen": Persoon,
    "zorgsituaties": Zorgsituatie,
    "hulpvragen": Hulpvraag,
    "vrijwilligers": Vrijwilliger,
    "vogs": Vog,
    "matchrondes": Matchronde,
    "verwijzingen/aanmeldingen": Aanmelding,
}
BESLUITEN = {"aanbiedingen": "aanbieden", "beoordelingen": "goedkeuren"}
STAPPEN = {
    "kennismakingsafspraken": "plannen",
    "kennismakingen": "kennismaken",
    "proeven": "proef_afronden",
    "pauzes": "pauzeren",
    "hervattingen": "hervatten",
    "evaluaties": "evalueren",
    "beeindigingen": "beeindigen",
}
"""Sub-resource -> what the audit log calls the step."""


def narekenen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for everything that is not as it must be."""
    yield from _regels(organisatie)
    yield from _aantallen(organisatie, boek)
    yield from _stappen(organisatie, boek)
    yield from _auteurs(organisatie)
    for laagste, hoogste in boek.gelijk:
        if (laagste, hoogste) not in ((201, 409), (409, 409)):
            yield f"two decided at once, and both heard {laagste} and {hoogste}"


def _regels(organisatie: Organisatie) -> Iterator[str]:
    """Nobody is over a limit or in two places, by the engine's own checker."""
    vandaag = timezone.localdate()
    ingelezen = inlezen(organisatie.pk, parameters_op(organisatie.pk, vandaag), vandaag)
    for herziening in ingelezen.te_herzien:
        if herziening.vrijwilliger_id:
            yield f"an approved match breaks {herziening.regel}: {herziening.hulpvraag_id}"
    for overtreding in controleer_vast(ingelezen.probleem):
        yield f"the fixed matches break {overtreding.regel}: {overtreding.tekst}"
    houdt = Voorstel.objects.voor(organisatie).filter(status__in=Voorstel.HOUDT_VAST)
    if len(ingelezen.probleem.vast) != houdt.count():
        yield f"{houdt.count()} proposals hold, {len(ingelezen.probleem.vast)} were checked"


def _aantallen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """Of everything there is as much as clients heard that they made, and it is that."""
    erbij = Counter({"gebruikers": 2, "personen": len(boek.gemaakt["verwijzingen/aanmeldingen"])})
    for soort, model in MODELLEN.items():
        gemaakt = boek.gemaakt[soort]
        if len(set(gemaakt)) != len(gemaakt):
            yield f"{soort}: two calls had one answer"
        rijen = set(map(str, model.objects.voor(organisatie).values_list("pk", flat=True)))
        if lost := set(gemaakt) - rijen:
            yield f"{soort}: lost {lost}"
        if len(rijen) != len(gemaakt) + erbij[soort]:
            yield f"{soort}: {len(rijen)} in the database, {len(gemaakt)} made"
    half = Verzoeksleutel.objects.voor(organisatie).filter(antwoord__isnull=True, adres="")
    if half.exists():
        yield f"{half.count()} keys were taken and never answered"
    if (
        lopend := Matchronde.objects.voor(organisatie).filter(status__in=Matchronde.LOPEND)
    ).exists():
        yield f"{lopend.count()} rounds never ended"


def _stappen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """Each step that a client heard of happened once, and no other did."""
    gelukt = AuditRegel.objects.voor(organisatie).filter(uitkomst=AuditRegel.Uitkomst.GELUKT)
    gelogd: dict[tuple[str, str], Counter[str]] = {}
    for soort, id_, wat in gelukt.filter(
        gebeurtenis__in=("voorstel_beoordeeld", "koppeling_stap")
    ).values_list("object_soort", "object_id", "bijzonderheden"):
        naam = wat.get("stap") or wat["besluit"]
        gelogd.setdefault((soort, str(id_)), Counter())[naam] += 1
    for (soort, id_), stappen in boek.stappen.items():
        if soort == "voorstellen":
            nodig = Counter(BESLUITEN[stap] for stap in stappen if stap in BESLUITEN)
            staat = gelogd.get(("voorstel", id_), Counter())
            staat = Counter({naam: n for naam, n in staat.items() if naam in BESLUITEN.values()})
            gehoord = stappen.count("antwoorden")
            antwoorden = Voorstelantwoord.objects.voor(organisatie).filter(voorstel_id=id_).count()
            if antwoorden != gehoord:
                yield f"proposal {id_}: {antwoorden} answers, {gehoord} heard of"
        elif soort == "koppelingen":
            nodig = Counter(STAPPEN[stap] for stap in stappen)
            staat = gelogd.get(("koppeling", id_), Counter())
            evaluaties = Evaluatie.objects.voor(organisatie).filter(koppeling_id=id_).count()
            if evaluaties != len({"evaluaties", "beeindigingen"} & set(stappen)):
                yield f"match {id_}: {evaluaties} evaluations"
        else:
            continue
        if nodig != staat:
            yield f"{soort} {id_}: {dict(staat)} in the log, {dict(nodig)} heard of"


def _auteurs(organisatie: Organisatie) -> Iterator[str]:
    """No step without somebody who took it, in the log and in what it was about."""
    stappen = AuditRegel.objects.voor(organisatie).filter(
        gebeurtenis__in=("voorstel_beoordeeld", "koppeling_stap")
    )
    if zonder := stappen.filter(gebruiker_id__isnull=True).count():
        yield f"{zonder} steps have no author in the log"
    gelogd: set[UUID] = set(stappen.values_list("object_id", flat=True))
    for voorstel in Voorstel.objects.voor(organisatie).filter(beoordeeld_op__isnull=False):
        if voorstel.pk not in gelogd:
            yield f"proposal {voorstel.pk} is {voorstel.status} and nobody did it"
    for koppeling in Koppeling.objects.voor(organisatie).exclude(status="kennismaking"):
        if koppeling.pk not in gelogd:
            yield f"match {koppeling.pk} is {koppeling.status} and nobody did it"
