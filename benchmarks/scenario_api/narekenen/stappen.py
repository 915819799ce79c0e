"""Each step that a client heard of happened once, by who took it, and no other did."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from benchmarks.scenario_api.boek import Boek
from kern.models import AuditRegel, Organisatie, OrganisatieModel
from mantelzorg.models import Belpoging, Doorverwijzing, Opvolging
from matching.models import Evaluatie, Voorstelantwoord

Gedaan = Counter[tuple[str, str, str]]
"""What, about what, by whom."""

STAPPEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("aanmeldingen", "zorgsituaties"): ("aanmelding.zorgsituatie",),
    ("belastingmetingen", "correcties"): (),  # a new measurement: see `gemaakt`
    ("checkins", "antwoorden"): ("checkin.status",),
    ("checkins", "belpogingen"): ("belpoging",),
    ("checkins", "weigeringen"): ("checkin.status",),
    ("hulpvragen", "doorverwijzingen"): ("doorverwijzing", "hulpvraag.status"),
    ("hulpvragen", "intrekkingen"): ("hulpvraag.status",),
    ("koppelingen", "beeindigingen"): ("koppeling_stap beeindigen", "evaluatie"),
    ("koppelingen", "evaluaties"): ("koppeling_stap evalueren", "evaluatie"),
    ("koppelingen", "hervattingen"): ("koppeling_stap hervatten",),
    ("koppelingen", "kennismakingen"): ("koppeling_stap kennismaken",),
    ("koppelingen", "kennismakingsafspraken"): ("koppeling_stap plannen",),
    ("koppelingen", "pauzes"): ("koppeling_stap pauzeren",),
    ("koppelingen", "proeven"): ("koppeling_stap proef_afronden",),
    ("mijn/aanbiedingen", "antwoorden"): ("voorstelantwoord",),
    ("mijn/checkins", "antwoorden"): ("checkin.status",),
    ("signalen", "afsluitingen"): ("signaal.uitkomst",),
    ("signalen", "opvolgingen"): ("opvolging",),
    ("taken", "toewijzingen"): ("taak.eigenaar",),
    ("voorstellen", "aanbiedingen"): ("voorstel_beoordeeld aanbieden",),
    ("voorstellen", "antwoorden"): ("voorstelantwoord",),
    ("voorstellen", "beoordelingen"): ("voorstel_beoordeeld goedkeuren",),
    ("vrijwilligers", "activeringen"): ("vrijwilliger.status",),
}
"""List and step -> what is found of it."""

RIJEN: tuple[tuple[type[OrganisatieModel], str, str], ...] = (
    (Belpoging, "checkin", "door"),
    (Doorverwijzing, "hulpvraag", "door"),
    (Evaluatie, "koppeling", "door"),
    (Opvolging, "signaal", "door"),
    (Voorstelantwoord, "voorstel", "door"),
)
"""Rows that a step leaves: about what, by whom."""


def stappen(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for each step that was lost, came twice, or that nobody heard of."""
    gehoord: Gedaan = Counter()
    for een in boek.stappen(*{soort for soort, _stap in STAPPEN}):
        for wat in STAPPEN[een.soort, een.stap]:
            gehoord[wat, een.over, een.wie] += 1
    bekend = {wat for rij in STAPPEN.values() for wat in rij}
    staat = _gelogd(organisatie) + _rijen(organisatie)
    staat = Counter({sleutel: n for sleutel, n in staat.items() if sleutel[0] in bekend})
    for sleutel in gehoord.keys() | staat.keys():
        if gehoord[sleutel] != staat[sleutel]:
            wat, over, wie = sleutel
            keren = f"{staat[sleutel]} times in the database, {gehoord[sleutel]} heard of"
            yield f"{wat} of {over} by {wie}: {keren}"


def _gelogd(organisatie: Organisatie) -> Gedaan:
    """From the audit log: steps by their name, changes by their field."""
    gevonden: Gedaan = Counter()
    regels = AuditRegel.objects.voor(organisatie).filter(uitkomst=AuditRegel.Uitkomst.GELUKT)
    for regel in regels:
        for wat in _namen(regel):
            gevonden[wat, str(regel.object_id), str(regel.gebruiker_id)] += 1
    return gevonden


def _namen(regel: AuditRegel) -> list[str]:
    wat: dict[str, Any] = regel.bijzonderheden
    if regel.gebeurtenis == "gegeven_gewijzigd":
        return [f"{regel.object_soort}.{veld}" for veld in wat["velden"]]
    if regel.gebeurtenis in ("voorstel_beoordeeld", "koppeling_stap"):
        return [f"{regel.gebeurtenis} {wat.get('stap') or wat['besluit']}"]
    return []


def _rijen(organisatie: Organisatie) -> Gedaan:
    gevonden: Gedaan = Counter()
    for model, over, door in RIJEN:
        naam = model._meta.model_name or ""
        for wat, wie in model.objects.voor(organisatie).values_list(over, door):
            gevonden[naam, str(wat), str(wie)] += 1
    return gevonden
