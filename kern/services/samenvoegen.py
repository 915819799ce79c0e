"""Two records of one person: put together by a person, and taken apart again."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Doel, Huishouden, NietDubbel, Persoon, Samenvoeging, Toestemming
from kern.rechten import vereis
from kern.services.verwijzingen import terugplaatsen, verplaatsen

AANVULBAAR = {
    "voornaam": None,
    "tussenvoegsel": "achternaam",
    "geboortedatum": None,
    "telefoon": None,
    "email": None,
    "straat": "postcode",
    "huisnummer": "postcode",
    "huishouden_id": None,
}
"""What is filled where it is empty -> what must be the same for that (a house number of another
postcode would make an address where nobody lives)."""


@transaction.atomic
def personen_samenvoegen(*, actor: Actor, blijft: Persoon, vervalt: Persoon) -> Samenvoeging:
    """Let everything about `vervalt` be about `blijft`, and fill what `blijft` does not have.

    What is known of `vervalt` itself stays as it is, so that it can be taken apart again. Raises
    NietToegestaan, Ongeldig (not two persons of this organisation) and Conflict: merged away
    already, both a volunteer or a user, carer and cared for of one situation, or consent that one
    of them withdrew after the other gave it.
    """
    vereis(actor, "persoon.samenvoegen")
    blijft, vervalt = _twee_personen(actor, blijft, vervalt)
    if blijft.samengevoegd_met_id or vervalt.samengevoegd_met_id:
        raise Conflict("al_samengevoegd", _("Een van deze personen is al samengevoegd."))
    _toestemmingen_controleren(blijft, vervalt)
    aangevuld = _aanvullen(blijft, vervalt)
    samenvoeging = Samenvoeging.alles.create(
        organisatie_id=actor.organisatie_id,
        blijft=blijft,
        vervalt=vervalt,
        door_id=_door(actor),
        verplaatst=verplaatsen(van=vervalt, naar=blijft),
        aangevuld=aangevuld,
    )
    _samengevoegd_met(vervalt, blijft)
    audit.personen_samengevoegd(actor, samenvoeging)
    return samenvoeging


@transaction.atomic
def samenvoeging_terugdraaien(*, actor: Actor, samenvoeging: Samenvoeging) -> Samenvoeging:
    """Move back what was moved, and empty what was filled and not changed since.

    Raises NietToegestaan, Ongeldig (of another organisation) and Conflict: undone already, a later
    merge has to be undone first, or some of it was changed since.
    """
    vereis(actor, "persoon.samenvoegen")
    blijft, vervalt = _twee_personen(actor, samenvoeging.blijft, samenvoeging.vervalt)
    samenvoeging = Samenvoeging.alles.select_for_update().get(pk=samenvoeging.pk)
    if samenvoeging.teruggedraaid_op:
        raise Conflict("al_teruggedraaid", _("Deze samenvoeging is al teruggedraaid."))
    _laatste_controleren(samenvoeging)
    terugplaatsen(samenvoeging.verplaatst, van=blijft, naar=vervalt)
    _leegmaken(blijft, vervalt, samenvoeging.aangevuld)
    _samengevoegd_met(vervalt, None)
    samenvoeging.teruggedraaid_op = timezone.now()
    samenvoeging.teruggedraaid_door_id = actor.gebruiker_id
    samenvoeging.save(update_fields=["teruggedraaid_op", "teruggedraaid_door", "gewijzigd_op"])
    audit.samenvoeging_teruggedraaid(actor, samenvoeging)
    return samenvoeging


@transaction.atomic
def niet_dubbel_vastleggen(*, actor: Actor, een: Persoon, ander: Persoon) -> NietDubbel:
    """Record that these are two persons, so that they are not pointed out again.

    Raises NietToegestaan and Ongeldig (not two persons of this organisation).
    """
    vereis(actor, "persoon.samenvoegen")
    eerste, tweede = sorted(_twee_personen(actor, een, ander), key=lambda persoon: persoon.pk)
    paar, nieuw = NietDubbel.alles.get_or_create(
        organisatie_id=actor.organisatie_id,
        eerste=eerste,
        tweede=tweede,
        defaults={"door_id": _door(actor)},
    )
    if nieuw:
        audit.niet_dubbel_vastgelegd(actor, paar)
    return paar


def _samengevoegd_met(vervalt: Persoon, blijft: Persoon | None) -> None:
    """Also a new version of the household: who was merged with another does not live there."""
    vervalt.samengevoegd_met = blijft
    vervalt.save(update_fields=["samengevoegd_met", "gewijzigd_op"])
    Huishouden.alles.filter(leden=vervalt).update(gewijzigd_op=vervalt.gewijzigd_op)


def _twee_personen(actor: Actor, een: Persoon, ander: Persoon) -> tuple[Persoon, Persoon]:
    """Both as they are now, locked in an order that is the same for everybody.

    ``no_key``: who registers something about one of them meanwhile need not wait.
    """
    personen: dict[UUID, Persoon] = {
        persoon.pk: persoon
        for persoon in Persoon.objects.voor(actor.organisatie_id)
        .filter(pk__in=(een.pk, ander.pk))
        .select_for_update(no_key=True)
        .order_by("pk")
    }
    if len(personen) < 2:
        raise Ongeldig({"personen": _("Kies twee verschillende personen van uw organisatie.")})
    return personen[een.pk], personen[ander.pk]


def _door(actor: Actor) -> UUID:
    """Who decides: a person, as the right demands."""
    assert actor.gebruiker_id is not None  # noqa: S101  # the system does not have the right
    return actor.gebruiker_id


def _toestemmingen_controleren(blijft: Persoon, vervalt: Persoon) -> None:
    """A withdrawal never gets lost under the other's consent, whichever of the two withdrew."""
    rijen = list(Toestemming.alles.filter(persoon__in=(blijft, vervalt)))
    for doel in Doel:
        geldig = [r for r in rijen if r.doel == doel and r.ingetrokken_op is None]
        if any(
            rij.doel == doel
            and rij.ingetrokken_op is not None
            and rij.persoon_id != van_ander.persoon_id
            and rij.ingetrokken_op >= van_ander.datum
            for van_ander in geldig
            for rij in rijen
        ):
            raise Conflict(
                "toestemming_ingetrokken",
                _(
                    "De ene persoon heeft toestemming ingetrokken (%(doel)s) en bij de andere "
                    "staat zij nog. Vraag na wat geldt en leg dat eerst vast."
                )
                % {"doel": doel.label},
            )


def _aanvullen(blijft: Persoon, vervalt: Persoon) -> list[str]:
    """Fill the empty fields; which ones."""
    aangevuld = [
        veld
        for veld, hoort_bij in AANVULBAAR.items()
        if not getattr(blijft, veld)
        and getattr(vervalt, veld)
        and (hoort_bij is None or getattr(blijft, hoort_bij) == getattr(vervalt, hoort_bij))
    ]
    for veld in aangevuld:
        setattr(blijft, veld, getattr(vervalt, veld))
    if aangevuld:
        blijft.save(update_fields=[*aangevuld, "gewijzigd_op"])
    return aangevuld


def _leegmaken(blijft: Persoon, vervalt: Persoon, aangevuld: list[str]) -> None:
    leeg = [veld for veld in aangevuld if getattr(blijft, veld) == getattr(vervalt, veld)]
    for veld in leeg:
        setattr(blijft, veld, getattr(Persoon(), veld))
    if leeg:
        blijft.save(update_fields=[*leeg, "gewijzigd_op"])


def _laatste_controleren(samenvoeging: Samenvoeging) -> None:
    """Of a chain only the last merge can be undone: the ones after it built upon it."""
    later = Samenvoeging.alles.filter(
        Q(vervalt=samenvoeging.blijft_id) | Q(blijft=samenvoeging.blijft_id),
        aangemaakt_op__gt=samenvoeging.aangemaakt_op,
        teruggedraaid_op=None,
    )
    if later.exists():
        raise Conflict(
            "later_samengevoegd",
            _("Deze persoon is daarna nog eens samengevoegd. Draai dat eerst terug."),
        )
