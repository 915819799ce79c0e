"""Taking in a file: all of it or nothing, with every wrong row listed."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.services.opslaan import Uitkomst

from .bestand import bestand_controleren, bestand_lezen
from .hulpvragen import HulpvragenInlezen
from .kolommen import GelezenRij, Kolom, rij_lezen
from .register import Register
from .vrijwilligers import VrijwilligersInlezen


class Inlezen(Protocol):
    """One kind of file. `regels` and `opslaan` note what is wrong in the row itself."""

    kolommen: tuple[Kolom, ...]

    def __init__(self, actor: Actor) -> None: ...

    def regels(self, gelezen: GelezenRij) -> None: ...

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst | None: ...


SOORTEN: dict[str, type[Inlezen]] = {
    "vrijwilligers": VrijwilligersInlezen,
    "hulpvragen": HulpvragenInlezen,
}


@dataclass(frozen=True, slots=True)
class Verslag:
    """What taking in a file did, in rows (or would do, if it was ``proef``)."""

    aangemaakt: int
    gewijzigd: int
    ongewijzigd: int
    proef: bool

    @property
    def totaal(self) -> int:
        """All rows."""
        return self.aangemaakt + self.gewijzigd + self.ongewijzigd


def bestand_importeren(*, actor: Actor, soort: str, pad: Path, proef: bool = False) -> Verslag:
    """Take in a file of one of `SOORTEN`; with ``proef`` only see what it would do.

    One transaction: all rows or none. Raises Bestandsfout (the file as a whole), Rijfouten (every
    wrong cell of every row) and NietToegestaan.
    """
    klasse = SOORTEN[soort]
    rijen, fouten = bestand_lezen(pad, [kolom.naam for kolom in klasse.kolommen])
    with transaction.atomic():
        inlezen = klasse(actor)
        register = Register(actor.organisatie_id)
        eerder: dict[str, int] = {}
        telling: Counter[Uitkomst | None] = Counter()
        for rij in rijen:
            gelezen = rij_lezen(rij, klasse.kolommen, register)
            _nummer_eenmaal(gelezen, eerder)
            inlezen.regels(gelezen)
            if not gelezen.fouten:
                telling[inlezen.opslaan(gelezen)] += 1
            fouten += gelezen.fouten
        bestand_controleren(fouten)
        verslag = Verslag(
            aangemaakt=telling[Uitkomst.AANGEMAAKT],
            gewijzigd=telling[Uitkomst.GEWIJZIGD],
            ongewijzigd=telling[Uitkomst.ONGEWIJZIGD],
            proef=proef,
        )
        audit.bestand_ingelezen(
            actor,
            soort=soort,
            aangemaakt=verslag.aangemaakt,
            gewijzigd=verslag.gewijzigd,
            ongewijzigd=verslag.ongewijzigd,
        )
        if proef:
            transaction.set_rollback(True)
    return verslag


def _nummer_eenmaal(gelezen: GelezenRij, eerder: dict[str, int]) -> None:
    """A number names one row of the file."""
    nummer = gelezen.waarden.get("nummer")
    if nummer is None:
        return
    if nummer in eerder:
        gelezen.fout(
            "nummer",
            _("verwacht wordt een nummer dat één keer voorkomt (het staat ook in rij %(rij)s)")
            % {"rij": eerder[nummer]},
        )
    eerder.setdefault(nummer, gelezen.rij.nummer)
