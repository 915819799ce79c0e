"""Reading and writing the file itself: UTF-8, semicolons, one header, a cell for every column."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from .fouten import Bestandsfout, Rijfout, Rijfouten, toonbaar

SCHEIDING = ";"
GROOTSTE_BESTAND = 50 * 1024 * 1024
csv.field_size_limit(GROOTSTE_BESTAND)  # a cell that is too long is for its column to refuse


@dataclass(frozen=True, slots=True)
class Rij:
    """One row: ``nummer`` as a spreadsheet shows it (the header is 1), column -> stripped text."""

    nummer: int
    cellen: Mapping[str, str]


def bestand_lezen(pad: Path, kolommen: Sequence[str]) -> tuple[list[Rij], list[Rijfout]]:
    """The rows with the right number of cells, and an error for each of the others.

    The columns may stand in any order; rows that are wholly empty are skipped. Raises
    Bestandsfout for what is wrong with the file as a whole.
    """
    regels = _regels(_inhoud(pad))
    if not regels:
        raise Bestandsfout(_("Het bestand is leeg: de eerste regel moet de kolomnamen bevatten."))
    kop = _kop(regels[0], kolommen)
    rijen: list[Rij] = []
    fouten: list[Rijfout] = []
    for nummer, cellen in enumerate(regels[1:], start=2):
        if not any(cel.strip() for cel in cellen):
            continue
        if len(cellen) != len(kop):
            fouten.append(
                Rijfout(
                    nummer,
                    _("(hele rij)"),
                    SCHEIDING.join(cellen),
                    _("verwacht worden %(kop)s cellen, maar het zijn er %(aantal)s")
                    % {"kop": len(kop), "aantal": len(cellen)},
                )
            )
            continue
        rijen.append(Rij(nummer, dict(zip(kop, map(str.strip, cellen), strict=True))))
    return rijen, fouten


def bestand_schrijven(
    pad: Path, kolommen: Sequence[str], rijen: Iterable[Mapping[str, str]]
) -> None:
    """Write rows in the form that `bestand_lezen` takes; a missing cell is empty."""
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.DictWriter(
            bestand, kolommen, restval="", delimiter=SCHEIDING, lineterminator="\n"
        )
        schrijver.writeheader()
        schrijver.writerows(rijen)


def bestand_controleren(rijfouten: Iterable[Rijfout]) -> None:
    """Raise Rijfouten, in the order of the file, if there are any."""
    if fouten := sorted(rijfouten, key=lambda fout: fout.rij):
        raise Rijfouten(fouten)


def _inhoud(pad: Path) -> str:
    try:
        if not pad.is_file():
            raise Bestandsfout(_("Het bestand %(pad)s bestaat niet.") % {"pad": toonbaar(str(pad))})
        if pad.stat().st_size > GROOTSTE_BESTAND:
            raise Bestandsfout(_("Het bestand is groter dan 50 MB."))
        ruw = pad.read_bytes()
    except (OSError, ValueError) as fout:
        raise Bestandsfout(
            _("Het bestand %(pad)s kan niet worden gelezen.") % {"pad": toonbaar(str(pad))}
        ) from fout
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Bestandsfout(
            _(
                "Het bestand is geen UTF-8 (byte %(plek)s). "
                "Kies bij het opslaan voor CSV met codering UTF-8."
            )
            % {"plek": fout.start + 1}
        ) from fout
    if "\0" in tekst:
        raise Bestandsfout(_("Het bestand bevat NUL-tekens en is dus geen CSV-bestand."))
    return tekst


def _regels(tekst: str) -> list[list[str]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=SCHEIDING, strict=True)
    regels: list[list[str]] = []
    try:
        regels.extend(lezer)
    except csv.Error as fout:
        raise Bestandsfout(
            _(
                "Rij %(rij)s is geen geldige CSV: controleer de aanhalingstekens "
                "(een cel met ; staat tussen dubbele aanhalingstekens)."
            )
            % {"rij": len(regels) + 1}
        ) from fout
    return regels


def _kop(cellen: Iterable[str], kolommen: Sequence[str]) -> list[str]:
    kop = [cel.strip().lower() for cel in cellen]
    problemen = {
        _("dubbel"): sorted({naam for naam in kop if kop.count(naam) > 1}),
        _("onbekend"): sorted(set(kop) - set(kolommen)),
        _("ontbreekt"): [naam for naam in kolommen if naam not in kop],
    }
    gevonden = [
        f"{wat}: {', '.join(repr(naam) if not naam.isidentifier() else naam for naam in namen)}"
        for wat, namen in problemen.items()
        if namen
    ]
    if gevonden:
        raise Bestandsfout(
            _("De kolomnamen op de eerste regel kloppen niet (puntkomma's ertussen?). %(wat)s.")
            % {"wat": "; ".join(gevonden)}
        )
    return kop
