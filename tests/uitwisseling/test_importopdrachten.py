"""Imports in the background: claimed once, all or nothing, and the file forgotten."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_q.models import OrmQ, Schedule

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, GebruikerRol, Persoon, Rol
from tests.fabrieken import GebruikerFactory, OrganisatieFactory
from uitwisseling import achtergrond
from uitwisseling.models import Importopdracht
from uitwisseling.selectors.importopdrachten import importopdrachten_van
from uitwisseling.services import importopdrachten as diensten
from uitwisseling.services.importopdrachten import (
    importopdracht_doorzetten,
    importopdracht_starten,
    importopdracht_uitvoeren,
    importopdrachten_opschonen,
)
from uitwisseling.soorten import SOORTEN
from vrijwilligers.models import Vrijwilliger

from .bestanden import inhoud

pytestmark = pytest.mark.django_db
Status = Importopdracht.Status


@pytest.fixture
def start(actor):
    """Start an import of the example volunteer, with these cells changed."""

    def doe(*rijen, proef=False, wie=actor, soort="vrijwilligers", bytes_=None) -> Importopdracht:
        return importopdracht_starten(
            actor=wie,
            soort=soort,
            naam="lijst.csv",
            inhoud=inhoud(soort, *rijen) if bytes_ is None else bytes_,
            proef=proef,
        )

    return doe


def draai(opdracht) -> Importopdracht:
    achtergrond.importopdracht_uitvoeren(str(opdracht.id))
    opdracht.refresh_from_db()
    return opdracht


def test_elke_lijst_kan_worden_gekozen():
    assert list(SOORTEN) == Importopdracht.Soort.values


def test_een_opdracht_leest_het_bestand_in_en_vergeet_het(start, organisatie):
    opdracht = draai(start({}, {"nummer": "V-2"}))
    assert (opdracht.status, opdracht.voortgang) == (Status.KLAAR, 2)
    assert opdracht.verslag == {
        "aangemaakt": 2,
        "gewijzigd": 0,
        "ongewijzigd": 0,
        "mogelijk_dubbel": opdracht.verslag["mogelijk_dubbel"],
    }
    assert opdracht.inhoud is None
    assert Vrijwilliger.objects.voor(organisatie).count() == 2


def test_een_opdracht_staat_in_de_wachtrij_en_ruimt_na_een_dag_op(start):
    start()
    assert OrmQ.objects.get().task["func"] == diensten.TAAK
    gepland = Schedule.objects.get(func=diensten.OPSCHONEN)
    assert gepland.next_run > timezone.now() + timedelta(hours=23)


def test_wat_er_gebeurt_staat_op_naam_van_wie_het_begon(start, coordinator):
    draai(start())
    regels = AuditRegel.objects.voor(coordinator.organisatie_id)
    for gebeurtenis in ("import_gestart", "gegeven_aangemaakt", "import_beeindigd"):
        assert regels.filter(gebeurtenis=gebeurtenis, gebruiker_id=coordinator.id).exists()


def test_een_proef_schrijft_niets_en_bewaart_wat_zou_wijzigen(start, organisatie):
    opdracht = draai(start(proef=True))
    assert opdracht.status == Status.KLAAR
    assert opdracht.verslag["wijzigingen"] == [
        {"rij": 2, "nummer": "V-1", "nieuw": True, "cellen": {}}
    ]
    assert bytes(opdracht.inhoud) == inhoud("vrijwilligers")
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_proef_wordt_doorgezet_met_hetzelfde_bestand(start, organisatie, actor):
    proef = draai(start(proef=True))
    echt = importopdracht_doorzetten(actor=actor, opdracht=proef)
    proef.refresh_from_db()
    assert proef.inhoud is None
    assert "wijzigingen" not in proef.verslag
    assert draai(echt).status == Status.KLAAR
    assert Vrijwilliger.objects.voor(organisatie).count() == 1
    with pytest.raises(Conflict, match="al ingelezen"):
        importopdracht_doorzetten(actor=actor, opdracht=proef)


@pytest.mark.parametrize("rijen", [({},), ({"vervoer": "step"},)])
def test_alleen_een_goede_proef_wordt_doorgezet(start, actor, rijen):
    opdracht = draai(start(*rijen, proef=rijen != ({},)))
    with pytest.raises(Conflict):
        importopdracht_doorzetten(actor=actor, opdracht=opdracht)


def test_een_bestand_met_fouten_wordt_geweigerd_met_elke_fout(start, organisatie):
    opdracht = draai(start({"vervoer": "step"}, {"nummer": "V-2", "max_reistijd": "x" * 300}))
    assert (opdracht.status, opdracht.aantal_fouten) == (Status.GEWEIGERD, 2)
    assert [(f["rij"], f["kolom"]) for f in opdracht.fouten] == [
        (2, "vervoer"),
        (3, "max_reistijd"),
    ]
    assert len(opdracht.fouten[1]["waarde"]) == 200
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_bestand_dat_niet_te_lezen_is_wordt_geweigerd(start):
    opdracht = draai(start(bytes_=b"PK\x03\x04"))
    assert opdracht.status == Status.GEWEIGERD
    assert "beschadigd" in opdracht.fouten[0]["melding"]


def test_een_fout_in_het_programma_laat_niets_half_achter(start, organisatie, monkeypatch):
    def kapot(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("uitwisseling.importeren._mogelijk_dubbel", kapot)
    opdracht = start()
    with pytest.raises(RuntimeError):
        importopdracht_uitvoeren(opdracht.id)
    opdracht.refresh_from_db()
    assert opdracht.status == Status.MISLUKT
    assert str(opdracht.id) in opdracht.melding
    assert not Persoon.objects.voor(organisatie).exists()


def test_een_tweede_levering_doet_niets(start, organisatie):
    opdracht = draai(start())
    assert importopdracht_uitvoeren(opdracht.id) is False
    assert Vrijwilliger.objects.voor(organisatie).count() == 1


def test_er_loopt_een_import_tegelijk_per_organisatie(start):
    start()
    with pytest.raises(Conflict, match="al een bestand"):
        start()
    elders = OrganisatieFactory()
    start(wie=Actor.systeem(elders, herkomst="test", doel="test"))


@pytest.mark.parametrize(
    ("status", "veld", "duur"),
    [
        (Status.BEZIG, "begonnen_op", diensten.langste_duur() + diensten.SPELING),
        (Status.WACHT, "aangemaakt_op", diensten.LANGSTE_WACHT),
    ],
)
def test_wat_niet_meer_af_kan_komen_houdt_een_nieuwe_niet_tegen(start, status, veld, duur):
    opdracht = start()
    rij = Importopdracht.alles.filter(pk=opdracht.pk)
    rij.update(**{"status": status, veld: timezone.now() - duur + timedelta(seconds=5)})
    with pytest.raises(Conflict):
        start()
    rij.update(**{veld: timezone.now() - duur})
    start()
    opdracht.refresh_from_db()
    assert opdracht.status == Status.MISLUKT
    assert opdracht.melding


def test_wat_onderweg_is_afgesloten_bewaart_niets(start, organisatie, monkeypatch):
    opdracht = start()
    origineel = diensten.bestand_importeren

    def afgesloten(**kwargs):
        verslag = origineel(**kwargs)
        Importopdracht.alles.filter(pk=opdracht.pk).update(status=Status.MISLUKT)
        return verslag

    monkeypatch.setattr(diensten, "bestand_importeren", afgesloten)
    assert importopdracht_uitvoeren(opdracht.id) is False
    assert not Persoon.objects.voor(organisatie).exists()


def test_wie_het_recht_kwijt_is_leest_niets_meer_in(start, organisatie, coordinator):
    opdracht = start()
    GebruikerRol.objects.voor(organisatie).filter(gebruiker=coordinator).delete()
    assert draai(opdracht).status == Status.MISLUKT
    assert not Persoon.objects.voor(organisatie).exists()


@pytest.mark.parametrize("soort", list(SOORTEN))
def test_elke_lijst_vraagt_haar_eigen_recht(start, organisatie, soort):
    rol = Rol.CONSULENT if soort in ("vrijwilligers", "beschikbaarheid") else Rol.COORDINATOR
    vreemd = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    with pytest.raises(NietToegestaan):
        start(soort=soort, wie=Actor.van_gebruiker(vreemd, herkomst="test", doel="test"))


def test_wat_geen_lijst_is_of_te_groot_wordt_niet_bewaard(start):
    with pytest.raises(Ongeldig, match="lijsten"):
        importopdracht_starten(actor=None, soort="gebruikers", naam="x", inhoud=b"", proef=False)
    with pytest.raises(Ongeldig, match="50 MB"):
        start(bytes_=b"x" * (50 * 1024 * 1024 + 1))
    assert not Importopdracht.alles.exists()


def test_na_een_dag_is_het_bestand_met_de_fouten_vergeten(start):
    fout = draai(start({"vervoer": "step"}))
    proef = draai(start(proef=True))
    loopt = start()
    nu = timezone.now()
    importopdrachten_opschonen(nu + timedelta(hours=23))
    assert Importopdracht.alles.filter(inhoud__isnull=False).count() == 3
    importopdrachten_opschonen(nu + timedelta(hours=25))
    assert list(Importopdracht.alles.filter(inhoud__isnull=False)) == [loopt]
    for opdracht in (fout, proef):
        opdracht.refresh_from_db()
        assert opdracht.fouten == []
        assert "wijzigingen" not in opdracht.verslag
    assert fout.aantal_fouten == 1


def test_een_nieuwe_import_ruimt_zelf_ook_op(start):
    oud = draai(start({"vervoer": "step"}))
    Importopdracht.alles.filter(pk=oud.pk).update(aangemaakt_op=timezone.now() - timedelta(days=2))
    start()
    oud.refresh_from_db()
    assert oud.inhoud is None


def test_een_ander_ziet_de_opdracht_niet(start, actor, andere_organisatie):
    opdracht = draai(start(proef=True))
    assert list(importopdrachten_van(opdracht.organisatie_id)) == [opdracht]
    assert not importopdrachten_van(andere_organisatie.id).exists()
    vreemd = Actor.systeem(andere_organisatie, herkomst="test", doel="test")
    with pytest.raises(Importopdracht.DoesNotExist):
        importopdracht_doorzetten(actor=vreemd, opdracht=opdracht)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")
def test_de_voortgang_is_onderweg_te_zien(start, organisatie, monkeypatch):
    monkeypatch.setattr("uitwisseling.services.voortgang.time.monotonic", iter(range(99)).__next__)
    opdracht = start({}, {"nummer": "V-2"}, {"nummer": "V-3"})
    gezien = []

    def kijk(actor, rijen):
        ander = connection.copy()
        with ander.cursor() as cursor:
            cursor.execute("SELECT voortgang FROM uitwisseling_importopdracht")
            gezien.append(cursor.fetchone()[0])
        ander.close()
        return ()

    monkeypatch.setattr("uitwisseling.importeren._mogelijk_dubbel", kijk)
    draai(opdracht)
    assert gezien == [3]
