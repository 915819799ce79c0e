"""What a carer answers at a check-in: measurements, and a signal where they ask for help."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import NietToegestaan, Ongeldig
from kern.models import Doel, Ernst, Grondslag, Persoon
from kern.rechten import Wie, vereis
from kern.selectors.toestemmingen import heeft_grondslag
from kern.services.toestemmingen import toestemming_vastleggen
from mantelzorg.models import Aard, Bron, Checkin, Meting, Zorgsituatie
from mantelzorg.selectors.checkins import eigen_checkins
from mantelzorg.selectors.instrumenten import instrumenten_van
from mantelzorg.services.bewaken import situatie_bewaken
from mantelzorg.services.checkins import checkin_beeindigen, checkin_vergrendelen
from mantelzorg.services.metingen import MetingGegevens, meting_bewaren
from mantelzorg.services.signalen import MeldingGegevens, signaal_melden


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckinAntwoorden:
    """What a carer answered; empty and None were not answered, never "no".

    ``volhoudtijd``: the code of an answer. ``eigen_oordeel``: 0, not hard at all, to 10, much too
    hard. ``vraagt_hulp``: asks for help or to be called back. ``toelichting``: what is asked.
    ``toestemming``: agreed just now that these answers are kept.
    """

    volhoudtijd: str = ""
    eigen_oordeel: int | None = None
    vraagt_hulp: bool | None = None
    toelichting: str = ""
    toestemming: bool = False

    @property
    def over_belasting(self) -> bool:
        """Whether there is something in it that takes a legal basis to keep."""
        return bool(self.volhoudtijd) or self.eigen_oordeel is not None


@transaction.atomic
def checkin_beantwoorden(
    *, actor: Actor, checkin: Checkin, antwoorden: CheckinAntwoorden
) -> Checkin:
    """What a carer answered by telephone: measurements, and a signal where they ask for help.

    Raises Ongeldig (nothing answered, answers without a legal basis, or something asked by who
    asks for no help), NietToegestaan, and Conflict when it has ended.
    """
    vereis(actor, "checkin.afhandelen")
    return _beantwoorden(actor, checkin, antwoorden, Meting.Wijze.TELEFOON)


@transaction.atomic
def eigen_checkin_beantwoorden(
    *, actor: Actor, checkin: Checkin, antwoorden: CheckinAntwoorden
) -> Checkin:
    """What a carer answered online about their own care.

    What follows from it (consent, measurements, a signal) is in the name of the carer, by the
    rights of the system: a carer has none of their own to change a file. Raises what
    `checkin_beantwoorden` raises, and NietToegestaan for a check-in of somebody else.
    """
    vereis(actor, "checkin.beantwoorden", Wie.EIGEN)
    eigen = eigen_checkins(actor.organisatie_id, actor.gebruiker_id)
    if not eigen.filter(pk=checkin.pk).exists():
        raise NietToegestaan(_("Deze vragen zijn niet voor u."))
    return _beantwoorden(actor.met_systeemrechten(), checkin, antwoorden, Meting.Wijze.ONLINE)


def _beantwoorden(
    actor: Actor, checkin: Checkin, antwoorden: CheckinAntwoorden, wijze: Meting.Wijze
) -> Checkin:
    _controleren(antwoorden)
    if antwoorden.over_belasting:
        _grondslag_regelen(actor, checkin.zorgsituatie.mantelzorger, antwoorden)
    checkin = checkin_vergrendelen(actor, checkin)
    situatie = checkin.zorgsituatie
    checkin_beeindigen(actor, checkin, Checkin.Status.BEANTWOORD)
    # All of it first and the risk after that: one talk changes it once.
    for gegevens in _metingen(checkin, antwoorden, wijze):
        meting_bewaren(actor=actor, gegevens=gegevens)
    if antwoorden.vraagt_hulp:
        _om_hulp_vragen(actor, situatie, antwoorden.toelichting)
    situatie_bewaken(actor=actor, zorgsituatie_id=situatie.pk)
    return checkin


def _controleren(antwoorden: CheckinAntwoorden) -> None:
    """Raise Ongeldig where nothing was answered, or where what was asked would be kept nowhere."""
    if antwoorden.toelichting.strip() and not antwoorden.vraagt_hulp:
        raise Ongeldig(
            {
                "vraagt_hulp": _(
                    "U schreef op waar de mantelzorger om vraagt. Kies hier „ja”, dan komt het op "
                    "de werklijst. Of maak dat vak leeg."
                )
            }
        )
    if not antwoorden.over_belasting and antwoorden.vraagt_hulp is None:
        raise Ongeldig({"antwoorden": _("Er is nog niets ingevuld. Eén antwoord is genoeg.")})


def _metingen(
    checkin: Checkin, antwoorden: CheckinAntwoorden, wijze: Meting.Wijze
) -> Iterator[MetingGegevens]:
    """What was answered about the burden, each question by its instrument."""
    leeg = MetingGegevens(
        zorgsituatie=checkin.zorgsituatie,
        instrument="",
        datum=timezone.localdate(),
        wijze=wijze,
        checkin=checkin,
    )
    if antwoorden.volhoudtijd:
        (vraag,) = instrumenten_van(checkin.organisatie_id)["volhoudtijd"].items
        gegeven = {vraag.nummer: antwoorden.volhoudtijd}
        yield replace(leeg, instrument="volhoudtijd", antwoorden=gegeven)
    if antwoorden.eigen_oordeel is not None:
        yield replace(leeg, instrument="eigen_oordeel", totaal=antwoorden.eigen_oordeel)


def _grondslag_regelen(actor: Actor, persoon: Persoon, antwoorden: CheckinAntwoorden) -> None:
    """Record the consent that was given with the answers, where there was no legal basis yet.

    Before anything else is locked: persons come first, as everywhere.
    """
    if heeft_grondslag(persoon, Doel.GEZONDHEID):
        return
    if not antwoorden.toestemming:
        raise Ongeldig(
            {
                "toestemming": _(
                    "Zonder toestemming bewaren wij deze antwoorden niet. Kruis dit aan, of laat "
                    "de antwoorden leeg. Om hulp vragen kan altijd."
                )
            }
        )
    toestemming_vastleggen(
        actor=actor,
        persoon=persoon,
        doel=Doel.GEZONDHEID,
        grondslag=Grondslag.TOESTEMMING,
        datum=timezone.localdate(),
    )


def _om_hulp_vragen(actor: Actor, situatie: Zorgsituatie, toelichting: str) -> None:
    signaal_melden(
        actor=actor,
        gegevens=MeldingGegevens(
            zorgsituatie=situatie,
            aard=Aard.VRAAG_OM_HULP,
            bron=Bron.MANTELZORGER,
            datum=timezone.localdate(),
            ernst=Ernst.HOOG,
            toelichting=toelichting,
        ),
    )
