"""When a volunteer can: changes that keep what held before."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.rechten import vereis_over
from kern.services.opslaan import Uitkomst, gegeven_opslaan
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import (
    Vensterversie,
    geldig_op,
    patroon_wijzigen,
)
from vrijwilligers.regels.vensters import Weekvenster, vensters_samenvoegen

from .vergrendelen import vergrendeld

EERSTE_DAG = date(2000, 1, 1)  # an earlier one is a mistake in typing

Rijen = list[dict[str, Any]]
Periode = tuple[date, date]


def versies_van(vrijwilliger: Vrijwilliger) -> list[Vensterversie]:
    """All weekly windows there are and were."""
    return [
        Vensterversie(
            Weekvenster(rij.dag, rij.van, rij.tot, rij.weken), rij.geldig_van, rij.geldig_tot
        )
        for rij in vrijwilliger.beschikbaarheden.all()
    ]


def patroon_op(versies: Iterable[Vensterversie], dag: date) -> tuple[Weekvenster, ...]:
    """The weekly windows that hold on this day."""
    return tuple(sorted(versie.venster for versie in geldig_op(versies, dag)))


def vensterrijen(versies: Iterable[Vensterversie]) -> Rijen:
    """As rows of `Beschikbaarheid`."""
    return [
        asdict(v.venster) | {"geldig_van": v.geldig_van, "geldig_tot": v.geldig_tot}
        for v in versies
    ]


def afwezigheidsrijen(
    periodes: Iterable[Periode], bekend: Iterable[Periode], vandaag: date
) -> Rijen:
    """The rows of `Afwezigheid` once these are the ones to come: those that are over stay.

    Raises Ongeldig where one ends before it begins.
    """
    periodes = list(periodes)
    if verkeerd := [plek for plek, (van, tot) in enumerate(periodes) if tot < van]:
        tekst = _("Het einde ligt voor het begin.")
        raise Ongeldig({f"afwezigheden/{plek}/tot": tekst for plek in verkeerd})
    voorbij = [(van, tot) for van, tot in bekend if tot < vandaag]
    return [{"van": van, "tot": tot} for van, tot in [*periodes, *voorbij]]


def afwezigheden_van(vrijwilliger: Vrijwilliger) -> list[Periode]:
    """All absences there are and were."""
    return [(rij.van, rij.tot) for rij in vrijwilliger.afwezigheden.all()]


@transaction.atomic
def beschikbaarheid_wijzigen(
    *,
    actor: Actor,
    vrijwilliger: Vrijwilliger,
    vensters: Iterable[Weekvenster],
    vanaf: date,
    tot: date | None = None,
) -> Uitkomst:
    """From the day `vanaf` on, until `tot` if given, somebody can by this pattern.

    `patroon_wijzigen` has the rule. Touching windows are merged. Raises Ongeldig (overlapping
    windows, a day long ago, an end before the beginning), NietToegestaan and
    Vrijwilliger.DoesNotExist.
    """
    vereis_over(actor, "beschikbaarheid.registreren", vrijwilliger.persoon_id)
    if vanaf < EERSTE_DAG:
        raise Ongeldig({"vanaf": _("Kies een latere datum.")})
    if tot is not None and tot < vanaf:
        raise Ongeldig({"tot": _("De laatste dag ligt voor de eerste.")})
    patroon = vensters_samenvoegen(vensters)
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    versies = patroon_wijzigen(
        versies_van(vrijwilliger), patroon, vanaf=vanaf, vandaag=timezone.localdate(), tot=tot
    )
    return _rijen_opslaan(actor, vrijwilliger, "beschikbaarheden", vensterrijen(versies))


@transaction.atomic
def afwezigheden_wijzigen(
    *, actor: Actor, vrijwilliger: Vrijwilliger, periodes: Iterable[Periode]
) -> Uitkomst:
    """These are the absences of now and later; those that are over stay.

    Raises Ongeldig, NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis_over(actor, "beschikbaarheid.registreren", vrijwilliger.persoon_id)
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    rijen = afwezigheidsrijen(periodes, afwezigheden_van(vrijwilliger), timezone.localdate())
    return _rijen_opslaan(actor, vrijwilliger, "afwezigheden", rijen)


@transaction.atomic
def extra_beschikbaarheid_wijzigen(
    *, actor: Actor, vrijwilliger: Vrijwilliger, datums: Iterable[tuple[date, time, time]]
) -> Uitkomst:
    """These are all extra dates; of those that are over only known ones.

    As with a weekly window, an end that is not after the start is on the next day. Raises Ongeldig
    (a new one before today), NietToegestaan and Vrijwilliger.DoesNotExist.
    """
    vereis_over(actor, "beschikbaarheid.registreren", vrijwilliger.persoon_id)
    vrijwilliger = vergrendeld(actor, vrijwilliger)
    datums = list(datums)
    bekend = {(e.datum, e.van, e.tot) for e in vrijwilliger.extra_beschikbaarheden.all()}
    vandaag = timezone.localdate()
    voorbij = [plek for plek, rij in enumerate(datums) if rij[0] < vandaag and rij not in bekend]
    if voorbij:
        tekst = _("Kies vandaag of een latere dag.")
        raise Ongeldig({f"extra_beschikbaarheden/{plek}/datum": tekst for plek in voorbij})
    rijen = [{"datum": dag, "van": van, "tot": tot} for dag, van, tot in datums]
    return _rijen_opslaan(actor, vrijwilliger, "extra_beschikbaarheden", rijen)


def _rijen_opslaan(actor: Actor, vrijwilliger: Vrijwilliger, naam: str, rijen: Rijen) -> Uitkomst:
    return gegeven_opslaan(
        actor=actor,
        gegeven=vrijwilliger,
        waarden={},
        rijen={naam: rijen},
        persoon_id=vrijwilliger.persoon_id,
    )
