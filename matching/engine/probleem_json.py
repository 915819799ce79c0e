"""PROBLEEM.json in and out; the form is in section 3 of the design."""

from typing import Any

from .json_lezen import (
    als_getal,
    als_kaart,
    als_lijst,
    als_object,
    als_tekst,
    als_verzameling,
    lees_json,
)
from .opruimer import zonder_opruimer
from .probleem import (
    Budget,
    Moment,
    Probleem,
    ProbleemFout,
    Vast,
    Venster,
    Vraag,
    Vrijwilliger,
    kort,
)

VERSIE = 1

_VERZAMELINGEN = ("kenmerken", "vereist", "vermijd", "uitgesloten")
_KAARTEN = ("gewenst", "gewenste_vrijwilligers")


@zonder_opruimer()
def lees_probleem(inhoud: bytes | str) -> Probleem:
    """The problem in a PROBLEEM.json; ProbleemFout when anything in it breaks the contract."""
    data = als_object(
        lees_json(inhoud),
        "probleem",
        ("versie", "vragen", "vrijwilligers"),
        ("budgetten", "vast"),
    )
    controleer_versie(data["versie"])

    def lijst(veld: str) -> list[tuple[str, Any]]:
        return [
            (f"{veld}, nummer {nummer}", deel)
            for nummer, deel in enumerate(als_lijst(data.get(veld, []), veld), start=1)
        ]

    return Probleem(
        vragen=tuple(_vraag(deel, waar) for waar, deel in lijst("vragen")),
        vrijwilligers=tuple(_vrijwilliger(deel, waar) for waar, deel in lijst("vrijwilligers")),
        budgetten=tuple(_budget(deel, waar) for waar, deel in lijst("budgetten")),
        vast=tuple(_vast(deel, waar) for waar, deel in lijst("vast")),
    )


def controleer_versie(versie: Any) -> None:
    """Only the integer 1 is a version that this engine reads."""
    if type(versie) is not int or versie != VERSIE:
        raise ProbleemFout(f"versie: moet {VERSIE} zijn, niet {kort(versie)}")


def lees_moment(data: Any, waar: str) -> Moment:
    """A moment object; its values are checked by whoever owns it."""
    return Moment(**als_object(data, f"{waar}: moment", ("dag", "fase", "start")))


def moment_naar_json(moment: Moment) -> dict[str, int]:
    """The JSON form of a moment."""
    return {"dag": moment.dag, "fase": moment.fase, "start": moment.start}


def naar_json(probleem: Probleem) -> dict[str, Any]:
    """The problem as PROBLEEM.json has it; sets and maps sorted: equal problems look equal."""
    return {
        "versie": VERSIE,
        "vragen": [
            {
                "id": vraag.id,
                "prioriteit": vraag.prioriteit,
                "locatie": list(vraag.locatie),
                "duur": vraag.duur,
                "ritme": vraag.ritme,
                "vensters": [[v.dag, v.van, v.tot] for v in vraag.vensters],
                "zwaar": vraag.zwaar,
                **{veld: sorted(getattr(vraag, veld)) for veld in _VERZAMELINGEN},
                **{veld: dict(sorted(getattr(vraag, veld).items())) for veld in _KAARTEN},
            }
            for vraag in probleem.vragen
        ],
        "vrijwilligers": [
            {
                "id": helper.id,
                "locatie": list(helper.locatie),
                "kmh": helper.kmh,
                "max_reistijd": helper.max_reistijd,
                "vensters": [[v.dag, v.van, v.tot, list(v.weken)] for v in helper.vensters],
                "max_minuten_per_week": helper.max_minuten_per_week,
                "max_koppelingen": helper.max_koppelingen,
                "max_zwaar": helper.max_zwaar,
                **{veld: sorted(getattr(helper, veld)) for veld in _VERZAMELINGEN[:3]},
                "gewenst": dict(sorted(helper.gewenst.items())),
            }
            for helper in probleem.vrijwilligers
        ],
        "budgetten": [
            {"id": b.id, "capaciteit": b.capaciteit, "verbruik": dict(sorted(b.verbruik.items()))}
            for b in probleem.budgetten
        ],
        "vast": [
            {
                "vraag": vast.vraag,
                "vrijwilliger": vast.vrijwilliger,
                "moment": moment_naar_json(vast.moment),
            }
            for vast in probleem.vast
        ],
    }


def _waar(soort: str, data: Any, waar: str) -> str:
    """Where we are, by id when there is one."""
    if isinstance(data, dict) and isinstance(data.get("id"), str):
        return f"{soort} {kort(data['id'])}"
    return waar


def _vraag(data: Any, waar: str) -> Vraag:
    waar = _waar("vraag", data, waar)
    velden = als_object(
        data,
        waar,
        ("id", "prioriteit", "locatie", "duur", "ritme", "vensters"),
        (*_VERZAMELINGEN, *_KAARTEN, "zwaar"),
    )
    vensters = tuple(
        Venster(*_rij(rij, f"{waar}: vensters, nummer {nummer}", (3,)))
        for nummer, rij in enumerate(als_lijst(velden["vensters"], f"{waar}: vensters"), start=1)
    )
    return Vraag(**{**_gedeeld(velden, waar), "vensters": vensters})


def _vrijwilliger(data: Any, waar: str) -> Vrijwilliger:
    waar = _waar("vrijwilliger", data, waar)
    velden = als_object(
        data,
        waar,
        (
            "id",
            "locatie",
            "kmh",
            "max_reistijd",
            "vensters",
            "max_minuten_per_week",
            "max_koppelingen",
        ),
        ("max_zwaar", "kenmerken", "vereist", "vermijd", "gewenst"),
    )
    vensters = tuple(
        _venster_met_weken(rij, f"{waar}: vensters, nummer {nummer}")
        for nummer, rij in enumerate(als_lijst(velden["vensters"], f"{waar}: vensters"), start=1)
    )
    kmh = als_getal(velden["kmh"], f"{waar}: kmh")
    gedeeld = {"max_zwaar": velden["max_koppelingen"], **_gedeeld(velden, waar)}
    return Vrijwilliger(**{**gedeeld, "vensters": vensters, "kmh": kmh})


def _gedeeld(velden: dict[str, Any], waar: str) -> dict[str, Any]:
    """The fields of a request or volunteer with the places, sets and maps converted."""
    resultaat = dict(velden)
    resultaat["id"] = als_tekst(velden["id"], f"{waar}: id")
    breedte, lengte = _rij(velden["locatie"], f"{waar}: locatie", (2,))
    resultaat["locatie"] = (
        als_getal(breedte, f"{waar}: locatie"),
        als_getal(lengte, f"{waar}: locatie"),
    )
    for veld in _VERZAMELINGEN:
        if veld in velden:
            resultaat[veld] = als_verzameling(velden[veld], f"{waar}: {veld}")
    for veld in _KAARTEN:
        if veld in velden:
            resultaat[veld] = als_kaart(velden[veld], f"{waar}: {veld}")
    return resultaat


def _venster_met_weken(data: Any, waar: str) -> Venster:
    dag, van, tot, *weken = _rij(data, waar, (3, 4))
    if not weken:
        return Venster(dag, van, tot)
    return Venster(dag, van, tot, tuple(als_lijst(weken[0], f"{waar}: weken")))


def _rij(data: Any, waar: str, lengtes: tuple[int, ...]) -> list[Any]:
    rij = als_lijst(data, waar)
    if len(rij) not in lengtes:
        verwacht = " of ".join(map(str, lengtes))
        raise ProbleemFout(f"{waar}: moet {verwacht} waarden hebben, niet {len(rij)}")
    return rij


def _budget(data: Any, waar: str) -> Budget:
    waar = _waar("budget", data, waar)
    velden = als_object(data, waar, ("id", "capaciteit", "verbruik"))
    return Budget(
        id=als_tekst(velden["id"], f"{waar}: id"),
        capaciteit=velden["capaciteit"],
        verbruik=als_kaart(velden["verbruik"], f"{waar}: verbruik"),
    )


def _vast(data: Any, waar: str) -> Vast:
    if isinstance(data, dict) and isinstance(data.get("vraag"), str):
        waar = f"vast van vraag {kort(data['vraag'])}"
    velden = als_object(data, waar, ("vraag", "vrijwilliger", "moment"))
    return Vast(
        vraag=als_tekst(velden["vraag"], f"{waar}: vraag"),
        vrijwilliger=als_tekst(velden["vrijwilliger"], f"{waar}: vrijwilliger"),
        moment=lees_moment(velden["moment"], waar),
    )
