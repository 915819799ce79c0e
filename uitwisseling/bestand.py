"""Reading and writing the file itself: from bytes to rows of text by column, and back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from .csv_bestand import csv_lezen, csv_schrijven
from .formules import hersteld, onschadelijk
from .fouten import Bestandsfout, Rijfout, Rijfouten, toonbaar
from .tabel import GROOTSTE_BESTAND, Cel, Onleesbaar, Regel
from .xlsx_bestand import KENMERK, OUD_EXCEL, xlsx_lezen, xlsx_schrijven


class Formaat(StrEnum):
    """What a list is written as. What is read is recognised by its content."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: ``nummer`` as a spreadsheet shows it (the header is 1), column -> stripped text."""

    nummer: int
    cellen: Mapping[str, str]
    onleesbaar: Mapping[str, Onleesbaar] = field(default_factory=dict)


def bestand_lezen(
    inhoud: bytes, kolommen: Sequence[str], verplicht: Collection[str]
) -> tuple[list[Rij], list[Rijfout]]:
    """The rows with the right number of cells, and an error for each of the others.

    The columns may stand in any order, and only those that are ``verplicht`` must be there. Rows
    that are wholly empty are skipped. Raises Bestandsfout for what is wrong with the whole file.
    """
    regels = _regels(inhoud)
    if not regels or _leeg(regels[0]):
        raise Bestandsfout(_("Het bestand is leeg: de eerste regel moet de kolomnamen bevatten."))
    kop = _kop(regels[0], kolommen, verplicht)
    rijen: list[Rij] = []
    fouten: list[Rijfout] = []
    for nummer, cellen in enumerate(regels[1:], start=2):
        if _leeg(cellen):
            continue
        if _leeg(cellen[len(kop) :]):
            del cellen[len(kop) :]
        if len(cellen) != len(kop):
            fouten.append(
                Rijfout(
                    nummer,
                    _("(hele rij)"),
                    ";".join(map(_zichtbaar, cellen)),
                    _("verwacht worden %(kop)s cellen, maar het zijn er %(aantal)s")
                    % {"kop": len(kop), "aantal": len(cellen)},
                )
            )
            continue
        rijen.append(_rij(nummer, kop, cellen))
    return rijen, fouten


def bestand_schrijven(
    formaat: Formaat,
    kolommen: Sequence[str],
    rijen: Iterable[Mapping[str, str]],
    *,
    toelichting: Sequence[Sequence[str]] = (),
) -> bytes:
    """Rows in the form that `bestand_lezen` takes; a missing cell is empty.

    ``toelichting``: the lines of a second sheet, in XLSX.
    """
    regels = [
        [*kolommen],
        *([onschadelijk(rij.get(kolom, "")) for kolom in kolommen] for rij in rijen),
    ]
    if formaat == Formaat.CSV:
        return csv_schrijven(regels)
    uitleg = {_("Uitleg"): toelichting} if toelichting else {}
    return xlsx_schrijven({_("Gegevens"): regels} | uitleg)


def bestand_controleren(rijfouten: Iterable[Rijfout]) -> None:
    """Raise Rijfouten, in the order of the file, if there are any."""
    if fouten := sorted(rijfouten, key=lambda fout: fout.rij):
        raise Rijfouten(fouten)


def _regels(inhoud: bytes) -> list[Regel]:
    if len(inhoud) > GROOTSTE_BESTAND:
        raise Bestandsfout(_("Het bestand is groter dan 50 MB."))
    if inhoud.startswith(OUD_EXCEL):
        raise Bestandsfout(
            _(
                "Dit is een oud Excel-bestand, of er staat een wachtwoord op. "
                "Sla het op als XLSX zonder wachtwoord, of als CSV."
            )
        )
    return xlsx_lezen(inhoud) if inhoud.startswith(KENMERK) else csv_lezen(inhoud)


def _rij(nummer: int, kop: Sequence[str], cellen: Sequence[Cel]) -> Rij:
    teksten: dict[str, str] = {}
    onleesbaar: dict[str, Onleesbaar] = {}
    for kolom, cel in zip(kop, cellen, strict=True):
        if isinstance(cel, Onleesbaar):
            onleesbaar[kolom] = cel
        teksten[kolom] = cel.inhoud if isinstance(cel, Onleesbaar) else hersteld(cel.strip())
    return Rij(nummer, teksten, onleesbaar)


def _leeg(cellen: Sequence[Cel]) -> bool:
    return not any(isinstance(cel, Onleesbaar) or cel.strip() for cel in cellen)


def _zichtbaar(cel: Cel) -> str:
    return cel.inhoud if isinstance(cel, Onleesbaar) else cel


def _kop(cellen: Iterable[Cel], kolommen: Sequence[str], verplicht: Collection[str]) -> list[str]:
    kop = [_zichtbaar(cel).strip().lower() for cel in cellen]
    while not kop[-1]:
        kop.pop()
    problemen = {
        _("dubbel"): sorted({naam for naam in kop if kop.count(naam) > 1}),
        _("onbekend"): sorted(set(kop) - set(kolommen)),
        _("ontbreekt"): [naam for naam in kolommen if naam in verplicht and naam not in kop],
    }
    gevonden = [
        f"{wat}: {', '.join(n if n.isidentifier() else toonbaar(n) for n in namen)}"
        for wat, namen in problemen.items()
        if namen
    ]
    if gevonden:
        raise Bestandsfout(
            _("De kolomnamen op de eerste regel kloppen niet. %(wat)s.")
            % {"wat": "; ".join(gevonden)}
        )
    return kop
