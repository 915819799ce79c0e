"""What is changed beside a row and shown with it is a new version of the row, found by gewijzigdNa.

A resource of which a list has no such filter (households) still has the version.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils import timezone

from kern.models import Rol
from tests.fabrieken import (
    BekwaamheidFactory,
    CheckinFactory,
    DoorverwijzingFactory,
    GeaccepteerdVoorstelFactory,
    GesprekFactory,
    HuishoudenFactory,
    HulpvraagFactory,
    KenmerkFactory,
    KoppelingFactory,
    PersoonFactory,
    SignaalFactory,
    VogFactory,
    VrijwilligerFactory,
    VrijwilligerUitsluitingFactory,
    ZorgsituatieFactory,
)

V1 = "/api/v1"
VANDAAG = str(timezone.localdate())


@dataclass(frozen=True)
class Geval:
    """A write: of which row it is a part, and how it is done.

    ``inhoud`` may be made of what is there; ``naar``: the part that has an address of its own.
    """

    lijst: str
    maken: Callable[..., Any]
    methode: str
    inhoud: Any = field(default_factory=dict)
    naar: Callable[[Any], str] = lambda rij: ""
    ouder: Callable[[Any], Any] = lambda rij: rij

    def __str__(self) -> str:
        return f"{self.lijst} {self.methode}"


def _bewoond(organisatie):
    huishouden = HuishoudenFactory(organisatie=organisatie)
    PersoonFactory(organisatie=organisatie, huishouden=huishouden)
    return huishouden


def _aangeboden(organisatie):
    return GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")


def _actief(organisatie):
    return KoppelingFactory(organisatie=organisatie, status="actief")


def _taal(rij):
    kenmerk = KenmerkFactory(organisatie=rij.organisatie, soort="taal")
    return {"vrijwilliger": str(rij.pk), "kenmerk": str(kenmerk.pk)}


def _iemand(rij):
    return str(PersoonFactory(organisatie=rij.organisatie).pk)


BEZOEK = {"dag": 0, "van": "09:00", "tot": "12:00"}
THUISZORG = {"soort": "thuiszorg", "naam": "Carint", "hoeVaak": ""}
GEVALLEN = {
    "venster": Geval("hulpvragen", HulpvraagFactory, "patch", {"vensters": [BEZOEK]}),
    "uitsluiting": Geval(
        "hulpvragen", HulpvraagFactory, "patch", lambda rij: {"uitsluitingen": [_iemand(rij)]}
    ),
    "doorverwijzing": Geval(
        "hulpvragen",
        DoorverwijzingFactory,
        "patch",
        {"naar": "De Brug"},
        naar=lambda rij: f"doorverwijzingen/{rij.pk}",
        ouder=lambda rij: rij.hulpvraag,
    ),
    "nazorg": Geval(
        "hulpvragen",
        DoorverwijzingFactory,
        "post",
        {"nazorgGedaanOp": VANDAAG, "nazorgUitkomst": "ja"},
        naar=lambda rij: f"doorverwijzingen/{rij.pk}/nazorg",
        ouder=lambda rij: rij.hulpvraag,
    ),
    "betrokkene": Geval("huishoudens", _bewoond, "patch", {"betrokkenen": [THUISZORG]}),
    "lid": Geval("huishoudens", _bewoond, "patch", lambda rij: {"leden": [_iemand(rij)]}),
    "deelnemer": Geval(
        "gesprekken", GesprekFactory, "patch", {"deelnemers": [{"rol": "tolk", "naam": ""}]}
    ),
    "leefgebied": Geval(
        "gesprekken",
        GesprekFactory,
        "patch",
        {"leefgebieden": [{"leefgebied": "wonen", "besproken": True}]},
    ),
    "doelgroep": Geval(
        "zorgsituaties",
        ZorgsituatieFactory,
        "patch",
        lambda rij: {
            "doelgroepen": [str(KenmerkFactory(organisatie=rij.organisatie, soort="doelgroep").pk)]
        },
    ),
    "belpoging": Geval(
        "checkins", CheckinFactory, "post", naar=lambda rij: f"checkins/{rij.pk}/belpogingen"
    ),
    "opvolging": Geval(
        "signalen",
        SignaalFactory,
        "post",
        {"datum": VANDAAG, "soort": "gebeld"},
        naar=lambda rij: f"signalen/{rij.pk}/opvolgingen",
    ),
    "melding": Geval(
        "signalen",
        SignaalFactory,
        "post",
        lambda rij: {
            "zorgsituatie": str(rij.zorgsituatie_id),
            "aard": rij.aard,
            "bron": "mantelzorger",
        },
        naar=lambda rij: "signalen",
    ),
    "antwoord": Geval(
        "voorstellen",
        _aangeboden,
        "post",
        {"van": "vrijwilliger", "ja": True},
        naar=lambda rij: f"voorstellen/{rij.pk}/antwoorden",
    ),
    "evaluatie": Geval(
        "koppelingen",
        _actief,
        "post",
        {"mantelzorger": "ja", "volgendeOp": "2099-01-04"},
        naar=lambda rij: f"koppelingen/{rij.pk}/evaluaties",
    ),
    "wens": Geval(
        "vrijwilligers",
        VrijwilligerFactory,
        "patch",
        lambda rij: {"uitsluitingen": [_iemand(rij)]},
    ),
    "bekwaamheid": Geval(
        "vrijwilligers", VrijwilligerFactory, "post", _taal, naar=lambda rij: "bekwaamheden"
    ),
    "bekwaamheid weg": Geval(
        "vrijwilligers",
        BekwaamheidFactory,
        "delete",
        naar=lambda rij: f"bekwaamheden/{rij.pk}",
        ouder=lambda rij: rij.vrijwilliger,
    ),
    "vog": Geval(
        "vrijwilligers",
        VogFactory,
        "patch",
        {"gezienDoor": "Els"},
        naar=lambda rij: f"vogs/{rij.pk}",
        ouder=lambda rij: rij.vrijwilliger,
    ),
    "beschikbaarheid": Geval(
        "vrijwilligers",
        VrijwilligerFactory,
        "put",
        {"vanaf": VANDAAG, "beschikbaarheid": [BEZOEK]},
        naar=lambda rij: f"vrijwilligers/{rij.pk}/beschikbaarheden",
    ),
    "afwezigheid": Geval(
        "vrijwilligers",
        VrijwilligerFactory,
        "put",
        {"afwezigheden": [{"van": "2099-01-04", "tot": "2099-01-05"}]},
        naar=lambda rij: f"vrijwilligers/{rij.pk}/afwezigheden",
    ),
}
ZONDER_FILTER = {"huishoudens"}


@pytest.mark.parametrize("geval", GEVALLEN.values(), ids=GEVALLEN)
def test_wat_erbij_hoort_is_een_nieuwe_versie_en_wordt_gevonden(als, organisatie, geval):
    client = als(*Rol)
    deel = geval.maken(organisatie=organisatie)
    rij = geval.ouder(deel)
    adres = f"{V1}/{geval.lijst}/{rij.pk}"
    eerst = client.get(adres)["ETag"]
    moment = f"{timezone.now():%Y-%m-%dT%H:%M:%S.%fZ}"
    naar = f"{V1}/{geval.naar(deel)}" if geval.naar(deel) else adres
    inhoud = geval.inhoud(deel) if callable(geval.inhoud) else geval.inhoud
    koppen = {} if geval.methode == "post" else {"If-Match": client.get(naar)["ETag"]}

    antwoord = getattr(client, geval.methode)(naar, inhoud, headers=koppen)

    assert antwoord.status_code in (200, 201, 204), antwoord.json()
    assert client.get(adres)["ETag"] != eerst
    if geval.lijst not in ZONDER_FILTER:
        gevonden = client.get(f"{V1}/{geval.lijst}?gewijzigdNa={moment}").json()["resultaten"]
        assert str(rij.pk) in {een["id"] for een in gevonden}


def _van_hulpvraag(organisatie, persoon):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    hulpvraag.uitsluitingen.create(organisatie=organisatie, persoon=persoon)
    return hulpvraag


def _van_vrijwilliger(organisatie, persoon):
    return VrijwilligerUitsluitingFactory(organisatie=organisatie, persoon=persoon).vrijwilliger


def _van_huishouden(organisatie, persoon):
    PersoonFactory(organisatie=organisatie, huishouden=persoon.huishouden)
    return persoon.huishouden


@pytest.mark.parametrize(
    ("lijst", "waarin"),
    [
        ("hulpvragen", _van_hulpvraag),
        ("vrijwilligers", _van_vrijwilliger),
        ("huishoudens", _van_huishouden),
    ],
)
def test_wie_een_ander_wordt_en_weer_zichzelf_staat_in_een_nieuwe_versie(
    als, organisatie, lijst, waarin
):
    client = als(*Rol)
    huishouden = HuishoudenFactory(organisatie=organisatie)
    blijft = PersoonFactory(organisatie=organisatie)
    vervalt = PersoonFactory(organisatie=organisatie, huishouden=huishouden)
    adres = f"{V1}/{lijst}/{waarin(organisatie, vervalt).pk}"
    versies = [client.get(adres)["ETag"]]

    gegevens = {"blijft": str(blijft.pk), "vervalt": str(vervalt.pk)}
    samen = client.post(f"{V1}/samenvoegingen", gegevens)
    versies.append(client.get(adres)["ETag"])
    terug = client.post(f"{V1}/samenvoegingen/{samen.json()['id']}/terugdraaiingen", {})
    versies.append(client.get(adres)["ETag"])

    assert (samen.status_code, terug.status_code) == (201, 201)
    assert len(set(versies)) == 3
