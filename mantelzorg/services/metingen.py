"""Recording what carers answered about their burden. Nothing is changed, only corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Doel
from kern.rechten import Wie, mag, vereis
from kern.selectors.toestemmingen import heeft_grondslag
from kern.services.opslaan import gegeven_opslaan
from mantelzorg.models import Checkin, Meting, Zorgsituatie
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.regels.metingen import datum_fouten, inhoud_fouten
from mantelzorg.regels.scoren import Score, scoor, scoor_totaal
from mantelzorg.selectors.instrumenten import instrument_van, instrumenten_van
from mantelzorg.services.bewaken import situatie_bewaken


@dataclass(frozen=True, slots=True)
class MetingGegevens:
    """What a carer answered, or with ``geen_meting`` why there are no answers.

    ``instrument``: its code. ``antwoorden``: item number -> code of the answer; what was left open
    is not in it. ``totaal``: of an instrument that is entered as its total.
    """

    zorgsituatie: Zorgsituatie
    instrument: str
    datum: date
    wijze: str
    antwoorden: Mapping[str, str] = field(default_factory=dict)
    totaal: int | None = None
    geen_meting: str = ""
    checkin: Checkin | None = None


@transaction.atomic
def meting_vastleggen(*, actor: Actor, gegevens: MetingGegevens) -> Meting:
    """Record a measurement with the last version of its instrument, and look what it means.

    Raises as `meting_bewaren`.
    """
    meting = meting_bewaren(actor=actor, gegevens=gegevens)
    situatie_bewaken(actor=actor, zorgsituatie_id=meting.zorgsituatie_id)
    return meting


@transaction.atomic
def meting_bewaren(*, actor: Actor, gegevens: MetingGegevens) -> Meting:
    """Record a measurement without looking what it means: `situatie_bewaken`, when all is kept.

    A carer may do so about a situation of their own. Raises NietToegestaan and Ongeldig: a wrong
    answer, nothing filled in, or answers without a legal basis to record the carer's health.
    """
    if not _eigen_situatie(actor, gegevens.zorgsituatie):
        vereis(actor, "meting.registreren")
    instrumenten = instrumenten_van(actor.organisatie_id, op=gegevens.datum)
    if gegevens.instrument not in instrumenten:
        raise Ongeldig({"instrument": _("Dit instrument is er niet.")})
    return _bewaren(actor, gegevens, instrumenten[gegevens.instrument])


@transaction.atomic
def meting_corrigeren(*, actor: Actor, meting: Meting, gegevens: MetingGegevens) -> Meting:
    """Record what it should have been; the wrong one stays, and counts no more.

    With the same version of the instrument: that is the form that was filled in. It stays an answer
    at the same check-in. Raises NietToegestaan, Ongeldig (as `meting_bewaren`; or of another care
    situation or instrument) and Conflict: it was corrected already.
    """
    vereis(actor, "meting.registreren")
    # Locked, so that of two at once the second finds the correction of the first.
    eigen = Meting.objects.voor(actor.organisatie_id).select_for_update()
    gevonden = eigen.filter(
        pk=meting.pk, zorgsituatie=gegevens.zorgsituatie, instrument=gegevens.instrument
    ).first()
    if gevonden is None:
        raise Ongeldig({"instrument": _("Verbeter een meting met hetzelfde formulier.")})
    if Meting.objects.voor(actor.organisatie_id).filter(corrigeert=gevonden).exists():
        raise Conflict(
            "al_verbeterd", _("Deze meting is al verbeterd. Verbeter zo nodig de nieuwe meting.")
        )
    instrument = instrument_van(
        actor.organisatie_id, gevonden.instrument, gevonden.versie, op=gegevens.datum
    )
    gegevens = replace(gegevens, checkin=gevonden.checkin)
    goed = _bewaren(actor, gegevens, instrument, corrigeert=gevonden)
    situatie_bewaken(actor=actor, zorgsituatie_id=goed.zorgsituatie_id)
    return goed


def _eigen_situatie(actor: Actor, situatie: Zorgsituatie) -> bool:
    """Whether the actor is the carer of this situation, at their own account."""
    zelf = actor.persoon_id == situatie.mantelzorger_id
    return zelf and mag(actor.rollen, "checkin.beantwoorden", Wie.EIGEN)


def _bewaren(
    actor: Actor,
    gegevens: MetingGegevens,
    instrument: Instrument,
    *,
    corrigeert: Meting | None = None,
) -> Meting:
    score = _controleren(gegevens, instrument)
    meting = Meting(organisatie_id=actor.organisatie_id)
    gegeven_opslaan(
        actor=actor,
        gegeven=meting,
        waarden={
            "zorgsituatie": gegevens.zorgsituatie,
            "instrument": instrument.code,
            "versie": instrument.versie,
            "datum": gegevens.datum,
            "wijze": gegevens.wijze,
            "antwoorden": dict(gegevens.antwoorden),
            "totaal": gegevens.totaal,
            "score_van": score.van if score else None,
            "score_tot": score.tot if score else None,
            "klasse": score.klasse if score else "",
            "geen_meting": gegevens.geen_meting,
            "vastgelegd_door_id": actor.gebruiker_id,
            "corrigeert": corrigeert,
            "checkin": gegevens.checkin,
        },
        persoon_id=gegevens.zorgsituatie.mantelzorger_id,
    )
    return meting


def _controleren(gegevens: MetingGegevens, instrument: Instrument) -> Score | None:
    """The score, or None where there was no measurement. Raises Ongeldig."""
    fouten = datum_fouten(gegevens.datum, timezone.localdate()) | inhoud_fouten(
        geen_meting=gegevens.geen_meting, antwoorden=gegevens.antwoorden, totaal=gegevens.totaal
    )
    if gegevens.checkin and gegevens.checkin.zorgsituatie_id != gegevens.zorgsituatie.pk:
        fouten["checkin"] = _("Deze check-in is van een andere zorgsituatie.")
    if fouten:
        raise Ongeldig(fouten)
    if gegevens.geen_meting:
        return None
    if not heeft_grondslag(gegevens.zorgsituatie.mantelzorger, Doel.GEZONDHEID):
        raise Ongeldig(
            {
                "grondslag": _(
                    "De antwoorden gaan over gezondheid. Leg eerst de toestemming van de "
                    "mantelzorger of een andere grondslag vast."
                )
            }
        )
    if gegevens.totaal is None:
        return scoor(instrument, gegevens.antwoorden)
    if gegevens.antwoorden:
        raise Ongeldig({"totaal": _("Vul de antwoorden in, of alleen het totaal.")})
    return scoor_totaal(instrument, gegevens.totaal)
