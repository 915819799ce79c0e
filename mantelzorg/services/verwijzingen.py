"""What a referrer sends: a registration, and a signal about somebody they registered.

A referrer has no right to change a file. What follows is the system's work, in their name.
"""

from dataclasses import asdict, dataclass, fields

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import Gebruiker
from kern.rechten import Wie, vereis
from kern.services.personen import PersoonGegevens, persoon_opslaan
from mantelzorg.models import (
    Aanmelding,
    Aanmeldkanaal,
    Bron,
    Signaalmelding,
    Spoed,
    Zorgsituatie,
)
from mantelzorg.selectors.aanmeldingen import ingediende_meldingen
from mantelzorg.services.aanmeldingen import AanmeldingGegevens, Inzending, aanmelding_opslaan
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden


@dataclass(frozen=True, slots=True, kw_only=True)
class InzendingGegevens:
    """Whom a referrer registers, and why; empty is unknown."""

    mantelzorger: PersoonGegevens
    spoed: str = Spoed.GEWOON
    verwijzer_soort: str = ""
    verwijzer_naam: str = ""
    toelichting: str = ""


@transaction.atomic
def aanmelding_indienen(*, actor: Actor, gegevens: InzendingGegevens) -> Aanmelding:
    """Register a carer for a referrer, received today. Raises Ongeldig and NietToegestaan.

    Always as a new person: whether somebody is known here is not for a referrer to find out. That
    two are one a consultant decides (`kern.services.samenvoegen`).
    """
    vereis(actor, "aanmelding.indienen", Wie.INGEDIEND)
    try:
        persoon, _uitkomst = persoon_opslaan(
            actor=actor.met_systeemrechten(), gegevens=gegevens.mantelzorger
        )
    except Ongeldig as fout:
        raise fout.onder("mantelzorger") from fout
    aanmelding, _uitkomst = aanmelding_opslaan(
        actor=actor.met_systeemrechten(),
        gegevens=AanmeldingGegevens(
            mantelzorger=persoon,
            ontvangen_op=timezone.localdate(),
            kanaal=Aanmeldkanaal.SYSTEEM,
            **{naam: getattr(gegevens, naam) for naam in _OVERGENOMEN},
        ),
        inzending=Inzending(_gebruiker(actor), _als_json(gegevens)),
    )
    return aanmelding


@transaction.atomic
def signaal_indienen(
    *, actor: Actor, aanmelding: Aanmelding, aard: str, ernst: str, toelichting: str = ""
) -> Signaalmelding:
    """Report a signal of today about a carer whom this referrer registered.

    Raises Ongeldig, NietToegestaan (also for a registration of somebody else), and Conflict while
    nobody has said here which care situation it is about.
    """
    vereis(actor, "signaal.melden", Wie.INGEDIEND)
    if actor.gebruiker_id is None or aanmelding.ingediend_door_id != actor.gebruiker_id:
        raise NietToegestaan(_("Deze aanmelding is niet van u."))
    zorgsituatie: Zorgsituatie | None = aanmelding.zorgsituatie
    if zorgsituatie is None:
        raise Conflict(
            "nog_niet_opgepakt",
            _("Deze aanmelding is nog niet opgepakt. Kan het niet wachten? Bel ons dan."),
        )
    signaal = signaal_melden(
        actor=actor.met_systeemrechten(),
        gegevens=MeldingGegevens(
            zorgsituatie=zorgsituatie,
            aard=aard,
            bron=Bron.VERWIJZER,
            datum=timezone.localdate(),
            ernst=ernst,
            toelichting=toelichting,
            gemeld_door_naam=_gebruiker(actor).naam,
        ),
    )
    # The newest of this signal is the one just kept: its care situation is locked.
    eigen = ingediende_meldingen(actor.organisatie_id, actor.gebruiker_id)
    melding: Signaalmelding = eigen.filter(signaal=signaal)[:1].get()
    return melding


_OVERGENOMEN = tuple(v.name for v in fields(InzendingGegevens) if v.name != "mantelzorger")


def _gebruiker(actor: Actor) -> Gebruiker:
    gebruiker: Gebruiker = Gebruiker.objects.voor(actor.organisatie_id).get(pk=actor.gebruiker_id)
    return gebruiker


def _als_json(gegevens: InzendingGegevens) -> dict[str, object]:
    """As it was sent, with days as text."""
    inzending = asdict(gegevens)
    dag = gegevens.mantelzorger.geboortedatum
    inzending["mantelzorger"]["geboortedatum"] = dag.isoformat() if dag else None
    return inzending
