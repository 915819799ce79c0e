"""Taking in a file: all of it or nothing, with every wrong row listed."""

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from kern import audit
from kern.actor import Actor
from kern.fouten import Conflict, Ongeldig
from kern.rechten import vereis
from kern.selectors.dubbelen import gelijkenissen
from kern.services.opslaan import Uitkomst

from .bestand import bestand_controleren, bestand_lezen
from .fouten import Bestandsfout, toonbaar
from .kolommen import GelezenRij
from .soort import Soort, sleutel
from .soorten import SOORTEN
from .verslag import MEESTE_RIJEN, MogelijkDubbel, Verslag, Wijziging

Voortgang = Callable[[int], None]
"""Told how many rows are done."""


def bestand_importeren(
    *,
    actor: Actor,
    soort: str,
    inhoud: bytes,
    naam: str,
    proef: bool = False,
    voortgang: Voortgang = lambda _rijen: None,
) -> Verslag:
    """Take in a file of one of `SOORTEN`; with ``proef`` only see what it would do.

    ``naam``: the name of the file, for messages. One transaction: all rows or none. Raises
    Bestandsfout (the file as a whole), Rijfouten (every wrong cell of every row) and
    NietToegestaan.
    """
    klasse = SOORTEN[soort]
    vereis(actor, klasse.registreren)
    try:
        rijen, fouten = bestand_lezen(
            inhoud, [kolom.naam for kolom in klasse.kolommen], klasse.verplicht()
        )
    except Bestandsfout as fout:
        raise Bestandsfout(f"{toonbaar(naam)}: {fout}") from fout
    with transaction.atomic():
        wie = klasse(actor)
        eerder: dict[str, int] = {}
        telling: Counter[Uitkomst] = Counter()
        veranderd: list[tuple[GelezenRij, Uitkomst]] = []
        for klaar, rij in enumerate(rijen, start=1):
            gelezen = wie.lezen(rij)
            _nummer_eenmaal(gelezen, eerder)
            if not gelezen.fouten:
                uitkomst = _opslaan(wie, gelezen)
                telling[uitkomst] += 1
                if uitkomst is not Uitkomst.ONGEWIJZIGD:
                    veranderd.append((gelezen, uitkomst))
            fouten += gelezen.fouten
            voortgang(klaar)
        bestand_controleren(fouten)
        verslag = Verslag(
            aangemaakt=telling[Uitkomst.AANGEMAAKT],
            gewijzigd=telling[Uitkomst.GEWIJZIGD],
            ongewijzigd=telling[Uitkomst.ONGEWIJZIGD],
            proef=proef,
            wijzigingen=tuple(_wijziging(*rij) for rij in veranderd[:MEESTE_RIJEN]),
            mogelijk_dubbel=_mogelijk_dubbel(actor, [gelezen for gelezen, _uitkomst in veranderd]),
        )
        audit.bestand_ingelezen(actor, soort=soort, **verslag.aantallen())
        if proef:
            transaction.set_rollback(True)
    return verslag


def _opslaan(soort: Soort, gelezen: GelezenRij) -> Uitkomst:
    """Register a row; what the services refuse is noted in it."""
    if gelezen.gelijk:
        return Uitkomst.ONGEWIJZIGD
    try:
        return soort.opslaan(gelezen)
    except Ongeldig as fout:
        gelezen.velden_fout(fout.velden, soort.veld_in_kolom)
    except Conflict as fout:
        gelezen.fout(_("(hele rij)"), str(fout))
    return Uitkomst.ONGEWIJZIGD


def _nummer_eenmaal(gelezen: GelezenRij, eerder: dict[str, int]) -> None:
    """A number names one row of the file."""
    nummer = gelezen.waarden.get("nummer")
    if nummer is None:
        return
    rij = eerder.setdefault(sleutel(nummer), gelezen.rij.nummer)
    if rij != gelezen.rij.nummer:
        gelezen.fout(
            "nummer",
            _("verwacht wordt een nummer dat één keer voorkomt (het staat ook in rij %(rij)s)")
            % {"rij": rij},
        )


def _wijziging(gelezen: GelezenRij, uitkomst: Uitkomst) -> Wijziging:
    return Wijziging(
        rij=gelezen.rij.nummer,
        nummer=gelezen.waarden["nummer"],
        nieuw=uitkomst is Uitkomst.AANGEMAAKT,
        cellen=gelezen.wijzigingen,
    )


def _mogelijk_dubbel(actor: Actor, rijen: list[GelezenRij]) -> tuple[MogelijkDubbel, ...]:
    """The new persons who resemble a known one or one of an earlier row, pointed out.

    They are registered by now, within the transaction, so that they are found among all others.
    The two of one row are two: they care for each other.
    """
    nieuw = [
        (gelezen, wie, persoon)
        for gelezen in rijen
        for wie, persoon in gelezen.nieuwe_personen.items()
    ]
    if not nieuw:
        return ()
    rij_van: dict[UUID, int] = {persoon.id: gelezen.rij.nummer for gelezen, _wie, persoon in nieuw}
    gevonden: list[MogelijkDubbel] = []
    lijken = gelijkenissen(actor.organisatie_id, [persoon for _gelezen, _wie, persoon in nieuw])
    for (gelezen, wie, _persoon), gelijkende in zip(nieuw, lijken, strict=True):
        for gelijkenis in gelijkende:
            andere_rij = rij_van.get(gelijkenis.persoon.id)
            if andere_rij is not None and andere_rij >= gelezen.rij.nummer:
                continue
            gevonden.append(
                MogelijkDubbel(
                    rij=gelezen.rij.nummer,
                    nummer=gelezen.waarden["nummer"],
                    wie=wie.removesuffix("_"),
                    persoon_id=None if andere_rij else gelijkenis.persoon.id,
                    andere_rij=andere_rij,
                    score=gelijkenis.score,
                    redenen=gelijkenis.redenen,
                )
            )
    return tuple(gevonden[:MEESTE_RIJEN])
