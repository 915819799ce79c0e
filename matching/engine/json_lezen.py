"""Reading JSON strictly: what the contract does not name is an error, never a guess."""

import json
from collections.abc import Collection
from typing import Any, NoReturn

from .probleem import ProbleemFout, kort


def lees_json(inhoud: bytes | str) -> Any:
    """The JSON value in ``inhoud`` (UTF-8); ProbleemFout on anything that is not strict JSON.

    Stricter than the standard library: no NaN or Infinity, and no key twice in one object.
    """
    try:
        tekst = inhoud.decode("utf-8-sig") if isinstance(inhoud, bytes) else inhoud
        return json.loads(tekst, object_pairs_hook=_object, parse_constant=_constante)
    except ProbleemFout:
        raise
    except UnicodeDecodeError as fout:
        raise ProbleemFout(f"bestand: geen geldige UTF-8 op byte {fout.start}") from fout
    except json.JSONDecodeError as fout:
        raise ProbleemFout(f"bestand: geen geldige JSON op regel {fout.lineno}") from fout
    except RecursionError as fout:
        raise ProbleemFout("bestand: de JSON is te diep genest") from fout
    except ValueError as fout:  # an integer of more than 4,300 digits
        raise ProbleemFout("bestand: een getal in de JSON is te groot") from fout


def _object(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    resultaat = dict(paren)
    if len(resultaat) < len(paren):
        sleutels = [sleutel for sleutel, _ in paren]
        dubbel = next(sleutel for sleutel in sleutels if sleutels.count(sleutel) > 1)
        naam = f" van id {kort(resultaat['id'])}" if "id" in resultaat else ""
        raise ProbleemFout(f"veld {kort(dubbel)}{naam}: komt twee keer voor in één object")
    return resultaat


def _constante(naam: str) -> NoReturn:
    raise ProbleemFout(f"bestand: {naam} is geen getal in JSON")


def als_object(
    data: Any, waar: str, verplicht: Collection[str], optioneel: Collection[str] = ()
) -> dict[str, Any]:
    """``data`` as an object that has every required field and no unknown one."""
    if not isinstance(data, dict):
        raise ProbleemFout(f"{waar}: moet een object zijn, niet {kort(data)}")
    for veld in data:
        if veld not in verplicht and veld not in optioneel:
            raise ProbleemFout(f"{waar}: onbekend veld {kort(veld)}")
    for veld in verplicht:
        if veld not in data:
            raise ProbleemFout(f"{waar}: veld {veld} ontbreekt")
    return data


def als_lijst(data: Any, waar: str) -> list[Any]:
    """``data`` as a list."""
    if not isinstance(data, list):
        raise ProbleemFout(f"{waar}: moet een lijst zijn, niet {kort(data)}")
    return data


def als_tekst(data: Any, waar: str) -> str:
    """``data`` as a string."""
    if not isinstance(data, str):
        raise ProbleemFout(f"{waar}: moet een tekst zijn, niet {kort(data)}")
    return data


def als_verzameling(data: Any, waar: str) -> frozenset[str]:
    """``data``, a list of strings, as a set: the contract reads lists of tokens and ids so."""
    return frozenset(als_tekst(deel, waar) for deel in als_lijst(data, waar))


def als_geheel(data: Any, waar: str) -> int:
    """``data`` as an integer; a bool is none."""
    if isinstance(data, bool) or not isinstance(data, int):
        raise ProbleemFout(f"{waar}: moet een geheel getal zijn, niet {kort(data)}")
    return int(data)


def als_getal(data: Any, waar: str) -> float:
    """``data`` as a finite number."""
    try:
        getal = float(data) if isinstance(data, int | float) else float("nan")
    except OverflowError:
        getal = float("inf")
    if isinstance(data, bool) or not abs(getal) < float("inf"):
        raise ProbleemFout(f"{waar}: moet een getal zijn, niet {kort(data)}")
    return getal


def als_kaart(data: Any, waar: str) -> dict[str, Any]:
    """``data`` as an object with free keys."""
    if not isinstance(data, dict):
        raise ProbleemFout(f"{waar}: moet een object zijn, niet {kort(data)}")
    return data
