"""Wishes as services take them, and kenmerken that change from a day on."""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.models import Kenmerk, KenmerkVersie, Organisatie, WensAard
from kern.rechten import vereis
from kern.services.opslaan import Uitkomst, controleren, gegeven_opslaan


@dataclass(frozen=True, slots=True)
class Wenswaarde:
    """A demand, refusal or wish; ``sterkte`` only with a wish."""

    kenmerk: Kenmerk
    aard: WensAard
    sterkte: str = ""

    def als_rij(self) -> dict[str, object]:
        """As the fields of a `Wens` row."""
        return {"kenmerk": self.kenmerk, "aard": str(self.aard), "sterkte": self.sterkte}


def kenmerkversie_controleren(
    *, kenmerk: Kenmerk, ingangsdatum: date, waarden: Mapping[str, object]
) -> None:
    """Raise Ongeldig where the kenmerk cannot mean this from that day on.

    Raises Conflict where that day's version is in effect: work was done by it.
    """
    vandaag = timezone.localdate()
    if ingangsdatum < vandaag:
        raise Ongeldig({"ingangsdatum": _("Kies vandaag of een latere dag.")})
    if ingangsdatum == vandaag and kenmerk.versies.filter(ingangsdatum=vandaag).exists():
        raise Conflict(
            "geldt_al", _("Dit kenmerk is vandaag al veranderd. Kies morgen of een latere dag.")
        )
    straks = copy.copy(kenmerk)
    for veld, waarde in waarden.items():
        setattr(straks, veld, waarde)
    controleren(straks)


@transaction.atomic
def kenmerkversie_opslaan(
    *, actor: Actor, kenmerk: Kenmerk, ingangsdatum: date, waarden: Mapping[str, object]
) -> KenmerkVersie:
    """Let a kenmerk mean something else from a day on; at once when that is today.

    ``waarden``: of `Kenmerk.VELDEN` what changes; the rest stays as it is now. The first version
    also keeps what held before it. A version that has not begun is replaced; later ones take over
    what changes now, where they were to leave it as it was. Raises NietToegestaan, and see
    `kenmerkversie_controleren`.
    """
    vereis(actor, "stamgegevens.beheren")
    kenmerk = Kenmerk.objects.voor(actor.organisatie_id).select_for_update().get(pk=kenmerk.pk)
    nu = {veld: getattr(kenmerk, veld) for veld in Kenmerk.VELDEN}
    nieuw = {veld: waarden.get(veld, nu[veld]) for veld in Kenmerk.VELDEN}
    kenmerkversie_controleren(kenmerk=kenmerk, ingangsdatum=ingangsdatum, waarden=nieuw)
    begin = timezone.localdate(kenmerk.aangemaakt_op)
    if begin < ingangsdatum and not kenmerk.versies.exists():
        _versie(actor, kenmerk, begin, nu)
    versie = _versie(actor, kenmerk, ingangsdatum, nieuw)
    for later in kenmerk.versies.filter(ingangsdatum__gt=ingangsdatum):
        mee = {v: nieuw[v] for v in Kenmerk.VELDEN if getattr(later, v) == nu[v]}
        gegeven_opslaan(actor=actor, gegeven=later, waarden=mee)
    if ingangsdatum == timezone.localdate():
        gegeven_opslaan(actor=actor, gegeven=kenmerk, waarden=nieuw)
    return versie


def _versie(
    actor: Actor, kenmerk: Kenmerk, ingangsdatum: date, waarden: Mapping[str, object]
) -> KenmerkVersie:
    versie: KenmerkVersie = kenmerk.versies.filter(ingangsdatum=ingangsdatum).first() or (
        KenmerkVersie(organisatie_id=kenmerk.organisatie_id)
    )
    gegeven_opslaan(
        actor=actor,
        gegeven=versie,
        waarden={"kenmerk": kenmerk, "ingangsdatum": ingangsdatum, **waarden},
    )
    return versie


@transaction.atomic
def kenmerkversies_toepassen(*, organisatie_id: UUID, vandaag: date) -> int:
    """Let each kenmerk mean what its last version that has begun says; how many that changed."""
    versies = KenmerkVersie.objects.voor(organisatie_id).filter(ingangsdatum__lte=vandaag)
    kenmerken = (
        Kenmerk.objects.voor(organisatie_id)
        .filter(pk__in=versies.values("kenmerk"))
        .select_for_update()
        .in_bulk()
    )
    geldig = {versie.kenmerk_id: versie for versie in versies.order_by("ingangsdatum")}
    actor = Actor.systeem(
        Organisatie.objects.get(pk=organisatie_id),
        herkomst="kenmerkversies",
        doel="kenmerken bijwerken",
    )
    return sum(
        gegeven_opslaan(
            actor=actor,
            gegeven=kenmerken[kenmerk_id],
            waarden={veld: getattr(versie, veld) for veld in Kenmerk.VELDEN},
        )
        is Uitkomst.GEWIJZIGD
        for kenmerk_id, versie in geldig.items()
    )
