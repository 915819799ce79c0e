"""Beginning, pausing, stopping and coming back."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from tests.fabrieken import GebruikerFactory, VrijwilligerFactory
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import pauze_verlopen
from vrijwilligers.services.status import (
    vrijwilliger_activeren,
    vrijwilliger_pauzeren,
    vrijwilliger_stoppen,
)


@pytest.fixture
def maak(organisatie):
    def _maak(status, **waarden):
        return VrijwilligerFactory(organisatie=organisatie, status=status, **waarden)

    return _maak


def ga(actor, vrijwilliger, naar):
    if naar == "actief":
        return vrijwilliger_activeren(actor=actor, vrijwilliger=vrijwilliger)
    if naar == "gepauzeerd":
        return vrijwilliger_pauzeren(actor=actor, vrijwilliger=vrijwilliger, reden="werk")
    return vrijwilliger_stoppen(actor=actor, vrijwilliger=vrijwilliger, reden="werk")


KAN = [
    ("aangemeld", "actief"),
    ("aangemeld", "gestopt"),
    ("actief", "gepauzeerd"),
    ("actief", "gestopt"),
    ("gepauzeerd", "actief"),
    ("gepauzeerd", "gepauzeerd"),
    ("gepauzeerd", "gestopt"),
    ("gestopt", "actief"),
]
KAN_NIET = [
    ("aangemeld", "gepauzeerd"),
    ("actief", "actief"),
    ("gestopt", "gepauzeerd"),
    ("gestopt", "gestopt"),
]


@pytest.mark.parametrize(("van", "naar"), KAN)
def test_een_overgang_die_kan(actor, maak, van, naar):
    v = maak(van)
    assert ga(actor, v, naar).status == naar
    v.refresh_from_db()
    assert v.status == naar


@pytest.mark.parametrize(("van", "naar"), KAN_NIET)
def test_een_overgang_die_niet_kan(actor, maak, van, naar):
    v = maak(van)
    with pytest.raises(Conflict) as fout:
        ga(actor, v, naar)
    assert van in str(fout.value)
    assert not v.stappen.exists()


def test_een_overgang_wordt_een_stap_met_reden_en_auteur(actor, maak):
    v = maak("actief")
    vrijwilliger_stoppen(actor=actor, vrijwilliger=v, reden="verhuizing")
    stap = v.stappen.get()
    assert (stap.status, stap.sinds, stap.reden, stap.door_id) == (
        "gestopt",
        timezone.localdate(),
        "verhuizing",
        actor.gebruiker_id,
    )


def test_een_overgang_staat_in_de_auditlog(actor, maak):
    v = maak("actief")
    vrijwilliger_pauzeren(actor=actor, vrijwilliger=v, reden="werk")
    regel = AuditRegel.objects.voor(actor.organisatie_id).get(object_id=v.id)
    assert (regel.persoon_id, regel.bijzonderheden) == (
        v.persoon_id,
        {"velden": ["pauze_tot", "status"]},
    )


def test_een_pauze_bewaart_haar_einde(actor, maak):
    tot = timezone.localdate() + timedelta(days=30)
    v = vrijwilliger_pauzeren(actor=actor, vrijwilliger=maak("actief"), reden="werk", tot=tot)
    assert v.pauze_tot == tot


@pytest.mark.parametrize("naar", ["actief", "gestopt", "gepauzeerd"])
def test_na_de_pauze_is_er_geen_einde_meer(actor, maak, naar):
    assert ga(actor, maak("gepauzeerd", pauze_tot=date(2026, 1, 1)), naar).pauze_tot is None


@pytest.mark.parametrize("reden", ["", "zomaar"])
@pytest.mark.parametrize("dienst", [vrijwilliger_pauzeren, vrijwilliger_stoppen])
def test_pauzeren_en_stoppen_hebben_een_reden(actor, maak, dienst, reden):
    v = maak("actief")
    with pytest.raises(Ongeldig) as fout:
        dienst(actor=actor, vrijwilliger=v, reden=reden)
    assert "reden" in fout.value.velden


@pytest.mark.parametrize(("dagen", "kan"), [(-1, False), (0, True)])
def test_een_pauze_eindigt_niet_in_het_verleden(actor, maak, dagen, kan):
    v = maak("actief")
    tot = timezone.localdate() + timedelta(days=dagen)
    if kan:
        vrijwilliger_pauzeren(actor=actor, vrijwilliger=v, reden="werk", tot=tot)
    else:
        with pytest.raises(Ongeldig) as fout:
            vrijwilliger_pauzeren(actor=actor, vrijwilliger=v, reden="werk", tot=tot)
        assert "tot" in fout.value.velden


def test_een_pauze_die_voorbij_is_blijft_een_pauze_tot_iemand_beslist(organisatie, maak):
    vandaag = date(2026, 11, 23)
    oud = maak("gepauzeerd", pauze_tot=date(2026, 11, 1))
    gisteren = maak("gepauzeerd", pauze_tot=date(2026, 11, 22))
    maak("gepauzeerd", pauze_tot=vandaag)
    maak("gepauzeerd")
    maak("actief")
    assert list(pauze_verlopen(organisatie.id, vandaag)) == [oud, gisteren]


def test_een_ander_kan_er_niet_bij(actor, andere_organisatie):
    v = VrijwilligerFactory(organisatie=andere_organisatie)
    with pytest.raises(Vrijwilliger.DoesNotExist):
        vrijwilliger_stoppen(actor=actor, vrijwilliger=v, reden="werk")


def test_een_consulent_verandert_geen_status(organisatie, maak):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[Rol.CONSULENT])
    ander = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        vrijwilliger_activeren(actor=ander, vrijwilliger=maak("aangemeld"))
