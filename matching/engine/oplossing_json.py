"""OPLOSSING.json in and out; the form is in section 3 of the design."""

from typing import Any, cast, get_args

from .json_lezen import (
    als_geheel,
    als_getal,
    als_kaart,
    als_lijst,
    als_object,
    als_tekst,
    lees_json,
)
from .oplossing import Koppeling, NietGematcht, Oplossing, Reden, Status
from .probleem import Moment, ProbleemFout, kort
from .probleem_json import VERSIE, controleer_versie, lees_moment, moment_naar_json


def oplossing_naar_json(oplossing: Oplossing) -> dict[str, Any]:
    """The solution as OPLOSSING.json has it."""
    return {
        "versie": VERSIE,
        "status": oplossing.status,
        "doelwaarde": oplossing.doelwaarde,
        "bovengrens": oplossing.bovengrens,
        "gat": oplossing.gat,
        "methode": oplossing.methode,
        "seconden": oplossing.seconden,
        "koppelingen": [
            {
                "vraag": koppeling.vraag,
                "vrijwilliger": koppeling.vrijwilliger,
                "moment": moment_naar_json(koppeling.moment),
                "waarde": koppeling.waarde,
                "reistijd": koppeling.reistijd,
            }
            for koppeling in oplossing.koppelingen
        ],
        "niet_gematcht": [
            {"vraag": rest.vraag, "reden": rest.reden, "trechter": dict(rest.trechter)}
            for rest in oplossing.niet_gematcht
        ],
    }


def lees_oplossing(inhoud: bytes | str) -> tuple[Oplossing, float]:
    """The solution in an OPLOSSING.json, and the ``gat`` it claims.

    Only the form is checked here (ProbleemFout); whether it is true is for ``controle``, also
    whether the status is one of the two and the bovengrens an integer.
    """
    data = als_object(
        lees_json(inhoud),
        "oplossing",
        (
            "versie",
            "status",
            "doelwaarde",
            "bovengrens",
            "gat",
            "methode",
            "seconden",
            "koppelingen",
            "niet_gematcht",
        ),
    )
    controleer_versie(data["versie"])
    oplossing = Oplossing(
        status=cast(Status, als_tekst(data["status"], "status")),
        doelwaarde=als_geheel(data["doelwaarde"], "doelwaarde"),
        bovengrens=_grens(data["bovengrens"]),
        methode=als_tekst(data["methode"], "methode"),
        seconden=als_getal(data["seconden"], "seconden"),
        koppelingen=tuple(
            _koppeling(deel, f"koppelingen, nummer {nummer}")
            for nummer, deel in enumerate(als_lijst(data["koppelingen"], "koppelingen"), start=1)
        ),
        niet_gematcht=tuple(
            _niet_gematcht(deel, f"niet_gematcht, nummer {nummer}")
            for nummer, deel in enumerate(
                als_lijst(data["niet_gematcht"], "niet_gematcht"), start=1
            )
        ),
    )
    return oplossing, als_getal(data["gat"], "gat")


def _grens(data: Any) -> int:
    if isinstance(data, float):
        return cast(int, als_getal(data, "bovengrens"))
    return als_geheel(data, "bovengrens")


def _koppeling(data: Any, waar: str) -> Koppeling:
    velden = als_object(data, waar, ("vraag", "vrijwilliger", "moment", "waarde", "reistijd"))
    moment = lees_moment(velden["moment"], waar)
    return Koppeling(
        vraag=als_tekst(velden["vraag"], f"{waar}: vraag"),
        vrijwilliger=als_tekst(velden["vrijwilliger"], f"{waar}: vrijwilliger"),
        moment=Moment(
            dag=als_geheel(moment.dag, f"{waar}: dag"),
            fase=als_geheel(moment.fase, f"{waar}: fase"),
            start=als_geheel(moment.start, f"{waar}: start"),
        ),
        waarde=als_geheel(velden["waarde"], f"{waar}: waarde"),
        reistijd=als_geheel(velden["reistijd"], f"{waar}: reistijd"),
    )


def _niet_gematcht(data: Any, waar: str) -> NietGematcht:
    velden = als_object(data, waar, ("vraag", "reden", "trechter"))
    trechter = als_kaart(velden["trechter"], f"{waar}: trechter")
    return NietGematcht(
        vraag=als_tekst(velden["vraag"], f"{waar}: vraag"),
        reden=cast(Reden, _keuze(velden["reden"], f"{waar}: reden", get_args(Reden))),
        trechter={
            code: als_geheel(aantal, f"{waar}: trechter {kort(code)}")
            for code, aantal in trechter.items()
        },
    )


def _keuze(data: Any, waar: str, toegestaan: tuple[str, ...]) -> str:
    if als_tekst(data, waar) not in toegestaan:
        raise ProbleemFout(f"{waar}: moet {' of '.join(toegestaan)} zijn, niet {kort(data)}")
    return str(data)
