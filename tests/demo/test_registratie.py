"""What consultants of the demo recorded is there in every shape that the pages show."""

from datetime import timedelta

import pytest
from django.utils import timezone

from demo import inrichten, registratie
from demo.gemeenten import GEMEENTEN, HENGELO
from kern.models import Huishouden
from kern.selectors.dubbelen import mogelijke_dubbelen
from mantelzorg.models import Aanmelding, Doorverwijzing, Gesprek, Hulpvraag, Zorgsituatie
from mantelzorg.selectors.aanmeldingen import aanmeldingen_van
from vrijwilligers.models import Vrijwilliger

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisatie(tmp_path):
    """The organisation of a small municipality with all that the demo records."""
    return inrichten.inrichten(HENGELO.verkleind(8000), 1, tmp_path)


@pytest.mark.parametrize("gemeente", GEMEENTEN.values(), ids=list(GEMEENTEN))
def test_elke_gemeente_wordt_ingelezen_en_geregistreerd(gemeente, tmp_path):
    organisatie = inrichten.inrichten(gemeente.verkleind(2500), 1, tmp_path)
    for model in (Vrijwilliger, Zorgsituatie, Hulpvraag, Gesprek, Aanmelding, Doorverwijzing):
        assert model.objects.voor(organisatie).exists(), model


def test_aanmeldingen_wachten_zijn_te_laat_beantwoord_of_afgesloten(organisatie):
    aanmeldingen = list(aanmeldingen_van(organisatie.id, timezone.localdate()))
    assert {a.toestand for a in aanmeldingen} == {"wacht", "te_laat", "gesproken", "afgesloten"}
    [acuut] = [a for a in aanmeldingen if a.toestand == "wacht" and a.spoed == "acuut"]
    assert acuut.reageren_voor == timezone.localdate()


def test_wie_wacht_is_soms_al_een_zorgsituatie_en_soms_nog_niet(organisatie):
    wachtend = aanmeldingen_van(organisatie.id, timezone.localdate()).filter(
        toestand__in=("wacht", "te_laat")
    )
    assert {bool(a.zorgsituatie) for a in wachtend} == {True, False}
    assert all(a.ontvangen_op >= timezone.localdate() - timedelta(days=28) for a in wachtend)


def test_de_meeste_zorgsituaties_hadden_een_gesprek(organisatie):
    gevoerd = Gesprek.objects.voor(organisatie).filter(geen_gesprek="")
    met = gevoerd.values("zorgsituatie").distinct().count()
    assert 0.6 < met / Zorgsituatie.objects.voor(organisatie).count() < 1


def test_gesprekken_zeggen_ja_nee_of_niets_over_de_belasting(organisatie):
    gevoerd = Gesprek.objects.voor(organisatie).filter(geen_gesprek="")
    assert set(gevoerd.values_list("belasting_besproken", flat=True)) == {True, False, None}
    assert set(gevoerd.values_list("leefgebieden__besproken", flat=True)) == {True, False}
    assert gevoerd.filter(akkoord="akkoord").exists()
    assert all(gesprek.deelnemers.filter(rol="mantelzorger").exists() for gesprek in gevoerd)


def test_doorverwijzingen_wachten_op_nazorg_of_hadden_die(organisatie):
    doorverwijzingen = Doorverwijzing.objects.voor(organisatie)
    vandaag = timezone.localdate()
    open_ = doorverwijzingen.filter(nazorg_gedaan_op=None)
    assert open_.filter(nazorg_op__lt=vandaag).exists()
    assert open_.filter(nazorg_op__gt=vandaag).exists()
    assert doorverwijzingen.exclude(nazorg_gedaan_op=None).exists()
    assert Hulpvraag.objects.voor(organisatie).filter(status="concept").exists()


def test_een_huishouden_heeft_een_aanspreekpunt_en_wie_er_komt(organisatie):
    huishouden = Huishouden.objects.voor(organisatie).first()
    assert huishouden.betrokkenen.exists()
    for persoon in huishouden.leden.all():
        for situatie in persoon.zorgsituaties_als_mantelzorger.all():
            assert situatie.aanspreekpunt == huishouden.contact


def test_een_paar_vrijwilligers_zijn_als_mantelzorger_dubbel_aangemeld(organisatie):
    paren = mogelijke_dubbelen(organisatie.id)
    assert len(paren) >= 2
    for paar in paren:
        assert Vrijwilliger.objects.voor(organisatie).filter(persoon=paar.een).exists()
        assert Aanmelding.objects.voor(organisatie).filter(mantelzorger=paar.ander).exists()


def test_opnieuw_inrichten_registreert_niets_nog_eens(organisatie, tmp_path):
    modellen = (Aanmelding, Gesprek, Doorverwijzing, Huishouden, Hulpvraag)
    aantallen = [model.objects.voor(organisatie).count() for model in modellen]
    inrichten.inrichten(HENGELO, 1, tmp_path)
    assert [model.objects.voor(organisatie).count() for model in modellen] == aantallen


def test_registreren_dat_halverwege_stopt_laat_niets_achter(dorp, tmp_path, monkeypatch):
    with monkeypatch.context() as stuk:
        stuk.setattr(registratie, "doorverwijzingen", lambda _bureau: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            inrichten.inrichten(dorp, 1, tmp_path)
    assert not Gesprek.alles.exists()
    organisatie = inrichten.inrichten(dorp, 1, tmp_path)
    assert Gesprek.objects.voor(organisatie).exists()
    assert Doorverwijzing.objects.voor(organisatie).exists()
