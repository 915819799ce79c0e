"""A match: what is to be done about it by when, and what a person must fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from kern.models import Taak
from matching.models import Driepunt, Eindreden, GeenKlikreden, Koppeling

from .aanbod import LANGSTE_TOELICHTING


@dataclass(frozen=True, slots=True)
class Werk:
    """Something for the worklist."""

    soort: Taak.Soort
    titel: str
    uiterlijk_op: date


def te_doen(koppeling: Koppeling, termijnen: Mapping[str, int], vandaag: date) -> Werk | None:
    """What a coordinator has to do about a match now.

    - A first meeting that is not planned, is planned within `kennismaking` days.
    - Of one whose day has come, the outcome is written down that day.
    - The trial month is talked over on its last day.
    - After that, the match is evaluated on its evaluation date, in a pause too.
    """
    status = koppeling.status
    if status == Koppeling.Status.KENNISMAKING:
        if koppeling.kennismaking_op is None:
            voor = gemaakt_op(koppeling.aangemaakt_op) + timedelta(days=termijnen["kennismaking"])
            return Werk(Taak.Soort.KENNISMAKING, _("Plan de kennismaking"), voor)
        if koppeling.kennismaking_op <= vandaag:
            titel = _("Kennismaking: leg vast of er een klik is")
            return Werk(Taak.Soort.KENNISMAKING, titel, koppeling.kennismaking_op)
    if status == Koppeling.Status.PROEF and koppeling.proef_tot and koppeling.proef_tot <= vandaag:
        return Werk(Taak.Soort.PROEF, _("Proefmaand: vraag hoe het ging"), koppeling.proef_tot)
    if (
        status in (Koppeling.Status.ACTIEF, Koppeling.Status.GEPAUZEERD)
        and koppeling.evaluatie_op <= vandaag
    ):
        return Werk(Taak.Soort.EVALUATIE, _("Evalueer de koppeling"), koppeling.evaluatie_op)
    return None


def gemaakt_op(moment: datetime) -> date:
    """The day here."""
    return timezone.localdate(moment)


def eerste_evaluatie(vandaag: date, dagen: int, einddatum: date | None) -> date:
    """When a new match is evaluated: after so many days, or on its last day if that is sooner."""
    evaluatie = vandaag + timedelta(days=dagen)
    return evaluatie if einddatum is None else max(vandaag, min(evaluatie, einddatum))


def uitkomst_fouten(*, klik: bool | None, reden: str, toelichting: str) -> dict[str, str]:
    """Field -> what is wrong with the outcome of a first meeting or a trial month.

    - It is known whether they go on.
    - Without a click there is a reason of the list, and with one there is none.
    - Something else than what is on the list comes with an explanation.
    """
    fouten = {}
    if klik is None:
        fouten["klik"] = _("Kies of zij samen verdergaan.")
    if klik is False and reden not in GeenKlikreden.values:
        fouten["reden"] = _("Kies een reden.")
    if klik and reden:
        fouten["reden"] = _("Gaan zij samen verder, dan is er geen reden. Haal de reden weg.")
    return fouten | toelichting_fouten(toelichting, verplicht=reden == GeenKlikreden.ANDERS)


def einde_fouten(*, reden: str, toelichting: str) -> dict[str, str]:
    """Field -> what is wrong with the end of a match: a reason, explained where it is another."""
    fouten = {} if reden in Eindreden.values else {"eindreden": _("Kies een reden.")}
    return fouten | toelichting_fouten(toelichting, verplicht=reden == Eindreden.ANDERS)


def driepunt_fouten(**antwoorden: str) -> dict[str, str]:
    """Field -> what is wrong with these three-point answers; empty is unknown."""
    geldig = ("", *Driepunt.values)
    return {veld: _("Kies een antwoord.") for veld, w in antwoorden.items() if w not in geldig}


def toelichting_fouten(toelichting: str, *, verplicht: bool) -> dict[str, str]:
    """What is wrong with an explanation."""
    if verplicht and not toelichting:
        return {"toelichting": _("Leg uit wat de reden is.")}
    if len(toelichting) > LANGSTE_TOELICHTING:
        return {"toelichting": _("Gebruik hoogstens %d tekens.") % LANGSTE_TOELICHTING}
    return {}
