"""What a carer reports about their own care, by themselves."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.rechten import Wie, vereis
from mantelzorg.models import Bron, Signaalmelding, Zorgsituatie
from mantelzorg.selectors.signalen import eigen_meldingen
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden


@transaction.atomic
def eigen_signaal_melden(
    *, actor: Actor, zorgsituatie: Zorgsituatie, aard: str, ernst: str, toelichting: str = ""
) -> Signaalmelding:
    """Report a signal of today about the care that who reports it gives.

    What follows is in the name of the carer, by the rights of the system: a carer has none of their
    own to change a file. Raises Ongeldig, and NietToegestaan (also for the care of somebody else).
    """
    vereis(actor, "signaal.melden", Wie.EIGEN)
    if actor.persoon_id is None or zorgsituatie.mantelzorger_id != actor.persoon_id:
        raise NietToegestaan(_("Dit gaat niet over uw zorg."))
    signaal = signaal_melden(
        actor=actor.met_systeemrechten(),
        gegevens=MeldingGegevens(
            zorgsituatie=zorgsituatie,
            aard=aard,
            bron=Bron.MANTELZORGER,
            datum=timezone.localdate(),
            ernst=ernst,
            toelichting=toelichting,
        ),
    )
    # The newest of this signal is the one just kept: its care situation is locked.
    melding: Signaalmelding = eigen_meldingen(actor).filter(signaal=signaal)[:1].get()
    return melding
