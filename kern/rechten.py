"""Who may do what with what, and whose: one table for pages, API and services.

Read a line as: resource.action -> which roles, and for each role whose. What is not in the table is
refused. Every right holds within the actor's own organisation only; the tenant filter sees to that.
"""

import enum
from uuid import UUID

from django.utils.translation import gettext as _

from .actor import SYSTEEM, Actor
from .fouten import NietToegestaan
from .models import Rol


class Wie(enum.Enum):
    """Whose data a right is about."""

    ORGANISATIE = "organisatie"  # everybody's in the own organisation
    EIGEN = "eigen"  # what is about themselves, and nothing else
    INGEDIEND = "ingediend"  # what they submitted, and nothing else


Rechten = dict[str, Wie]
"""Role -> whose."""


def alle(*rollen: str) -> Rechten:
    """These roles, for everybody in the organisation."""
    return dict.fromkeys(rollen, Wie.ORGANISATIE)


def eigen(*rollen: str) -> Rechten:
    """These roles, for what is about themselves."""
    return dict.fromkeys(rollen, Wie.EIGEN)


def ingediend(*rollen: str) -> Rechten:
    """These roles, for what they submitted."""
    return dict.fromkeys(rollen, Wie.INGEDIEND)


CONSULENT, COORDINATOR, BEHEERDER = Rol.CONSULENT, Rol.COORDINATOR, Rol.BEHEERDER
VRIJWILLIGER, MANTELZORGER, VERWIJZER = Rol.VRIJWILLIGER, Rol.MANTELZORGER, Rol.VERWIJZER

RECHTEN: dict[str, Rechten] = {
    # The organisation itself, and the words it works with.
    "organisatie.inzien": alle(*Rol),
    "stamgegevens.inzien": alle(
        CONSULENT, COORDINATOR, BEHEERDER, VRIJWILLIGER, MANTELZORGER, VERWIJZER
    ),
    "stamgegevens.beheren": alle(BEHEERDER, SYSTEEM),
    "gebruiker.inzien": alle(CONSULENT, COORDINATOR, BEHEERDER),
    "gebruiker.beheren": alle(BEHEERDER, SYSTEEM),
    "audit.inzien": alle(Rol.AUDITOR),
    "inzage.inzien": eigen(VRIJWILLIGER, MANTELZORGER),
    # Persons.
    "persoon.inzien": alle(CONSULENT, COORDINATOR) | eigen(VRIJWILLIGER, MANTELZORGER),
    "persoon.registreren": alle(CONSULENT, COORDINATOR, SYSTEEM),
    "contactgegevens.wijzigen": alle(CONSULENT, COORDINATOR, SYSTEEM)
    | eigen(VRIJWILLIGER, MANTELZORGER),
    # Decisions are people's: the system points duplicates out and never merges them.
    "persoon.samenvoegen": alle(CONSULENT, COORDINATOR),
    # Demand.
    "aanmelding.indienen": ingediend(VERWIJZER),
    "aanmelding.inzien": alle(CONSULENT, COORDINATOR) | ingediend(VERWIJZER),
    "zorgsituatie.inzien": alle(CONSULENT, COORDINATOR, SYSTEEM) | eigen(MANTELZORGER),
    "zorgsituatie.registreren": alle(CONSULENT, SYSTEEM),
    # What a kenmerk says about the health of who is cared for, while there is a legal basis for it.
    "gezondheid.inzien": alle(CONSULENT, COORDINATOR),
    "hulpvraag.inzien": alle(CONSULENT, COORDINATOR, SYSTEEM) | eigen(MANTELZORGER),
    "hulpvraag.registreren": alle(CONSULENT, SYSTEEM),
    # Answers are health data of the carer; what follows from them (risk, signals) is wider known.
    "meting.inzien": alle(CONSULENT),
    "meting.registreren": alle(CONSULENT, SYSTEEM),
    # An answer to a check-in sets it off; what follows is the system's (`services.bewaken`).
    "risico.bepalen": alle(CONSULENT, COORDINATOR, MANTELZORGER, SYSTEEM),
    "signaal.inzien": alle(CONSULENT, COORDINATOR) | eigen(MANTELZORGER) | ingediend(VERWIJZER),
    "signaal.melden": alle(CONSULENT, COORDINATOR, SYSTEEM)
    | eigen(MANTELZORGER)
    | ingediend(VERWIJZER),
    # Decisions are people's: the system raises signals and never closes one.
    "signaal.opvolgen": alle(CONSULENT, COORDINATOR),
    "checkin.plannen": alle(CONSULENT, SYSTEEM),
    "checkin.afhandelen": alle(CONSULENT),
    "checkin.beantwoorden": eigen(MANTELZORGER),
    "taak.inzien": alle(CONSULENT, COORDINATOR),
    "taak.toewijzen": alle(CONSULENT, COORDINATOR),
    "cijfers.inzien": alle(CONSULENT, COORDINATOR, BEHEERDER),
    # Supply.
    "vrijwilliger.inzien": alle(COORDINATOR, SYSTEEM) | eigen(VRIJWILLIGER),
    "vrijwilliger.registreren": alle(COORDINATOR, SYSTEEM),
    "beschikbaarheid.registreren": alle(COORDINATOR, SYSTEEM) | eigen(VRIJWILLIGER),
    # Matching.
    "matchronde.inzien": alle(COORDINATOR),
    "matchronde.starten": alle(COORDINATOR, SYSTEEM),
    "voorstel.inzien": alle(COORDINATOR),
    "voorstel.toevoegen": alle(COORDINATOR),
    # Decisions are people's: the system never decides on a proposal.
    "voorstel.beoordelen": alle(COORDINATOR),
    # By telephone, on behalf of the volunteer and the carer.
    "voorstel.aanbieden": alle(COORDINATOR),
    "voorstel.beantwoorden": alle(COORDINATOR) | eigen(VRIJWILLIGER, MANTELZORGER),
    "koppeling.inzien": alle(COORDINATOR) | eigen(VRIJWILLIGER, MANTELZORGER),
    "koppeling.begeleiden": alle(COORDINATOR),
    # The system lets offers expire and reminds; it never takes a step for people.
    "koppeling.bewaken": alle(SYSTEEM),
}


def reikwijdte(rollen: frozenset[str], recht: str) -> frozenset[Wie]:
    """Of whom these roles have this right; of nobody is empty. An unknown right raises KeyError."""
    tabel = RECHTEN[recht]
    return frozenset(tabel[rol] for rol in rollen & tabel.keys())


def mag(rollen: frozenset[str], recht: str, wie: Wie = Wie.ORGANISATIE) -> bool:
    """Whether one of these roles has this right, for everybody or for whom is asked."""
    return wie in reikwijdte(rollen, recht)


def rollen_met(recht: str, wie: Wie = Wie.ORGANISATIE) -> frozenset[str]:
    """Which roles have this right."""
    return frozenset(rol for rol, van_wie in RECHTEN[recht].items() if van_wie is wie)


def vereis(actor: Actor, recht: str, wie: Wie = Wie.ORGANISATIE) -> None:
    """Raise NietToegestaan unless the actor has this right, for everybody or for whom is asked."""
    if not mag(actor.rollen, recht, wie):
        raise NietToegestaan(_("Uw rol geeft u hier geen toegang toe."))


def vereis_over(actor: Actor, recht: str, persoon_id: UUID) -> None:
    """Raise NietToegestaan unless the actor has this right for everybody, or is this person."""
    over_zichzelf = actor.persoon_id == persoon_id and mag(actor.rollen, recht, Wie.EIGEN)
    if not over_zichzelf:
        vereis(actor, recht)
