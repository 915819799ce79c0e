"""Rounds, proposals and matches: what coordinators decide and both sides answer."""

import time
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from .boek import Json
from .clienten import Client, Onverwacht
from .mensen import Mensen

RONDE = 150.0
"""Seconds within which a round ends, also one of which the worker is killed."""


class Matchen:
    """``helpers``, ``vragers``: who answers themselves, by the id of volunteer and request."""

    def __init__(
        self,
        mensen: Mensen,
        helpers: Mapping[str, Client],
        vragers: Mapping[str, Client],
        vandaag: date,
    ) -> None:
        self._mensen, self._helpers, self._vragers = mensen, helpers, vragers
        self._vandaag, self._kans = vandaag, mensen.kans
        self._coordinator = mensen.coordinator

    def ronde(self, bij_ronde: Callable[[], None]) -> list[str]:
        """The proposals of a round; asked for again where its worker was killed."""
        coordinator, einde = self._coordinator, time.monotonic() + RONDE
        while time.monotonic() < einde:
            gevraagd = coordinator.probeer("matchrondes")
            if gevraagd.status_code == 409:  # the one before is not declared dead yet
                time.sleep(1)
                continue
            bij_ronde()
            id_ = gevraagd.json()["id"]
            while time.monotonic() < einde:
                ronde = coordinator.lees(f"matchrondes/{id_}")
                if ronde["status"] == "klaar":
                    coordinator.lees(f"matchrondes/{id_}/niet-gematcht")
                    rijen = coordinator.lees_alles("voorstellen", ronde=id_, aantal="3")
                    return [rij["id"] for rij in rijen]
                if ronde["status"] == "mislukt":
                    break
                time.sleep(0.5)
        raise Onverwacht("no round was finished")

    def voorstel(self, id_: str) -> None:
        """Two coordinators approve at once; then it is offered, and both sides answer."""
        pad = f"voorstellen/{id_}/beoordelingen"
        besluit = {"besluit": "goedkeuren"}
        wie = [(coordinator, pad, besluit) for coordinator in self._mensen.coordinatoren]
        if self._mensen.om_het_eerst(pad, wie).status_code != 201:
            return
        voorstel = self._coordinator.maak(f"voorstellen/{id_}/aanbiedingen")
        ja = self._antwoord(id_, "vrijwilliger", self._helpers.get(voorstel["vrijwilliger"]))
        if ja:
            self._antwoord(id_, "mantelzorger", self._vragers.get(voorstel["hulpvraag"]))

    def _antwoord(self, id_: str, van: str, app: Client | None) -> bool:
        """By their app, or by telephone to a coordinator."""
        antwoord: Json = {"ja": True}
        if self._kans.random() < 0.1:
            antwoord = {"ja": False, "reden": "geen_tijd"}
        if app is not None:
            aanbiedingen = app.lees("mijn/aanbiedingen", status="aangeboden")["resultaten"]
            if id_ not in [rij["id"] for rij in aanbiedingen]:
                raise Onverwacht(f"offer {id_} is not shown to its {van}")
            app.maak(f"mijn/aanbiedingen/{id_}/antwoorden", antwoord)
        else:
            self._coordinator.maak(f"voorstellen/{id_}/antwoorden", {"van": van} | antwoord)
        return bool(antwoord["ja"])

    def koppelingen(self) -> list[str]:
        """Each goes to where chance leaves it; the first one gets as far as the appointment."""
        rijen = self._coordinator.lees_alles("koppelingen", aantal="3")
        for nummer, rij in enumerate(rijen):
            self._begeleiden(rij["id"], self._kans.randint(2, 7) if nummer else 1)
        return [rij["id"] for rij in rijen[:1]]

    def kennismaking(self, id_: str) -> None:
        """They met: two coordinators write that down at once."""
        pad = f"koppelingen/{id_}/kennismakingen"
        wat = {"datum": self._vandaag.isoformat(), "klik": True}
        wie = [(coordinator, pad, wat) for coordinator in self._mensen.coordinatoren]
        self._mensen.om_het_eerst(pad, wie)

    def _begeleiden(self, id_: str, tot: int) -> None:
        vandaag = self._vandaag.isoformat()
        later = (self._vandaag + timedelta(weeks=13)).isoformat()
        wie = self._coordinator.wie
        stappen: list[tuple[str, Json]] = [
            ("kennismakingsafspraken", {"kennismakingOp": vandaag, "coordinator": wie}),
            ("kennismakingen", {"datum": vandaag, "klik": True}),
            ("proeven", {"klik": True}),
            ("pauzes", {}),
            ("hervattingen", {}),
            ("evaluaties", {"mantelzorger": "ja", "vrijwilliger": "ja", "volgendeOp": later}),
            ("beeindigingen", {"eindreden": "niet_meer_nodig"}),
        ]
        for naam, inhoud in stappen[:tot]:
            if naam == "kennismakingen":
                self.kennismaking(id_)
            else:
                self._coordinator.maak(f"koppelingen/{id_}/{naam}", inhoud)
