"""Who may do what: one table for pages, API and services. What is not in it is refused.

Every right holds within the actor's own organisation only; the tenant filter sees to that.
"""

from django.utils.translation import gettext as _

from .actor import SYSTEEM, Actor
from .fouten import NietToegestaan
from .models import Rol

RECHTEN: dict[str, frozenset[str]] = {
    "persoon.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "persoon.registreren": frozenset({Rol.CONSULENT, Rol.COORDINATOR, SYSTEEM}),
    # Decisions are people's: the system points duplicates out and never merges them.
    "persoon.samenvoegen": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "zorgsituatie.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR, SYSTEEM}),
    "zorgsituatie.registreren": frozenset({Rol.CONSULENT, SYSTEEM}),
    "hulpvraag.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR, SYSTEEM}),
    "hulpvraag.registreren": frozenset({Rol.CONSULENT, SYSTEEM}),
    # Answers are health data of the carer; what follows from them (risk, signals) is wider known.
    "meting.inzien": frozenset({Rol.CONSULENT}),
    "meting.registreren": frozenset({Rol.CONSULENT, SYSTEEM}),
    # An answer to a check-in sets it off; what follows is the system's (`services.bewaken`).
    "risico.bepalen": frozenset({Rol.CONSULENT, Rol.COORDINATOR, Rol.MANTELZORGER, SYSTEEM}),
    "signaal.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "signaal.melden": frozenset({Rol.CONSULENT, Rol.COORDINATOR, SYSTEEM}),
    # Decisions are people's: the system raises signals and never closes one.
    "signaal.opvolgen": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "checkin.plannen": frozenset({Rol.CONSULENT, SYSTEEM}),
    "checkin.afhandelen": frozenset({Rol.CONSULENT}),
    "checkin.eigen": frozenset({Rol.MANTELZORGER}),
    "taak.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "taak.toewijzen": frozenset({Rol.CONSULENT, Rol.COORDINATOR}),
    "cijfers.inzien": frozenset({Rol.CONSULENT, Rol.COORDINATOR, Rol.BEHEERDER}),
    "vrijwilliger.inzien": frozenset({Rol.COORDINATOR, SYSTEEM}),
    "vrijwilliger.registreren": frozenset({Rol.COORDINATOR, SYSTEEM}),
    "matchronde.inzien": frozenset({Rol.COORDINATOR}),
    "matchronde.starten": frozenset({Rol.COORDINATOR, SYSTEEM}),
    "voorstel.inzien": frozenset({Rol.COORDINATOR}),
    "voorstel.toevoegen": frozenset({Rol.COORDINATOR}),
    # Decisions are people's: the system never decides on a proposal.
    "voorstel.beoordelen": frozenset({Rol.COORDINATOR}),
    # By telephone, on behalf of the volunteer and the carer.
    "voorstel.aanbieden": frozenset({Rol.COORDINATOR}),
    "koppeling.inzien": frozenset({Rol.COORDINATOR}),
    "koppeling.begeleiden": frozenset({Rol.COORDINATOR}),
    # The system lets offers expire and reminds; it never takes a step for people.
    "koppeling.bewaken": frozenset({SYSTEEM}),
    "stamgegevens.beheren": frozenset({Rol.BEHEERDER, SYSTEEM}),
    "audit.inzien": frozenset({Rol.AUDITOR}),
}


def mag(rollen: frozenset[str], recht: str) -> bool:
    """Whether one of these roles has this right. An unknown right is a mistake in the code."""
    return bool(RECHTEN[recht] & rollen)


def vereis(actor: Actor, recht: str) -> None:
    """Raise NietToegestaan unless the actor has this right."""
    if not mag(actor.rollen, recht):
        raise NietToegestaan(_("Uw rol geeft u hier geen toegang toe."))
