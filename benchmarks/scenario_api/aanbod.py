"""Supply: volunteers are taken in, and say through an app when they can."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .boek import Json
from .clienten import Client, Onverwacht
from .mensen import MET_APP, Mensen

VRIJWILLIGERS = 6
WEEK = timedelta(weeks=1)
OVERDAG: list[Json] = [{"dag": dag, "van": "09:00", "tot": "18:00"} for dag in range(5)]
AVOND: Json = {"dag": 1, "van": "19:00", "tot": "21:00"}


@dataclass(frozen=True, slots=True)
class Helper:
    """A volunteer, and the app with which they answer themselves."""

    id: str
    app: Client | None


class Aanbod:
    """What coordinators and volunteers do."""

    def __init__(self, mensen: Mensen, taak: str, vandaag: date) -> None:
        self._mensen, self._taak, self._vandaag = mensen, taak, vandaag

    def helper(self, nummer: int) -> Helper:
        """From the registration to the day they take part."""
        coordinator = self._mensen.coordinatoren[nummer % 2]
        persoon = self._mensen.persoon(coordinator, f"Helpt {nummer}")
        lang_geleden = (self._vandaag - 20 * WEEK).isoformat()
        wie = {
            "persoon": persoon,
            "vervoer": "auto",
            "maxReistijd": 40,
            "maxMinutenPerWeek": 400,
            "maxKoppelingen": self._mensen.kans.choice((1, 2)),
            "kennismakingOp": lang_geleden,
            "overeenkomstOp": lang_geleden,
            "geheimhoudingOp": lang_geleden,
            "bekwaamheden": [{"kenmerk": self._taak}],
        }
        id_ = str(coordinator.maak("vrijwilligers", wie)["id"])
        vog = {"vrijwilliger": id_, "afgegevenOp": lang_geleden, "gezienDoor": "de coördinator"}
        vernieuwen = (self._vandaag + 100 * WEEK).isoformat()
        coordinator.maak("vogs", vog | {"vernieuwenOp": vernieuwen})
        self._tijden(coordinator, f"vrijwilligers/{id_}/beschikbaarheden", OVERDAG)
        coordinator.maak(f"vrijwilligers/{id_}/activeringen")
        met = nummer < MET_APP
        app = self._mensen.met_app("vrijwilliger", nummer, persoon) if met else None
        return Helper(id_, app)

    def rooster(self, app: Client) -> None:
        """More times and a holiday; who still has the old version is told so."""
        oud = app.versie("mijn/beschikbaarheden")
        self._tijden(app, "mijn/beschikbaarheden", [*OVERDAG, AVOND])
        wat = {"vanaf": self._vandaag.isoformat(), "beschikbaarheid": []}
        if (te_laat := app.vervang("mijn/beschikbaarheden", wat, oud)).status_code != 412:
            raise Onverwacht(f"old version: {te_laat.status_code}")
        van, tot = ((self._vandaag + n * WEEK).isoformat() for n in (40, 42))
        vervangen(app, "mijn/afwezigheden", "afwezigheden", {}, [{"van": van, "tot": tot}])
        extra = {"datum": van, "van": "09:00", "tot": "12:00"}
        vervangen(app, "mijn/extra-beschikbaarheden", "extraBeschikbaarheden", {}, [extra])

    def _tijden(self, client: Client, pad: str, vensters: Sequence[Json]) -> None:
        vanaf = {"vanaf": self._vandaag.isoformat()}
        vervangen(client, pad, "beschikbaarheid", vanaf, vensters)


def vervangen(client: Client, pad: str, naam: str, rest: Json, rijen: Sequence[Json]) -> None:
    """Replace all of a part; where the answer got lost (412), see whether it was done."""
    antwoord = client.vervang(pad, rest | {naam: list(rijen)}, client.versie(pad))
    staat = [{sleutel: rij[sleutel] for sleutel in rijen[0]} for rij in client.lees(pad)[naam]]
    anders = sorted(map(str, staat)) != sorted(map(str, rijen))
    if antwoord.status_code not in (200, 412) or anders:
        raise Onverwacht(f"{pad}: {antwoord.status_code} {antwoord.text[:300]} {staat}")
