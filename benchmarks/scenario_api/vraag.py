"""Demand: carers are registered, taken up, talked with, and asked what help they need."""

from dataclasses import dataclass
from datetime import date, timedelta

from .boek import Json
from .clienten import Client, Onverwacht
from .mensen import MET_APP, Mensen

MANTELZORGERS = 8
VIA_VERWIJZER = 4
"""So many are registered by the system of a referrer, the others by telephone."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A carer: their care situation and request, and the app with which they answer themselves."""

    mantelzorger: str
    situatie: str
    hulpvraag: str
    app: Client | None


class Vraag:
    """What referrers and consultants do."""

    def __init__(self, mensen: Mensen, taak: str, vandaag: date) -> None:
        self._mensen, self._taak, self._vandaag = mensen, taak, vandaag

    def dossier(self, nummer: int) -> Dossier:
        """From the registration to the request."""
        consulent = self._mensen.consulenten[nummer % 2]
        aanmelding, mantelzorger = self._aangemeld(nummer, consulent)
        situatie = self._situatie(nummer, consulent, mantelzorger)
        consulent.maak(f"aanmeldingen/{aanmelding}/zorgsituaties", {"zorgsituatie": situatie})
        dag = self._vandaag.isoformat()
        gesprek: Json = {"zorgsituatie": situatie, "datum": dag, "soort": "huis"}
        gesprek |= {"belastingBesproken": True, "deelnemers": [{"rol": "mantelzorger"}]}
        consulent.maak("gesprekken", gesprek)
        hulpvraag = self._hulpvraag(consulent, situatie, nummer % 5)
        app = None
        if nummer % 2 == 0 and nummer < 2 * MET_APP:
            app = self._mensen.met_app("mantelzorger", nummer, mantelzorger)
        else:  # the others give their consent when they answer
            self._meten(consulent, mantelzorger, situatie)
        if nummer == 0:
            self._doorverwijzen(consulent, situatie)
        if nummer < VIA_VERWIJZER:
            self._signaal_van_verwijzer(aanmelding, verwacht=201)
        return Dossier(mantelzorger, situatie, hulpvraag, app)

    def _aangemeld(self, nummer: int, consulent: Client) -> tuple[str, str]:
        """A registration, and the carer it is about."""
        if nummer >= VIA_VERWIJZER:
            persoon = self._mensen.persoon(consulent, f"Zorgt {nummer}")
            gebeld = {"mantelzorger": persoon, "kanaal": "telefoon", "verwijzerSoort": "zelf"}
            return str(consulent.maak("aanmeldingen", gebeld)["id"]), persoon
        partner, wie = self._mensen.partner, self._mensen.wie(f"Zorgt {nummer}")
        melding: Json = {"mantelzorger": wie, "verwijzerSoort": "huisarts", "spoed": "hoog"}
        id_ = str(partner.maak("verwijzingen/aanmeldingen", melding)["id"])
        self._signaal_van_verwijzer(id_, verwacht=409)  # nobody took it up yet
        return id_, str(consulent.lees(f"aanmeldingen/{id_}")["mantelzorger"])

    def _signaal_van_verwijzer(self, aanmelding: str, verwacht: int) -> None:
        wat = {"aanmelding": aanmelding, "aard": "zorgelijk", "ernst": "hoog"}
        antwoord = self._mensen.partner.probeer("verwijzingen/signalen", wat)
        if antwoord.status_code != verwacht:
            raise Onverwacht(f"signal of a referrer: {antwoord.status_code} {antwoord.text[:300]}")

    def _situatie(self, nummer: int, consulent: Client, mantelzorger: str) -> str:
        wie: Json = {
            "mantelzorger": mantelzorger,
            "zorgvrager": self._mensen.persoon(consulent, f"Thuis {nummer}"),
            "relatie": "partner",
            "aanspreekpunt": consulent.wie,
            "urenPerWeek": "30.0",
        }
        if nummer % 4 == 0:
            wie["nachtenVerstoord"] = 5  # the rules raise a signal about it
        return str(consulent.maak("zorgsituaties", wie)["id"])

    def _hulpvraag(self, consulent: Client, situatie: str, dag: int) -> str:
        wat = {
            "zorgsituatie": situatie,
            "taaktype": self._taak,
            "duur": self._mensen.kans.choice((60, 90, 120)),
            "ritme": self._mensen.kans.choice((1, 2)),
            "vensters": [{"dag": dag, "van": "10:00", "tot": "16:00"}],
        }
        return str(consulent.maak("hulpvragen", wat)["id"])

    def _meten(self, consulent: Client, mantelzorger: str, situatie: str) -> None:
        """Consent, and how hard it is, which was written down wrong at first."""
        dag = self._vandaag.isoformat()
        goed: Json = {"persoon": mantelzorger, "doel": "gezondheid", "grondslag": "toestemming"}
        consulent.maak("toestemmingen", goed | {"datum": dag})
        meting: Json = {"datum": dag, "wijze": "telefoon", "totaal": 6}
        waarover = {"zorgsituatie": situatie, "instrument": "eigen_oordeel"}
        id_ = consulent.maak("belastingmetingen", meting | waarover)["id"]
        consulent.maak(f"belastingmetingen/{id_}/correcties", meting | {"totaal": 7})

    def _doorverwijzen(self, consulent: Client, situatie: str) -> None:
        """Another request, that volunteers cannot answer; and one that is withdrawn."""
        weg = self._hulpvraag(consulent, situatie, 6)
        naar = {"soort": "dagopvang", "naar": "De Es", "datum": self._vandaag.isoformat()}
        later = (self._vandaag + timedelta(weeks=4)).isoformat()
        wat = naar | {"overdracht": "warm", "nazorgOp": later}
        consulent.maak(f"hulpvragen/{weg}/doorverwijzingen", wat)
        terug = self._hulpvraag(consulent, situatie, 6)
        consulent.maak(f"hulpvragen/{terug}/intrekkingen")
