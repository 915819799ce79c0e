"""The day of one organisation: everybody does their part, the ledger keeps what was answered."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone

from .clienten import WACHTWOORD, Client, Json, Onverwacht, Telling

MANTELZORGERS = 8
VRIJWILLIGERS = 6
MET_APP = 3
"""Volunteers who answer for themselves."""
RONDE = 150.0
"""Seconds within which a round ends, also one of which the worker is killed."""
WEEK = timedelta(weeks=1)
OVERDAG = [{"dag": dag, "van": "09:00", "tot": "18:00"} for dag in range(5)]


@dataclass(frozen=True, slots=True)
class Opzet:
    """What was made before the day: an organisation with its first beheerder, and two systems."""

    slug: str
    beheerder: str
    app: str
    partner: tuple[str, str]


@dataclass
class Boek:
    """What was answered: kind -> the ids that were made, and what each decision came to."""

    gemaakt: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stappen: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    gelijk: list[tuple[int, int]] = field(default_factory=list)

    def maak(self, client: Client, soort: str, inhoud: Json) -> str:
        """Make one and write it down."""
        id_ = str(client.maak(soort, inhoud)["id"])
        self.gemaakt[soort].append(id_)
        return id_

    def stap(self, client: Client, soort: str, id_: str, naam: str, inhoud: Json) -> Json:
        """Take a step and write it down."""
        antwoord = client.maak(f"{soort}/{id_}/{naam}", inhoud)
        self.stappen[soort, id_].append(naam)
        return antwoord


class Dag:
    """From the first account to the evaluations. Raises Onverwacht."""

    def __init__(
        self,
        opzet: Opzet,
        adressen: Sequence[str],
        telling: Telling,
        seed: int,
        bij_ronde: Callable[[], None],
    ) -> None:
        self.opzet, self.boek, self._kans = opzet, Boek(), Random(seed)
        self._adressen, self._telling, self._bij_ronde = list(adressen), telling, bij_ronde
        self._vandaag = timezone.localdate()

    def beleven(self) -> None:
        """The whole day."""
        self.beheerder = self._inloggen(self.opzet.beheerder)
        self.consulent = self._inloggen(self._account("consulent"))
        self.coordinatoren = [self._inloggen(self._account("coordinator", n)) for n in (1, 2)]
        self.coordinator = self.coordinatoren[0]
        self._taak = self._kenmerk("gezelschap")
        self._tegelijk(self._mantelzorger, range(MANTELZORGERS))
        self.vrijwilligers = dict(self._tegelijk(self._vrijwilliger, range(VRIJWILLIGERS)))
        self.apps = {
            id_: self._app(id_, persoon)
            for id_, persoon in list(self.vrijwilligers.items())[:MET_APP]
        }
        self._partner()
        for voorstel in self._ronde():
            self._voorstel(voorstel)
        for koppeling in self.coordinator.lees("koppelingen", aantal="100")["results"]:
            self._koppeling(koppeling["id"])
        self._tegelijk(self._rooster, self.apps.values())
        self._nakijken()

    # Accounts.

    def _inloggen(self, email: str) -> Client:
        return Client(self._adressen, self._telling).inloggen(email)

    def _account(self, rol: str, nummer: int = 1, persoon: str | None = None) -> str:
        email = f"{rol}{nummer}@{self.opzet.slug}.example"
        wie: Json = {"naam": f"{rol} {nummer}", "email": email, "rollen": [rol]}
        wie |= {"wachtwoord": WACHTWOORD} | ({"persoon": persoon} if persoon else {})
        self.boek.maak(self.beheerder, "gebruikers", wie)
        return email

    def _app(self, id_: str, persoon: str) -> Client:
        nummer = list(self.vrijwilligers).index(id_)
        email = self._account("vrijwilliger", nummer, persoon)
        return self._inloggen(email).met_app(self.opzet.app)

    def _kenmerk(self, code: str) -> str:
        rijen = self.consulent.lees("kenmerken", aantal="100", soort="taaktype")["results"]
        return next(str(rij["id"]) for rij in rijen if rij["code"] == code)

    # Demand and supply.

    def _persoon(self, client: Client, naam: str) -> str:
        postcode = f"75{self._kans.choice((51, 52, 53, 54))}AB"
        wie = {"voornaam": "Kees", "achternaam": naam, "postcode": postcode}
        return self.boek.maak(client, "personen", wie)

    def _mantelzorger(self, nummer: int) -> None:
        mantelzorger = self._persoon(self.consulent, f"Zorgt {nummer}")
        zorgvrager = self._persoon(self.consulent, f"Thuis {nummer}")
        situatie = self.boek.maak(
            self.consulent,
            "zorgsituaties",
            {"mantelzorger": mantelzorger, "zorgvrager": zorgvrager, "relatie": "partner"},
        )
        hulpvraag = {
            "zorgsituatie": situatie,
            "taaktype": self._taak,
            "duur": self._kans.choice((60, 90, 120)),
            "ritme": self._kans.choice((1, 2)),
            "vensters": [{"dag": nummer % 5, "van": "10:00", "tot": "16:00"}],
        }
        self.boek.maak(self.consulent, "hulpvragen", hulpvraag)

    def _vrijwilliger(self, nummer: int) -> tuple[str, str]:
        persoon = self._persoon(self.coordinator, f"Helpt {nummer}")
        lang_geleden = (self._vandaag - 20 * WEEK).isoformat()
        id_ = self.boek.maak(
            self.coordinator,
            "vrijwilligers",
            {
                "persoon": persoon,
                "vervoer": "auto",
                "maxReistijd": 40,
                "maxMinutenPerWeek": 400,
                "maxKoppelingen": self._kans.choice((1, 2)),
                "kennismakingOp": lang_geleden,
                "overeenkomstOp": lang_geleden,
                "geheimhoudingOp": lang_geleden,
                "bekwaamheden": [{"kenmerk": self._taak}],
            },
        )
        vog = {"vrijwilliger": id_, "afgegevenOp": lang_geleden, "gezienDoor": "de coördinator"}
        vernieuwen = (self._vandaag + 100 * WEEK).isoformat()
        self.boek.maak(self.coordinator, "vogs", vog | {"vernieuwenOp": vernieuwen})
        self._tijden(self.coordinator, f"vrijwilligers/{id_}/beschikbaarheden", OVERDAG)
        self.boek.stap(self.coordinator, "vrijwilligers", id_, "activeringen", {})
        return id_, persoon

    def _tijden(self, client: Client, pad: str, vensters: list[Json]) -> None:
        """Replace all weekly times; where the answer got lost, see whether it was done."""
        wat = {"vanaf": self._vandaag.isoformat(), "beschikbaarheid": vensters}
        antwoord = client.vervang(pad, wat, client.versie(pad))
        nu = client.lees(pad)["beschikbaarheid"]
        staat = {(rij["dag"], rij["van"], rij["tot"]) for rij in nu}
        if antwoord.status_code not in (200, 412) or staat != {
            (rij["dag"], rij["van"], rij["tot"]) for rij in vensters
        }:
            raise Onverwacht(f"{pad}: {antwoord.status_code} {antwoord.text[:300]}")

    def _rooster(self, app: Client) -> None:
        """More times through the app; who still has the old version is told so."""
        oud = app.versie("mijn/beschikbaarheden")
        avond = {"dag": 1, "van": "19:00", "tot": "21:00"}
        self._tijden(app, "mijn/beschikbaarheden", [*OVERDAG, avond])
        wat = {"vanaf": self._vandaag.isoformat(), "beschikbaarheid": []}
        if (te_laat := app.vervang("mijn/beschikbaarheden", wat, oud)).status_code != 412:
            raise Onverwacht(f"old version: {te_laat.status_code}")

    def _partner(self) -> None:
        partner = Client(self._adressen, self._telling).als_partner(*self.opzet.partner)
        wie = {"voornaam": "An", "achternaam": "Aangemeld", "postcode": "7551AB"}
        melding = {"mantelzorger": wie, "verwijzerSoort": "huisarts"}
        self.boek.maak(partner, "verwijzingen/aanmeldingen", melding)

    # Rounds, proposals and matches.

    def _ronde(self) -> list[str]:
        """The proposals of a round; asked for again where its worker was killed."""
        einde = time.monotonic() + RONDE
        while time.monotonic() < einde:
            gevraagd = self.coordinator.probeer("matchrondes")
            if gevraagd.status_code == 409:  # the one before is not declared dead yet
                time.sleep(1)
                self.coordinator.lees("matchrondes", aantal="1")
                continue
            self._bij_ronde()
            id_ = gevraagd.json()["id"]
            self.boek.gemaakt["matchrondes"].append(id_)
            while time.monotonic() < einde:
                ronde = self.coordinator.lees(f"matchrondes/{id_}")
                if ronde["status"] == "klaar":
                    rijen = self.coordinator.lees("voorstellen", ronde=id_, aantal="100")
                    return [rij["id"] for rij in rijen["results"]]
                if ronde["status"] == "mislukt":
                    break
                time.sleep(0.5)
        raise Onverwacht("no round was finished")

    def _voorstel(self, id_: str) -> None:
        """Two coordinators approve at once; then it is offered, and both sides answer."""
        pad = f"voorstellen/{id_}/beoordelingen"
        besluit = {"besluit": "goedkeuren"}
        codes = [
            antwoord.status_code
            for antwoord in self._tegelijk(
                lambda wie: wie.probeer(pad, besluit), self.coordinatoren
            )
        ]
        self.boek.gelijk.append((min(codes), max(codes)))
        if 201 not in codes:
            return
        self.boek.stappen["voorstellen", id_].append("beoordelingen")
        voorstel = self.boek.stap(self.coordinator, "voorstellen", id_, "aanbiedingen", {})
        app = self.apps.get(voorstel["vrijwilliger"])
        antwoord: Json = {"ja": True}
        if self._kans.random() < 0.2:
            antwoord = {"ja": False, "reden": "geen_tijd"}
        if app is not None:
            app.maak(f"mijn/aanbiedingen/{id_}/antwoorden", antwoord)
            self.boek.stappen["voorstellen", id_].append("antwoorden")
        else:
            wie = {"van": "vrijwilliger"} | antwoord
            self.boek.stap(self.coordinator, "voorstellen", id_, "antwoorden", wie)
        if antwoord["ja"]:
            ook = {"van": "mantelzorger", "ja": True}
            self.boek.stap(self.coordinator, "voorstellen", id_, "antwoorden", ook)

    def _koppeling(self, id_: str) -> None:
        """From the first meeting to where chance leaves it."""
        vandaag, later = self._vandaag.isoformat(), (self._vandaag + 13 * WEEK).isoformat()
        wie = self.coordinator.lees("gebruikers", medewerker="true")["results"][0]["id"]
        stappen: list[tuple[str, Json]] = [
            ("kennismakingsafspraken", {"kennismakingOp": vandaag, "coordinator": wie}),
            ("kennismakingen", {"datum": vandaag, "klik": True}),
            ("proeven", {"klik": True}),
            ("pauzes", {}),
            ("hervattingen", {}),
            ("evaluaties", {"mantelzorger": "ja", "vrijwilliger": "ja", "volgendeOp": later}),
            ("beeindigingen", {"eindreden": "niet_meer_nodig"}),
        ]
        for naam, inhoud in stappen[: self._kans.randint(2, len(stappen))]:
            self.boek.stap(self.coordinator, "koppelingen", id_, naam, inhoud)

    def _nakijken(self) -> None:
        """The auditor, a volunteer, and somebody of another role who may not."""
        auditor = self._inloggen(self._account("auditor"))
        if not auditor.lees("audit-regels")["results"]:
            raise Onverwacht("an empty audit log")
        for app in self.apps.values():
            app.lees("mijn/koppelingen")
            app.lees("mijn/inzage")
        if (geweigerd := self.consulent.probeer("matchrondes")).status_code != 403:
            raise Onverwacht(f"a consultant started a round: {geweigerd.status_code}")

    @staticmethod
    def _tegelijk(doe: Callable[[Any], Any], wie: Any) -> list[Any]:
        """For each of these at once."""
        lijst = list(wie)
        samen = threading.Barrier(len(lijst))

        def allemaal(een: Any) -> Any:
            samen.wait()
            return doe(een)

        with ThreadPoolExecutor(len(lijst)) as pool:
            return list(pool.map(allemaal, lijst))
