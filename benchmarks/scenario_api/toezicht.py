"""Those who look: beheerder, auditor, who has the worklist; and who looks where they may not."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from .boek import Boek, Json
from .clienten import Client, Onverwacht
from .mensen import Mensen

VAN_CONSULENT = (
    "personen",
    "aanmeldingen",
    "zorgsituaties",
    "gesprekken",
    "toestemmingen",
    "belastingmetingen",
    "hulpvragen",
    "checkins",
    "signalen",
)
VAN_COORDINATOR = ("vrijwilligers", "vogs", "matchrondes", "voorstellen", "koppelingen", "taken")
ZONDER_VERWIJZING = ("personen", "gebruikers", "matchrondes", "verwijzingen/aanmeldingen")
"""What is made without an id of something else."""


class Toezicht:
    """What is set, read and refused."""

    def __init__(self, mensen: Mensen, vandaag: date) -> None:
        self._mensen, self._vandaag = mensen, vandaag

    def instellen(self) -> None:
        """The beheerder sets what holds from today and from next week, and changes their mind."""
        beheerder, vandaag = self._mensen.beheerder, self._vandaag.isoformat()
        normen = {"reactietermijnen": {"gewoon": 7, "hoog": 2, "acuut": 0}}
        beheerder.maak("parameters-normen", {"ingangsdatum": vandaag} | normen)
        straks: Json = {"ingangsdatum": (self._vandaag + timedelta(weeks=1)).isoformat()}
        straks |= {"kennismaking": True, "overeenkomst": True, "geheimhouding": True}
        id_ = beheerder.maak("parameters-toelating", straks | {"referentie": False})["id"]
        pad = f"parameters-toelating/{id_}"
        oud = beheerder.versie(pad)
        anders = beheerder.verander(pad, {"referentie": True}, oud)
        te_laat = beheerder.verander(pad, {"referentie": False}, oud)
        if anders.status_code not in (200, 412) or te_laat.status_code != 412:
            raise Onverwacht(f"{pad}: {anders.status_code}, {te_laat.status_code}")
        if beheerder.lees(pad)["referentie"] is not True:
            raise Onverwacht(f"{pad}: not changed")

    def werklijst(self) -> list[str]:
        """The ids of all its pages."""
        return [rij["id"] for rij in self._mensen.coordinator.lees_alles("taken", aantal="5")]

    def taak_over(self, id_: str) -> str | None:
        """The task about this, if it is on the worklist."""
        rijen = self._mensen.coordinator.lees_alles("taken", aantal="5")
        return next((rij["id"] for rij in rijen if rij["objectId"] == id_), None)

    def oppakken(self, taak: str) -> None:
        """A coordinator takes it up, who did not have it yet."""
        coordinator = self._mensen.coordinatoren[1]
        versie = coordinator.versie(f"taken/{taak}")
        coordinator.maak(f"taken/{taak}/toewijzingen", {"eigenaar": coordinator.wie}, versie)

    def nalezen(self) -> None:
        """The auditor reads the whole log: every line says who, or that it was the system."""
        for regel in self._mensen.auditor.lees_alles("audit-regels", aantal="100"):
            if not (regel["gebruikerId"] or "systeem" in regel["rollen"]):
                raise Onverwacht(f"audit line of nobody: {regel}")

    def geweigerd(self, helpers: Collection[Client], vragers: Collection[Client]) -> None:
        """Each role is refused what another may."""
        mensen = self._mensen
        zelf = [(app, "personen") for app in (*helpers, *vragers)]
        for client, pad in (
            (mensen.beheerder, "personen"),
            (mensen.consulent, "matchrondes"),
            (mensen.coordinator, "belastingmetingen"),
            (mensen.auditor, "personen"),
            (mensen.partner, "aanmeldingen"),
            *zelf,
        ):
            if (code := client.vraag(pad).status_code) != 403:
                raise Onverwacht(f"{pad} is not refused: {code}")

    def bij_anderen(
        self, ander: Boek, helpers: Collection[Client], vragers: Collection[Client]
    ) -> None:
        """What another organisation did is not there: to read, to go on with, or to refer to."""
        rollen = dict.fromkeys(VAN_CONSULENT, self._mensen.consulent)
        rollen |= dict.fromkeys(VAN_COORDINATOR, self._mensen.coordinator)
        rollen |= {"gebruikers": self._mensen.beheerder}
        rollen |= dict.fromkeys(
            ("verwijzingen/aanmeldingen", "verwijzingen/signalen"), self._mensen.partner
        )
        rollen["mijn/aanbiedingen"] = next(iter(helpers))
        rollen |= dict.fromkeys(("mijn/checkins", "mijn/signalen"), next(iter(vragers)))
        for client, pad, inhoud, verwacht in _pogingen(ander, rollen):
            antwoord = client.vraag(pad) if inhoud is None else client.probeer(pad, inhoud)
            if antwoord.status_code != verwacht:
                raise Onverwacht(f"{pad} of another organisation: {antwoord.status_code}")


def _pogingen(
    ander: Boek, rollen: dict[str, Client]
) -> Iterator[tuple[Client, str, Json | None, int]]:
    """Of each kind of thing and of each step one: who tries, where, with what, and the answer."""
    gedaan = {(een.soort, een.stap): een for een in ander.verricht if een.soort in rollen}
    for (soort, stap), een in gedaan.items():
        client = rollen[soort]
        if stap:
            yield client, f"{soort}/{een.over}/{stap}", een.inhoud, 404
            continue
        if soort != "signalen":  # the answer to who reports one is the signal
            yield client, f"{soort}/{een.id}", None, 404
        if soort not in ZONDER_VERWIJZING:
            yield client, soort, een.inhoud, 400
