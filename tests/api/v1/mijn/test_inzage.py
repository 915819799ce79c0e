"""Who saw my file, over HTTP."""

import pytest

from kern.actor import Actor
from kern.audit import dossiers_ingezien
from kern.models import AuditRegel, Rol
from tests.api.v1.telling import evenveel_queries
from tests.fabrieken import GebruikerFactory, PersoonFactory

ADRES = "/api/v1/mijn/inzage"


@pytest.fixture
def kijkt(organisatie, vrijwilliger):
    """``kijkt(Rol.CONSULENT)``: somebody in this role saw the volunteer's file; who that was."""

    def _kijkt(*rollen, persoon=vrijwilliger.persoon):
        gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=rollen)
        actor = Actor.van_gebruiker(gebruiker, herkomst="10.0.0.1", doel="nakijken")
        dossiers_ingezien(actor, [persoon.pk], pagina="test")
        return gebruiker

    return _kijkt


def test_u_ziet_wie_wanneer_en_waarom_keek(kijkt, vrijwilligersapp):
    consulent = kijkt(Rol.CONSULENT)
    (rij,) = vrijwilligersapp.get(ADRES).json()["resultaten"]
    assert (rij["naam"], rij["rollen"]) == (consulent.naam, ["consulent"])
    assert (rij["handeling"], rij["doel"], rij["uitkomst"]) == ("inzien", "nakijken", "gelukt")
    assert "10.0.0.1" not in str(rij)


@pytest.mark.parametrize("rol", [Rol.VRIJWILLIGER, Rol.MANTELZORGER])
def test_de_naam_van_een_vrijwilliger_of_mantelzorger_hoort_u_hier_niet(
    kijkt, vrijwilligersapp, rol
):
    kijkt(rol)
    (rij,) = vrijwilligersapp.get(ADRES).json()["resultaten"]
    assert (rij["naam"], rij["rollen"]) == ("", [rol])


def test_dat_u_zelf_keek_staat_er_ook(vrijwilligersapp):
    assert vrijwilligersapp.get(ADRES).json()["resultaten"] == []
    (rij,) = vrijwilligersapp.get(ADRES).json()["resultaten"]
    assert rij["naam"] == vrijwilligersapp.gebruiker.naam


def test_wat_over_een_ander_gaat_staat_er_niet(organisatie, kijkt, vrijwilligersapp, als):
    kijkt(Rol.CONSULENT, persoon=PersoonFactory(organisatie=organisatie))
    als(Rol.BEHEERDER).get("/api/v1/organisaties")
    assert vrijwilligersapp.get(ADRES).json()["resultaten"] == []
    assert als(Rol.VRIJWILLIGER).get(ADRES).json()["resultaten"] == []


def test_wat_over_een_samengevoegde_inschrijving_gaat_hoort_erbij(
    organisatie, vrijwilliger, kijkt, vrijwilligersapp
):
    dubbel = PersoonFactory(organisatie=organisatie, samengevoegd_met=vrijwilliger.persoon)
    kijkt(Rol.COORDINATOR, persoon=dubbel)
    assert len(vrijwilligersapp.get(ADRES).json()["resultaten"]) == 1


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [("vanaf=2099-01-01T00:00:00Z", 0), ("handeling=wijzigen", 0), ("handeling=inzien", 1)],
)
def test_filters(kijkt, vrijwilligersapp, vraag, aantal):
    kijkt(Rol.CONSULENT)
    assert len(vrijwilligersapp.get(f"{ADRES}?{vraag}").json()["resultaten"]) == aantal


def test_de_lijst_vraagt_even_vaak(kijkt, vrijwilligersapp):
    evenveel_queries(vrijwilligersapp, f"{ADRES}?aantal=100", lambda: kijkt(Rol.CONSULENT))


def test_een_medewerker_leest_hier_niets(client, organisatie):
    assert client.get(ADRES).status_code == 403
    assert not AuditRegel.objects.voor(organisatie).filter(gebeurtenis="dossier_ingezien").exists()
