"""The parameters of burden as a form, and what other ones would do beforehand."""

import pytest
from django.utils import timezone

from kern.models import AuditRegel, Rol
from mantelzorg.models import Belastingset, Risico, Signaal
from mantelzorg.regels.belastingparameters import REGELS, Belastingparameters
from mantelzorg.services.bewaken import organisatie_bewaken
from tests.fabrieken import HulpvraagFactory, ZorgomvangFactory, ZorgsituatieFactory
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_parameters import ingevuld, over
from tests.werkbank.test_rondes import tekst

ADRES = "/parameters/belasting"


@pytest.fixture
def beheerder(inloggen):
    return inloggen(Rol.BEHEERDER)


def bewaard(organisatie):
    return Belastingparameters.uit_dict(Belastingset.objects.voor(organisatie).get().waarden)


def test_wat_er_staat_bewaren_geeft_dezelfde_waarden(beheerder, organisatie):
    assert beheerder.post(ADRES, ingevuld(beheerder, ADRES)).url == ADRES
    assert bewaard(organisatie) == Belastingparameters()


@pytest.mark.parametrize(
    ("veld", "waarde", "gelezen"),
    [
        ("aan__nachten", None, lambda p: not p.aan["nachten"] and p.aan["meer_uren"]),
        ("grenzen__nachten", "5", lambda p: p.grenzen["nachten"] == 5),
        ("termijnen__hoog", "1", lambda p: p.termijnen["hoog"] == 1),
        ("checkins__onbekend", "14", lambda p: p.checkins["onbekend"] == 14),
        ("overig__herinneren_na", "10", lambda p: p.herinneren_na == 10),
        ("ediz__ediz_grens", "4", lambda p: p.ediz_grens == 4),
        ("oordeel__oordeel_grens", "8", lambda p: p.oordeel_grens == 8),
    ],
)
def test_elk_deel_komt_in_de_set(beheerder, organisatie, veld, waarde, gelezen):
    beheerder.post(ADRES, ingevuld(beheerder, ADRES, **{veld: waarde}))
    assert gelezen(bewaard(organisatie))


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("grenzen__leeftijd", "-1"),
        ("grenzen__leeftijd", ""),
        ("checkins__acuut", "0"),
        ("ediz__ediz_grens", "10"),
        ("oordeel__oordeel_grens", "11"),
        ("ingang__ingangsdatum", "2020-01-01"),
    ],
)
def test_wat_niet_kan_wordt_niet_bewaard(beheerder, organisatie, veld, waarde):
    antwoord = beheerder.post(ADRES, ingevuld(beheerder, ADRES, **{veld: waarde}))
    assert antwoord.status_code == 400
    assert not Belastingset.objects.voor(organisatie).exists()


def test_het_gevolg_telt_signalen_en_risicos_nu_en_straks(beheerder, organisatie):
    nachten_verstoord(organisatie, {2: 10, 3: 10, 4: 11})
    HulpvraagFactory.create_batch(13, organisatie=organisatie, ingediend_op=over(-43))
    uit = {f"aan__{regel}": None for regel in REGELS if regel not in ("nachten", "wacht_te_lang")}
    beheerder.post(ADRES, ingevuld(beheerder, ADRES, **uit))
    velden = ingevuld(beheerder, ADRES, grenzen__nachten="4")
    gezien = tekst(beheerder.post(ADRES, velden | {"gevolg": "bekijken"}))
    assert "Alle signalen samen 34 24" in gezien
    assert "Signaal: verstoorde nachten 21 11" in gezien
    assert "Signaal: een hulpvraag wacht te lang 13 13" in gezien
    assert "Signaal: de belasting stijgt 0 0" in gezien  # it is switched off, that is no count
    assert "Zorgsituaties met risico onbekend 23 33" in gezien


def nachten_verstoord(organisatie, aantallen: dict[int, int]) -> None:
    """Nights -> of so many carers, each in a care situation of their own."""
    for nachten, aantal in aantallen.items():
        for _ in range(aantal):
            ZorgomvangFactory(
                organisatie=organisatie,
                zorgsituatie=ZorgsituatieFactory(organisatie=organisatie),
                datum=over(-10),
                nachten_verstoord=nachten,
            )


def test_kleine_aantallen_en_wat_die_verraadt_staan_er_nu_noch_straks(beheerder, organisatie):
    nachten_verstoord(organisatie, {2: 12, 3: 12, 4: 3})
    velden = ingevuld(beheerder, ADRES, grenzen__nachten="4") | {"gevolg": "bekijken"}
    gezien = tekst(beheerder.post(ADRES, velden))
    verborgen = "niet getoond niet getoond"
    assert "Alle signalen samen 15 niet getoond" in gezien
    # The others find nothing, and so this count would be the total.
    assert f"Signaal: verstoorde nachten {verborgen}" in gezien
    assert f"Signaal: de belasting stijgt {verborgen}" in gezien
    assert f"Zorgsituaties met risico verhoogd {verborgen}" in gezien
    assert f"Zorgsituaties met risico acuut {verborgen}" in gezien
    assert "Zorgsituaties met risico onbekend 12 niet getoond" in gezien


def test_het_gevolg_bekijken_bewaart_niets(beheerder, organisatie):
    ZorgomvangFactory(organisatie=organisatie, nachten_verstoord=7)
    beheerder.post(ADRES, ingevuld(beheerder, ADRES) | {"gevolg": "bekijken"})
    assert not Belastingset.objects.voor(organisatie).exists()
    assert not Signaal.objects.voor(organisatie).exists()
    assert not AuditRegel.objects.voor(organisatie).exclude(handeling="inzien").exists()


def test_het_gevolg_is_van_de_eigen_organisatie(beheerder, organisatie, andere_organisatie):
    nachten_verstoord(andere_organisatie, {7: 12})
    velden = ingevuld(beheerder, ADRES) | {"gevolg": "bekijken"}
    gezien = tekst(beheerder.post(ADRES, velden))
    assert "Alle signalen samen niet getoond niet getoond" in gezien
    assert "Zorgsituaties met risico verhoogd niet getoond niet getoond" in gezien


def test_een_set_die_nu_begint_stuurt_het_bewaken(beheerder, organisatie, systeem):
    ZorgomvangFactory(organisatie=organisatie, datum=timezone.localdate(), nachten_verstoord=3)
    beheerder.post(ADRES, ingevuld(beheerder, ADRES, aan__nachten=None))
    assert organisatie_bewaken(actor=systeem) == 0
    assert Belastingset.objects.voor(organisatie).get().waarden["aan"]["nachten"] is False


def test_een_voorbeeld_kost_bij_meer_situaties_niet_meer_vragen(beheerder, organisatie):
    def vul(aantal):
        for _ in range(aantal):
            situatie = ZorgsituatieFactory(organisatie=organisatie)
            ZorgomvangFactory(organisatie=organisatie, zorgsituatie=situatie, nachten_verstoord=4)
            HulpvraagFactory(organisatie=organisatie, zorgsituatie=situatie)

    velden = ingevuld(beheerder, ADRES) | {"gevolg": "bekijken"}
    evenveel_vragen(beheerder, ADRES, vul, velden)


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.COORDINATOR, Rol.AUDITOR, Rol.MANTELZORGER])
def test_een_ander_beheert_ze_niet(inloggen, organisatie, rol):
    client = inloggen(rol)
    assert client.get(ADRES).status_code == 403
    assert client.post(ADRES, {}).status_code == 403


def test_de_eerste_bladzijde_noemt_ze(beheerder):
    assert "Parameters van overbelasting" in tekst(beheerder.get("/parameters"))


def test_elk_niveau_staat_in_het_voorbeeld(beheerder, organisatie):
    gezien = tekst(beheerder.post(ADRES, ingevuld(beheerder, ADRES) | {"gevolg": "bekijken"}))
    assert all(f"risico {niveau.label}" in gezien for niveau in Risico)
