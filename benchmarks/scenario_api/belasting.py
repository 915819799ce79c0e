"""Burden: after the night there are check-ins, carers answer, and signals are followed up."""

import time
from collections.abc import Callable, Collection, Sequence
from datetime import date

from .clienten import Client, Onverwacht
from .mensen import Mensen
from .vraag import Dossier

NACHT = 20.0
"""Seconds after which a night is asked for again: its worker was killed."""
GEDULD = 120.0


def wachten(bij_nacht: Callable[[], None], klaar: Callable[[], bool], waarop: str) -> None:
    """Let it be night until this is so. Raises Onverwacht."""
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        bij_nacht()
        nog_eens = time.monotonic() + NACHT
        while time.monotonic() < nog_eens:
            if klaar():
                return
            time.sleep(0.5)
    raise Onverwacht(f"no {waarop} after {GEDULD:.0f} seconds of nights")


class Belasting:
    """What carers and consultants do."""

    def __init__(self, mensen: Mensen, dossiers: Sequence[Dossier], vandaag: date) -> None:
        self._mensen, self._dossiers, self._vandaag = mensen, dossiers, vandaag

    def checkins(self, bij_nacht: Callable[[], None]) -> None:
        """The night plans one for everybody; each is answered, by one of those who try."""
        consulent = self._mensen.consulent

        def gepland() -> dict[str, str]:
            rijen = consulent.lees_alles("checkins", status="gepland", aantal="5")
            return {rij["zorgsituatie"]: rij["id"] for rij in rijen}

        nodig = {dossier.situatie for dossier in self._dossiers}
        wachten(bij_nacht, lambda: gepland().keys() >= nodig, "check-ins")
        for situatie, checkin in gepland().items():
            if situatie in nodig:
                self._antwoorden(situatie, checkin)

    def _antwoorden(self, situatie: str, checkin: str) -> None:
        nummer = [dossier.situatie for dossier in self._dossiers].index(situatie)
        app = self._dossiers[nummer].app
        wat = {"eigenOordeel": 8, "vraagtHulp": nummer % 3 == 0}
        pad = f"checkins/{checkin}/antwoorden"
        een, twee = self._mensen.consulenten
        if app is not None:
            zelf = wat | {"toestemming": True}
            wie = [(app, f"mijn/{pad}", zelf), (een, pad, zelf)]
            self._mensen.om_het_eerst(pad, wie)
            return
        een.maak(f"checkins/{checkin}/belpogingen")
        if nummer % 2:
            self._mensen.om_het_eerst(pad, [(een, pad, wat), (twee, pad, wat)])
        else:
            weg = f"checkins/{checkin}/weigeringen"
            self._mensen.om_het_eerst(pad, [(een, pad, wat), (twee, weg, {})])

    def eigen(self, app: Client) -> None:
        """A carer asks for help, and looks at what is known."""
        (situatie,) = app.lees("mijn/zorgsituaties")["resultaten"]
        wat = {"zorgsituatie": situatie["id"], "aard": "vraag_om_hulp"}
        app.maak("mijn/signalen", wat | {"toelichting": "Kunt u mij bellen?"})
        profiel = app.verander("mijn/profiel", {"telefoon": "0740000000"}, _profiel(app))
        if profiel.status_code not in (200, 412):  # 412: done, and the answer got lost
            raise Onverwacht(f"profile: {profiel.status_code} {profiel.text[:300]}")
        if app.lees("mijn/profiel")["telefoon"] != "0740000000":
            raise Onverwacht("profile: not changed")
        for pad in ("mijn/signalen", "mijn/checkins", "mijn/inzage"):
            if not app.lees(pad)["resultaten"]:
                raise Onverwacht(f"{pad}: nothing")

    def signalen(self) -> None:
        """Somebody reports one; every signal but the last is followed up, by two who close it."""
        wat = {"zorgsituatie": self._dossiers[-1].situatie, "aard": "overbelasting"}
        self._mensen.coordinator.maak("signalen", wat | {"bron": "consulent"})
        een, twee = self._mensen.consulenten
        gevonden = een.lees_alles("signalen", open="true", aantal="5")
        self._van_wie(gevonden)
        for signaal in gevonden[:-1]:
            pad = f"signalen/{signaal['id']}"
            dag = self._vandaag.isoformat()
            een.maak(f"{pad}/opvolgingen", {"datum": dag, "soort": "gebeld"})
            klaar = {"uitkomst": "besproken"}
            wie = [(wie, f"{pad}/afsluitingen", klaar) for wie in (een, twee)]
            self._mensen.om_het_eerst(f"{pad}/afsluitingen", wie)

    def _van_wie(self, gevonden: Collection[dict[str, str]]) -> None:
        bronnen = {signaal["bron"] for signaal in gevonden}
        if not bronnen >= {"systeem", "mantelzorger", "verwijzer", "consulent"}:
            raise Onverwacht(f"signals of {bronnen} only")


def _profiel(app: Client) -> str:
    return app.versie("mijn/profiel")
