"""Nobody sees another organisation's data: a walk along every address there is.

Those of the API have a walk of their own, role by role: tests/api/v1/test_rechten.py.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from kern.models import (
    AuditRegel,
    Gebruiker,
    Huishouden,
    Kenmerk,
    OrganisatieModel,
    Rol,
    Samenvoeging,
    Taak,
    Toestemming,
    Wijk,
)
from mantelzorg.models import (
    Aanmelding,
    Belastingset,
    Doorverwijzing,
    Gesprek,
    Hulpvraag,
    Normenset,
    Zorgsituatie,
)
from matching.models import Matchronde, Parameterset, Voorstel
from tests import fabrieken as f
from uitwisseling.models import Importopdracht
from vrijwilligers.models import Toelatingsset, Vog, Vrijwilliger

BASIS = Path(__file__).parent.parent
BRON = ["kern", "mantelzorg", "vrijwilligers", "matching", "uitwisseling", "api", "werkbank"]
BRON += ["demo", "benchmarks", "config"]

PUBLIEK = {"werkbank:inloggen", "admin:login", "oauth:token", "oauth:intrekken", "documentatie"}
"""The only pages for somebody who is not logged in."""

ALLES_MAG = {
    "matching/services/matchrondes.py": "a background task is given an id, without an actor",
    "matching/services/toelichtingen.py": "the same",
    "api/toepassingen.py": "who registers an app has no organisation",
    "uitwisseling/services/importopdrachten.py": "the same; and it forgets old files of everybody",
    "benchmarks/scenario_api/narekenen/vreemd.py": "it looks whether anything of others was shown",
}
"""Where, outside kern, a row may be looked up without its organisation, and why."""


# The registry: for each argument of an address, the object that fills it.


def _auditregel(organisatie):
    return AuditRegel.alles.create(organisatie_id=organisatie.id, gebeurtenis="test")


PER_ARGUMENT: dict[str, Callable] = {
    "ronde_id": f.MatchrondeFactory,
    "voorstel_id": f.VoorstelFactory,
    "koppeling_id": f.KoppelingFactory,
    "hulpvraag_id": f.HulpvraagFactory,
    "toestemming_id": f.ToestemmingFactory,
    "aanmelding_id": f.AanmeldingFactory,
    "zorgsituatie_id": f.ZorgsituatieFactory,
    "gesprek_id": f.GesprekFactory,
    "meting_id": f.MetingFactory,
    "doorverwijzing_id": f.DoorverwijzingFactory,
    "vrijwilliger_id": f.VrijwilligerFactory,
    "bekwaamheid_id": f.BekwaamheidFactory,
    "vog_id": f.VogFactory,
    "persoon_id": f.PersoonFactory,
    "ander_id": f.PersoonFactory,
    "huishouden_id": f.HuishoudenFactory,
    "samenvoeging_id": f.SamenvoegingFactory,
    "kenmerk_id": f.KenmerkFactory,
    "import_id": f.ImportopdrachtFactory,
    "signaal_id": f.SignaalFactory,
    "taak_id": partial(f.TaakFactory, soort=Taak.Soort.CHECKIN),
    "checkin_id": f.CheckinFactory,
}
PER_MODEL: dict[type, Callable] = {
    Gebruiker: f.GebruikerFactory,
    Wijk: f.WijkFactory,
    Kenmerk: f.KenmerkFactory,
    AuditRegel: _auditregel,
    Huishouden: f.HuishoudenFactory,
    Samenvoeging: f.SamenvoegingFactory,
    Toestemming: f.ToestemmingFactory,
    Belastingset: f.BelastingsetFactory,
    Normenset: f.NormensetFactory,
    Aanmelding: f.AanmeldingFactory,
    Zorgsituatie: f.ZorgsituatieFactory,
    Gesprek: f.GesprekFactory,
    Hulpvraag: f.HulpvraagFactory,
    Doorverwijzing: f.DoorverwijzingFactory,
    Toelatingsset: f.ToelatingssetFactory,
    Vrijwilliger: f.VrijwilligerFactory,
    Vog: f.VogFactory,
    Parameterset: f.ParametersetFactory,
    Importopdracht: f.ImportopdrachtFactory,
    Matchronde: f.MatchrondeFactory,
    Voorstel: f.VoorstelFactory,
}
"""For `object_id` in the admin, whose address names the model."""
GEEN_OBJECT = {"app_label": "kern", "soort": "vrijwilligers", "formaat": "csv"}
"""Arguments that choose a page, not an object."""


class Adres(NamedTuple):
    """One address: its name, and the names of its arguments."""

    naam: str
    argumenten: tuple[str, ...]

    @property
    def noemt_object(self) -> bool:
        return bool(set(self.argumenten) - GEEN_OBJECT.keys())

    def url(self, organisatie) -> str:
        """Filled with objects of this organisation."""
        return self._url(lambda argument: self._fabriek(argument)(organisatie=organisatie).pk)

    def url_van_niets(self) -> str:
        """Filled with ids that nobody has."""
        return self._url(lambda _argument: uuid4())

    def _url(self, vul: Callable) -> str:
        return reverse(
            self.naam,
            kwargs={naam: GEEN_OBJECT.get(naam) or vul(naam) for naam in self.argumenten},
        )

    def _fabriek(self, argument: str) -> Callable:
        ruimte, _punt, naam = self.naam.rpartition(":")
        if (ruimte, argument) == ("admin", "object_id"):
            return PER_MODEL[apps.get_model(*naam.rsplit("_", 1)[0].split("_", 1))]
        return PER_ARGUMENT[argument]


def adressen(resolver=None, namen=(), argumenten=()) -> Iterator[Adres]:
    """Every address of the URL configuration."""
    for deel in (resolver or get_resolver()).url_patterns:
        regex = deel.pattern.regex
        assert regex.groups == len(regex.groupindex), f"argument without a name: {deel.pattern}"
        hier = (*argumenten, *regex.groupindex)
        if isinstance(deel, URLPattern):
            assert deel.name, f"address without a name: {deel.pattern}"
            yield Adres(":".join((*namen, deel.name)), hier)
        elif deel.namespace != "api":
            yield from adressen(deel, (*namen, *filter(None, [deel.namespace])), hier)


ALLE = sorted(set(adressen()))
MET_OBJECT = [adres for adres in ALLE if adres.noemt_object]


def bezoeker(organisatie, *rollen: Rol) -> Client:
    """Somebody of this organisation, logged in."""
    client = Client()
    client.force_login(f.GebruikerFactory(organisatie=organisatie, met_rollen=rollen))
    return client


METHODEN = ("get", "post", "put", "patch", "delete")


def antwoorden(client: Client, url: str, methoden: Iterable[str] = METHODEN) -> dict[str, int]:
    """The status for each method."""
    return {methode: getattr(client, methode)(url).status_code for methode in methoden}


@pytest.fixture
def geen_achtergrond(monkeypatch):
    """Rounds that are asked for are not run."""
    monkeypatch.setattr("matching.services.matchrondes.async_task", lambda *a, **k: None)
    monkeypatch.setattr("matching.services.toelichtingen.async_task", lambda *a, **k: None)


def test_de_wandeling_komt_langs_de_bladzijden_en_de_beheersite():
    namen = {adres.naam for adres in MET_OBJECT}
    assert {"werkbank:voorstel", "werkbank:goedkeuring", "admin:kern_gebruiker_change"} <= namen


def test_een_adres_dat_niet_te_vullen_is_laat_de_wandeling_mislukken(organisatie):
    with pytest.raises(KeyError):
        Adres("werkbank:voorstel", ("onbekend_id",)).url(organisatie)


@pytest.mark.parametrize("adres", MET_OBJECT, ids=lambda adres: adres.naam)
def test_een_ander_krijgt_404(adres, organisatie, andere_organisatie):
    gekregen = antwoorden(bezoeker(andere_organisatie, *Rol), adres.url(organisatie))
    assert 404 in gekregen.values()
    assert set(gekregen.values()) <= {404, 405}


@pytest.mark.parametrize("adres", MET_OBJECT, ids=lambda adres: adres.naam)
def test_een_ander_merkt_niet_of_het_bestaat(adres, organisatie, andere_organisatie):
    """Whatever their role: the same answer as for what does not exist."""
    url, niets = adres.url(organisatie), adres.url_van_niets()
    for rol in Rol:
        client = bezoeker(andere_organisatie, rol)
        gekregen = antwoorden(client, url, ("get", "post"))
        assert gekregen == antwoorden(client, niets, ("get", "post"))
        assert set(gekregen.values()) <= {404, 405}


@pytest.mark.parametrize("adres", MET_OBJECT, ids=lambda adres: adres.naam)
def test_de_eigen_organisatie_krijgt_geen_404(adres, organisatie, geen_achtergrond):
    gekregen = antwoorden(bezoeker(organisatie, *Rol), adres.url(organisatie), ("get", "post"))
    assert 404 not in gekregen.values()
    assert max(gekregen.values()) < 500
    assert gekregen["get"] in {200, 405}


@pytest.mark.parametrize("adres", ALLE, ids=lambda adres: adres.naam)
def test_zonder_inloggen_is_er_niets(adres, organisatie):
    url = adres.url(organisatie)
    for methode in ("get", "post"):
        antwoord = getattr(Client(), methode)(url)
        if adres.naam in PUBLIEK:
            assert antwoord.status_code in {200, 302, 400, 405}
        else:
            assert antwoord.status_code in {302, 401, 403, 404, 405}
            naar = antwoord.headers.get("Location", "")
            assert antwoord.status_code != 302 or naar.startswith(("/inloggen", "/beheer/login"))


# Rows without a tenant.


def bronbestanden() -> Iterator[Path]:
    for map_ in BRON:
        yield from (p for p in (BASIS / map_).rglob("*.py") if "migrations" not in p.parts)


def gebruikt_alles(bron: str) -> list[int]:
    """The lines on which the manager without a tenant filter, or what equals it, is used."""
    return [
        knoop.lineno
        for knoop in ast.walk(ast.parse(bron))
        if isinstance(knoop, ast.Attribute)
        and knoop.attr in {"alles", "_default_manager", "_base_manager"}
    ]


def test_alles_wordt_alleen_in_kern_gebruikt():
    gevonden = {
        str(pad.relative_to(BASIS)): regels
        for pad in bronbestanden()
        if pad.relative_to(BASIS).parts[0] != "kern"
        and (regels := gebruikt_alles(pad.read_text(encoding="utf-8")))
    }
    assert gevonden.keys() <= ALLES_MAG.keys()


def test_het_gebruik_van_alles_wordt_herkend():
    assert gebruikt_alles("from m import X\nX.alles.filter(pk=1)\nX._default_manager.all()") == [
        2,
        3,
    ]
    assert gebruikt_alles("X.objects.voor(1)") == []


MODELLEN = [model for model in apps.get_models() if issubclass(model, OrganisatieModel)]


@pytest.mark.parametrize("model", [*MODELLEN, AuditRegel], ids=lambda model: model.__name__)
def test_zonder_organisatie_geeft_objects_niets(model, organisatie):
    maak = PER_MODEL.get(model) or getattr(f, f"{model.__name__}Factory", None)
    if maak:
        maak(organisatie=organisatie)
        assert model.objects.voor(organisatie).exists()
    assert model._meta.default_manager_name == "alles"
    assert not model.objects.exists()
    assert not model.objects.filter().exists()


def test_elk_model_met_gegevens_hoort_bij_een_organisatie():
    eigen = [m for m in apps.get_models() if m._meta.app_label in BRON]
    assert {m.__name__ for m in eigen} - {m.__name__ for m in MODELLEN} == {
        "Organisatie",
        "AuditRegel",
    }
