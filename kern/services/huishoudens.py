"""Households: who live together, their one contact here, and who comes into the house."""

from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Gebruiker, Huishouden, Persoon
from kern.rechten import vereis
from kern.regels.gebruikers import keuze_fout
from kern.selectors.personen import leden_van, personen_van
from kern.services.opslaan import Uitkomst, gegeven_opslaan


@dataclass(frozen=True, slots=True)
class BetrokkeneWaarde:
    """Somebody who comes into the household; ``soort`` is a `HuishoudenBetrokkene.Soort`."""

    soort: str
    naam: str
    hoe_vaak: str = ""


@dataclass(frozen=True, slots=True)
class HuishoudenGegevens:
    """A household as it is to be: the whole list of members and of who comes in."""

    contact: Gebruiker | None
    leden: tuple[Persoon, ...]
    betrokkenen: tuple[BetrokkeneWaarde, ...] = ()


def gegevens_van(huishouden: Huishouden) -> HuishoudenGegevens:
    """All that is registered of a household, to change a part of it."""
    return HuishoudenGegevens(
        contact=huishouden.contact,
        leden=tuple(leden_van(huishouden)),
        betrokkenen=tuple(
            BetrokkeneWaarde(b.soort, b.naam, b.hoe_vaak) for b in huishouden.betrokkenen.all()
        ),
    )


@transaction.atomic
def huishouden_opslaan(
    *, actor: Actor, gegevens: HuishoudenGegevens, huishouden: Huishouden | None = None
) -> tuple[Huishouden, Uitkomst]:
    """Register a household, or change one.

    A member of another household moves here; a household without members is removed (this one
    too: it comes back without a key). Raises Ongeldig, NietToegestaan, and Conflict where the
    household was removed meanwhile.
    """
    vereis(actor, "persoon.registreren")
    _contact_controleren(actor, gegevens.contact, huishouden)
    if not gegevens.leden and huishouden is None:
        raise Ongeldig({"leden": _("Kies wie er in dit huishouden wonen.")})
    leden, weg = _personen(actor, gegevens.leden, huishouden)
    eigen = huishouden.pk if huishouden else None
    verlaten = {p.huishouden_id for p in leden if p.huishouden_id} - {eigen}
    _vergrendelen(actor, verlaten, eigen)
    huishouden = huishouden or Huishouden(organisatie_id=actor.organisatie_id)
    uitkomst = gegeven_opslaan(
        actor=actor,
        gegeven=huishouden,
        waarden={"contact": gegevens.contact},
        rijen={"betrokkenen": [asdict(b) for b in gegevens.betrokkenen]},
        persoon_id=leden[0].id if leden else None,
    )
    verhuisd = [p for p in leden if p.huishouden_id != huishouden.pk]
    for persoon, naar in [(p, huishouden) for p in verhuisd] + [(p, None) for p in weg]:
        persoon.huishouden = naar
        persoon.save(update_fields=["huishouden", "gewijzigd_op"])
        audit.gegeven_gewijzigd(actor, persoon, persoon_id=persoon.id, velden=["huishouden"])
    if verhuisd or weg:
        # A new version of each: who is about to keep an earlier list of members is told so first.
        veranderd = Huishouden.objects.voor(actor.organisatie_id).filter(
            pk__in=verlaten | {huishouden.pk}
        )
        veranderd.update(gewijzigd_op=timezone.now())
        if uitkomst is Uitkomst.ONGEWIJZIGD:
            uitkomst = Uitkomst.GEWIJZIGD
    _lege_verwijderen(actor, verlaten if leden else verlaten | {huishouden.pk})
    if not leden:
        huishouden.pk = None
    return huishouden, uitkomst


def leden_vergrendelen(*, actor: Actor, huishouden: Huishouden, leden: tuple[Persoon, ...]) -> None:
    """Lock who live in a household and who are to, until the transaction that calls this ends.

    Before the household itself, as changing one does: so that no two wait for each other. Raises
    Ongeldig for who cannot be a member.
    """
    _personen(actor, leden, huishouden)


def _contact_controleren(
    actor: Actor, contact: Gebruiker | None, huishouden: Huishouden | None
) -> None:
    """A contact who is chosen now works here and guides people; an earlier choice stays."""
    if contact and contact.organisatie_id != actor.organisatie_id:
        raise Ongeldig({"contact": _("Hoort niet bij deze organisatie.")})
    if tekst := keuze_fout(contact, huishouden.contact if huishouden else None):
        raise Ongeldig({"contact": tekst})


def _personen(
    actor: Actor, leden: tuple[Persoon, ...], huishouden: Huishouden | None
) -> tuple[list[Persoon], list[Persoon]]:
    """Who is to be a member and who leaves, both locked, in one order for everybody."""
    gevraagd = {lid.pk for lid in leden}
    betrokken = list(
        Persoon.objects.voor(actor.organisatie_id)
        .filter(Q(pk__in=gevraagd) | Q(huishouden=huishouden, huishouden__isnull=False))
        .select_for_update(no_key=True)
        .order_by("pk")
    )
    blijven = [p for p in betrokken if p.pk in gevraagd]
    if len(blijven) < len(gevraagd):
        raise Ongeldig({"leden": _("Hoort niet bij deze organisatie.")})
    if elders := {p.pk for p in blijven if p.samengevoegd_met_id}:
        tekst = _("Iemand is samengevoegd met een ander. Kies de persoon die bleef.")
        raise Ongeldig({f"leden/{n}": tekst for n, lid in enumerate(leden) if lid.pk in elders})
    weg = [p for p in betrokken if p.pk not in gevraagd and p.samengevoegd_met_id is None]
    return blijven, weg


def _vergrendelen(actor: Actor, verlaten: set[UUID], eigen: UUID | None) -> None:
    """Lock every household that changes, so that none is removed while somebody moves in."""
    gevonden = set(
        Huishouden.objects.voor(actor.organisatie_id)
        .filter(pk__in=verlaten | {eigen})
        .select_for_update()
        .order_by("pk")
        .values_list("pk", flat=True)
    )
    if eigen and eigen not in gevonden:
        raise Conflict("verwijderd", _("Dit huishouden is intussen opgeheven."))


def _lege_verwijderen(actor: Actor, huishoudens: set[UUID]) -> None:
    """Remove those where nobody is left; who was merged with another does not live there."""
    bewoond = personen_van(actor.organisatie_id).filter(huishouden__in=huishoudens)
    leeg = huishoudens - set(bewoond.values_list("huishouden_id", flat=True))
    Persoon.objects.voor(actor.organisatie_id).filter(huishouden__in=leeg).update(huishouden=None)
    for sleutel in leeg:
        audit.gegeven_verwijderd(actor, soort="huishouden", object_id=sleutel, persoon_id=None)
    Huishouden.objects.voor(actor.organisatie_id).filter(pk__in=leeg).delete()
