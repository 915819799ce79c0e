"""VOGs and courses of a volunteer, one at a time."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from vrijwilligers.models import Scholing, Vog, Vrijwilliger
from vrijwilligers.regels.vog import vogfouten

from .vergrendelen import vergrendeld
from .verwijderen import onderdeel_verwijderen


@dataclass(frozen=True, slots=True)
class VogWaarde:
    """A VOG that was asked for, or issued and seen (`regels.vog`)."""

    afgegeven_op: date | None = None
    vernieuwen_op: date | None = None
    gezien_door: str = ""
    profiel: str = ""
    aangevraagd_op: date | None = None

    def fouten(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        return vogfouten(
            aangevraagd_op=self.aangevraagd_op,
            afgegeven_op=self.afgegeven_op,
            vernieuwen_op=self.vernieuwen_op,
            gezien_door=self.gezien_door,
            vandaag=timezone.localdate(),
        )


@dataclass(frozen=True, slots=True)
class ScholingWaarde:
    """A course that was followed, and until when it counts."""

    naam: str
    gevolgd_op: date
    geldig_tot: date | None = None

    def fouten(self) -> dict[str, str]:
        """What is wrong with it, by field."""
        if self.gevolgd_op > timezone.localdate():
            return {"gevolgd_op": _("Deze dag moet nog komen.")}
        if self.geldig_tot is not None and self.geldig_tot < self.gevolgd_op:
            return {"geldig_tot": _("Kies een datum na het volgen van de cursus.")}
        return {}


def dubbele_vog(vogs: list[VogWaarde]) -> dict[str, str]:
    """What is wrong with having all of these, by field: one request, one VOG of a date."""
    datums = [vog.afgegeven_op for vog in vogs]
    if datums.count(None) > 1:
        return {"aangevraagd_op": _("Er is al een VOG aangevraagd die nog niet is afgegeven.")}
    if len(set(datums)) < len(datums):
        return {"afgegeven_op": _("Er is al een VOG met deze datum.")}
    return {}


def vogwaarden(vrijwilliger: Vrijwilliger) -> list[VogWaarde]:
    """The VOGs that are registered."""
    return [vogwaarde(vog) for vog in vrijwilliger.vogs.all()]


def vogwaarde(vog: Vog) -> VogWaarde:
    """This VOG as services take it."""
    return VogWaarde(
        afgegeven_op=vog.afgegeven_op,
        vernieuwen_op=vog.vernieuwen_op,
        gezien_door=vog.gezien_door,
        profiel=vog.profiel,
        aangevraagd_op=vog.aangevraagd_op,
    )


@transaction.atomic
def vog_toevoegen(*, actor: Actor, vrijwilliger: Vrijwilliger, waarde: VogWaarde) -> Vog:
    """Record that a VOG was asked for, or issued.

    Raises Ongeldig, NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    vog = Vog(organisatie_id=vrijwilliger.organisatie_id, vrijwilliger=vrijwilliger)
    _vog_opslaan(actor, vrijwilliger, vog, waarde)
    return vog


@transaction.atomic
def vog_bijwerken(*, actor: Actor, vog: Vog, waarde: VogWaarde) -> Uitkomst:
    """Record that a VOG that was asked for is issued, or correct what was recorded.

    Raises Ongeldig, NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, vog.vrijwilliger)
    return _vog_opslaan(actor, vrijwilliger, vrijwilliger.vogs.get(pk=vog.pk), waarde)


@transaction.atomic
def vog_verwijderen(*, actor: Actor, vog: Vog) -> None:
    """It was recorded by mistake. Raises NietToegestaan and DoesNotExist."""
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, vog.vrijwilliger)
    onderdeel_verwijderen(actor, vrijwilliger, vrijwilliger.vogs.get(pk=vog.pk))


def _vog_opslaan(actor: Actor, vrijwilliger: Vrijwilliger, vog: Vog, waarde: VogWaarde) -> Uitkomst:
    andere = [vogwaarde(ander) for ander in vrijwilliger.vogs.exclude(pk=vog.pk)]
    if fouten := waarde.fouten() or dubbele_vog([*andere, waarde]):
        raise Ongeldig(fouten)
    uitkomst = gegeven_opslaan(
        actor=actor, gegeven=vog, waarden=asdict(waarde), persoon_id=vrijwilliger.persoon_id
    )
    if uitkomst is not Uitkomst.ONGEWIJZIGD:
        _andere_versie(vrijwilliger)
    return uitkomst


@transaction.atomic
def scholing_toevoegen(
    *, actor: Actor, vrijwilliger: Vrijwilliger, waarde: ScholingWaarde
) -> Scholing:
    """Record a course. Raises Ongeldig, NietToegestaan and Vrijwilliger.DoesNotExist."""
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    fouten = waarde.fouten()
    if vrijwilliger.scholingen.filter(naam=waarde.naam, gevolgd_op=waarde.gevolgd_op).exists():
        fouten["naam"] = _("Deze cursus met deze datum staat er al.")
    if fouten:
        raise Ongeldig(fouten)
    scholing = Scholing(organisatie_id=vrijwilliger.organisatie_id, vrijwilliger=vrijwilliger)
    gegeven_opslaan(
        actor=actor, gegeven=scholing, waarden=asdict(waarde), persoon_id=vrijwilliger.persoon_id
    )
    _andere_versie(vrijwilliger)
    return scholing


def _andere_versie(vrijwilliger: Vrijwilliger) -> None:
    """VOGs and courses are a part of the volunteer: who saves all of it must have seen these."""
    vrijwilliger.save(update_fields=["gewijzigd_op"])
