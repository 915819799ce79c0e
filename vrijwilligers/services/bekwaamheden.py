"""What a volunteer is or can, one at a time."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Kenmerk
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from vrijwilligers.models import Bekwaamheid, Vrijwilliger
from vrijwilligers.regels.taalniveau import niveau_fout

from .grondslag import grondslag_fouten
from .vergrendelen import vergrendeld
from .verwijderen import onderdeel_verwijderen


@dataclass(frozen=True, slots=True)
class BekwaamheidWaarde:
    """What somebody is or can, and until when; ``niveau`` only of a language."""

    kenmerk: Kenmerk
    geldig_tot: date | None = None
    niveau: str = ""


@transaction.atomic
def bekwaamheid_toevoegen(
    *, actor: Actor, vrijwilliger: Vrijwilliger, waarde: BekwaamheidWaarde
) -> Bekwaamheid:
    """Record one more thing that a volunteer is or can.

    Raises Ongeldig (there already, a level of what is no language, health data without a legal
    basis), NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    if vrijwilliger.bekwaamheden.filter(kenmerk=waarde.kenmerk).exists():
        raise Ongeldig({"kenmerk": _("Dit staat er al.")})
    if fouten := grondslag_fouten(vrijwilliger.persoon, [waarde.kenmerk], vrijwilliger):
        raise Ongeldig({"kenmerk": next(iter(fouten.values()))})
    bekwaamheid = Bekwaamheid(
        organisatie_id=vrijwilliger.organisatie_id,
        vrijwilliger=vrijwilliger,
        kenmerk=waarde.kenmerk,
    )
    _opslaan(actor, vrijwilliger, bekwaamheid, waarde.geldig_tot, waarde.niveau)
    return bekwaamheid


@transaction.atomic
def bekwaamheid_bijwerken(
    *, actor: Actor, bekwaamheid: Bekwaamheid, geldig_tot: date | None, niveau: str
) -> Uitkomst:
    """Say until when something counts, and how well somebody speaks a language.

    Raises Ongeldig (a level of what is no language), NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, bekwaamheid.vrijwilliger)
    rij = vrijwilliger.bekwaamheden.select_related("kenmerk").get(pk=bekwaamheid.pk)
    return _opslaan(actor, vrijwilliger, rij, geldig_tot, niveau)


@transaction.atomic
def bekwaamheid_verwijderen(*, actor: Actor, bekwaamheid: Bekwaamheid) -> None:
    """The volunteer is or can this no longer. Raises NietToegestaan and DoesNotExist."""
    vereis(actor, "vrijwilliger.registreren")
    vrijwilliger = vergrendeld(actor, bekwaamheid.vrijwilliger)
    onderdeel_verwijderen(actor, vrijwilliger, vrijwilliger.bekwaamheden.get(pk=bekwaamheid.pk))


def _opslaan(
    actor: Actor,
    vrijwilliger: Vrijwilliger,
    bekwaamheid: Bekwaamheid,
    geldig_tot: date | None,
    niveau: str,
) -> Uitkomst:
    """It is a part of the volunteer, who is another version with it (`gegeven_opslaan`)."""
    if tekst := niveau_fout(bekwaamheid.kenmerk, niveau):
        raise Ongeldig({"niveau": tekst})
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=bekwaamheid,
        waarden={"geldig_tot": geldig_tot, "niveau": niveau},
        persoon_id=vrijwilliger.persoon_id,
    )
    if uitkomst is not Uitkomst.ONGEWIJZIGD:
        vrijwilliger.save(update_fields=["gewijzigd_op"])
    return uitkomst
