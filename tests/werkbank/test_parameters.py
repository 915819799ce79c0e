"""Dated parameters as forms: what holds, a set from a day on, and its effect beforehand."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import AuditRegel, Rol
from mantelzorg.models import Hulpvraag, Normenset
from mantelzorg.regels.normen import Normen
from matching.models import Parameterset
from matching.regels.parameters import Parameters
from tests.fabrieken import (
    AanmeldingFactory,
    HulpvraagFactory,
    NormensetFactory,
    ParametersetFactory,
    RisicobepalingFactory,
    VrijwilligerFactory,
)
from tests.werkbank.telling import evenveel_vragen, vragen
from tests.werkbank.test_rondes import tekst
from vrijwilligers.models import Toelatingsset
from vrijwilligers.regels.toelating import Toelatingseisen

ADRESSEN = ["/parameters/matching", "/parameters/normen", "/parameters/toelating"]
MODELLEN = [Parameterset, Normenset, Toelatingsset]


@pytest.fixture
def beheerder(inloggen):
    return inloggen(Rol.BEHEERDER)


def over(dagen: int):
    return timezone.localdate() + timedelta(days=dagen)


def ingevuld(client, adres: str, **anders) -> dict[str, str]:
    """The form as it is shown, with other values for some fields (None: not sent)."""
    formulier = BeautifulSoup(client.get(adres).content, "html.parser").select_one("main form")
    velden = {
        veld["name"]: "on" if veld.get("type") == "checkbox" else veld.get("value", "")
        for veld in formulier.select("input")
        if veld.get("type") != "checkbox" or veld.has_attr("checked")
    }
    velden |= {naam.replace("__", "-"): waarde for naam, waarde in anders.items()}
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


@pytest.mark.parametrize(
    ("adres", "model", "regels"),
    list(zip(ADRESSEN, MODELLEN, [Parameters, Normen, Toelatingseisen], strict=True)),
)
def test_wat_er_staat_bewaren_geeft_dezelfde_waarden(beheerder, organisatie, adres, model, regels):
    antwoord = beheerder.post(adres, ingevuld(beheerder, adres))
    assert antwoord.url == adres
    bewaard = model.objects.voor(organisatie).get()
    assert bewaard.ingangsdatum == timezone.localdate()
    assert regels.uit_dict(bewaard.waarden) == regels()


@pytest.mark.parametrize(
    ("adres", "veld", "waarde", "gelezen"),
    [
        (ADRESSEN[0], "punten__graag", "95", lambda w: w["punten"]["graag"] == 95),
        (ADRESSEN[0], "punten__liever_niet", "-7", lambda w: w["punten"]["liever_niet"] == -7),
        (ADRESSEN[0], "snelheden__ebike", "22", lambda w: w["snelheden"]["ebike"] == 22),
        (ADRESSEN[0], "prioriteiten__hoog", "40", lambda w: w["prioriteiten"]["hoog"] == 40),
        (ADRESSEN[0], "risicopunten__hoog", "80", lambda w: w["risicopunten"]["hoog"] == 80),
        (ADRESSEN[0], "wachtpunten__per_week", "2", lambda w: w["wachtpunten"]["per_week"] == 2),
        (ADRESSEN[0], "wachtpunten__hoogstens", "9", lambda w: w["wachtpunten"]["hoogstens"] == 9),
        (ADRESSEN[0], "netwerkpunten__geen", "0", lambda w: w["netwerkpunten"]["geen"] == 0),
        (ADRESSEN[0], "overig__max_kennismakingen", "8", lambda w: w["max_kennismakingen"] == 8),
        (ADRESSEN[0], "termijnen__aanbod", "5", lambda w: w["termijnen"]["aanbod"] == 5),
        (
            ADRESSEN[1],
            "reactietermijnen__acuut",
            "1",
            lambda w: w["reactietermijnen"]["acuut"] == 1,
        ),
        (ADRESSEN[2], "overig__referentie", "on", lambda w: w["referentie"] is True),
        (ADRESSEN[2], "overig__kennismaking", None, lambda w: w["kennismaking"] is False),
    ],
)
def test_elk_veld_komt_in_de_set(beheerder, organisatie, adres, veld, waarde, gelezen):
    beheerder.post(adres, ingevuld(beheerder, adres, **{veld: waarde}))
    (model,) = [m for a, m in zip(ADRESSEN, MODELLEN, strict=True) if a == adres]
    assert gelezen(model.objects.voor(organisatie).get().waarden)


@pytest.mark.parametrize(
    ("adres", "veld", "waarde"),
    [
        (ADRESSEN[0], "punten__graag", "1000"),
        (ADRESSEN[0], "punten__graag", "1,5"),
        (ADRESSEN[0], "snelheden__fiets", "0"),
        (ADRESSEN[0], "prioriteiten__acuut", ""),
        (ADRESSEN[0], "risicopunten__laag", "-1"),
        (ADRESSEN[0], "wachtpunten__hoogstens", "1001"),
        (ADRESSEN[0], "netwerkpunten__geen", ""),
        (ADRESSEN[0], "termijnen__proef", "0"),
        (ADRESSEN[1], "reactietermijnen__gewoon", "366"),
        (ADRESSEN[2], "ingang__ingangsdatum", "2020-01-01"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_er_wordt_niets_bewaard(
    beheerder, organisatie, adres, veld, waarde
):
    antwoord = beheerder.post(adres, ingevuld(beheerder, adres, **{veld: waarde}))
    assert antwoord.status_code == 400
    naam = veld.replace("__", "-")
    assert BeautifulSoup(antwoord.content, "html.parser").select_one(f"[name={naam}][aria-invalid]")
    assert not any(model.objects.voor(organisatie).exists() for model in MODELLEN)


def test_de_lijst_zegt_wat_geldt_wat_komt_en_wat_voorbij_is(beheerder, organisatie):
    for dagen in (-20, -10, 10):
        ParametersetFactory(organisatie=organisatie, ingangsdatum=over(dagen))
    tabel = BeautifulSoup(beheerder.get(ADRESSEN[0]).content, "html.parser").find(id="lijst").parent
    assert [rij.td.get_text() for rij in tabel.select("tbody tr")] == [
        "komt nog",
        "geldt nu",
        "voorbij",
    ]


def test_een_set_die_nog_komt_is_te_wijzigen(beheerder, organisatie):
    waarden = Normen({"gewoon": 10, "hoog": 5, "acuut": 1}).als_dict()
    NormensetFactory(organisatie=organisatie, ingangsdatum=over(10), waarden=waarden)
    adres = f"{ADRESSEN[1]}?vanaf={over(10)}"
    velden = ingevuld(beheerder, adres, reactietermijnen__hoog="4")
    assert velden["ingang-ingangsdatum"] == str(over(10))
    assert velden["reactietermijnen-gewoon"] == "10"
    beheerder.post(adres, velden)
    bewaard = Normenset.objects.voor(organisatie).get()
    assert bewaard.waarden["reactietermijnen"] == {"gewoon": 10, "hoog": 4, "acuut": 1}


def test_wat_al_geldt_wordt_niet_veranderd(beheerder, organisatie):
    oud = NormensetFactory(organisatie=organisatie, ingangsdatum=timezone.localdate())
    antwoord = beheerder.post(
        ADRESSEN[1], ingevuld(beheerder, ADRESSEN[1], reactietermijnen__hoog="4")
    )
    assert antwoord.status_code == 409
    assert "Maak een nieuwe set" in tekst(antwoord)
    assert Normenset.objects.voor(organisatie).get().waarden == oud.waarden


def test_een_dag_die_niet_bestaat_in_het_adres_is_vandaag(beheerder):
    assert ingevuld(beheerder, f"{ADRESSEN[1]}?vanaf=onzin")["ingang-ingangsdatum"] == str(over(0))


@pytest.mark.parametrize("adres", ADRESSEN)
def test_het_gevolg_bekijken_bewaart_niets(beheerder, organisatie, adres):
    antwoord = beheerder.post(adres, ingevuld(beheerder, adres) | {"gevolg": "bekijken"})
    assert antwoord.status_code == 200
    assert "Er is nog niets bewaard." in tekst(antwoord)
    assert not any(model.objects.voor(organisatie).exists() for model in MODELLEN)
    assert not AuditRegel.objects.voor(organisatie).exclude(handeling="inzien").exists()


def kan_voorgesteld_worden(organisatie, **anders):
    return VrijwilligerFactory(
        organisatie=organisatie,
        **{
            "kennismaking_op": over(-1),
            "overeenkomst_op": over(-1),
            "geheimhouding_op": over(-1),
        }
        | anders,
    )


def test_het_gevolg_van_andere_eisen(beheerder, organisatie):
    HulpvraagFactory(organisatie=organisatie)
    kan_voorgesteld_worden(organisatie)
    gezien = tekst(
        beheerder.post(
            ADRESSEN[2],
            ingevuld(beheerder, ADRESSEN[2], overig__referentie="on", gevolg="bekijken"),
        )
    )
    assert "Mogelijke combinaties 1 0" in gezien
    assert "Hulpvragen zonder kandidaat 0 1" in gezien


def test_het_gevolg_van_andere_snelheden(beheerder, organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    vraag.zorgsituatie.zorgvrager.postcode = "7556AB"
    vraag.zorgsituatie.zorgvrager.save()
    kan_voorgesteld_worden(organisatie, max_reistijd=30)
    gezien = tekst(
        beheerder.post(
            ADRESSEN[0],
            ingevuld(beheerder, ADRESSEN[0], snelheden__fiets="1", gevolg="bekijken"),
        )
    )
    assert "Mogelijke combinaties 1 0" in gezien
    assert "Vrijwilligers voor wie niets past 0 1" in gezien


@pytest.fixture
def twaalf(organisatie) -> list[Hulpvraag]:
    """Twelve requests, the newest first; only the risk puts it first in the order."""
    hulpvragen = [
        HulpvraagFactory(organisatie=organisatie, ingediend_op=over(-7 * weken))
        for weken in range(12)
    ]
    RisicobepalingFactory(
        organisatie=organisatie, zorgsituatie=hulpvragen[0].zorgsituatie, niveau="acuut"
    )
    return hulpvragen


def zonder_acuut(client):
    gestuurd = ingevuld(client, ADRESSEN[0], risicopunten__acuut="0", gevolg="bekijken")
    return client.post(ADRESSEN[0], gestuurd)


def test_het_gevolg_voor_de_volgorde_noemt_de_tien_die_het_meest_verschuiven(
    inloggen, twaalf, in_de_log
):
    antwoord = zonder_acuut(inloggen(Rol.BEHEERDER, Rol.CONSULENT))
    gezien = tekst(antwoord)
    assert "komen er 12 op een andere plaats." in gezien
    assert f"{twaalf[0].nummer} 1 12 100 10" in gezien
    rijen = BeautifulSoup(antwoord.content, "html.parser").find(id="volgorde").parent.select("tr")
    genoemd = {rij.th.get_text() for rij in rijen[1:]}
    assert len(genoemd) == 10
    assert set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)) == {
        persoon
        for vraag in twaalf
        if vraag.nummer in genoemd
        for persoon in (vraag.zorgsituatie.mantelzorger_id, vraag.zorgsituatie.zorgvrager_id)
    }


def test_wie_geen_hulpvragen_mag_zien_ziet_alleen_hoeveel_er_verschuiven(
    beheerder, twaalf, in_de_log
):
    antwoord = zonder_acuut(beheerder)
    gezien = tekst(antwoord)
    assert "komen er 12 op een andere plaats." in gezien
    assert not any(vraag.nummer in gezien for vraag in twaalf)
    assert BeautifulSoup(antwoord.content, "html.parser").find(id="volgorde") is None
    assert not in_de_log("dossier_ingezien").exists()


def test_het_gevolg_zonder_verschuiving_zegt_dat(beheerder, organisatie):
    HulpvraagFactory(organisatie=organisatie)
    gestuurd = ingevuld(beheerder, ADRESSEN[0], gevolg="bekijken")
    assert "Alle hulpvragen die meedoen aan een matchronde, blijven op hun plaats." in tekst(
        beheerder.post(ADRESSEN[0], gestuurd)
    )


def test_meer_hulpvragen_kosten_het_gevolg_niet_meer_vragen(beheerder, organisatie):
    gestuurd = ingevuld(beheerder, ADRESSEN[0], risicopunten__hoog="0", gevolg="bekijken")

    def vul(aantal):
        for vraag in HulpvraagFactory.create_batch(aantal, organisatie=organisatie):
            RisicobepalingFactory(organisatie=organisatie, zorgsituatie=vraag.zorgsituatie)

    vul(3)
    weinig = vragen(beheerder, ADRESSEN[0], gestuurd)
    vul(12)
    assert vragen(beheerder, ADRESSEN[0], gestuurd) == weinig


def test_het_gevolg_van_andere_normen(beheerder, organisatie):
    for dagen in (3, 8, 20):
        AanmeldingFactory(
            organisatie=organisatie,
            ontvangen_op=over(-dagen),
            reageren_voor=over(14 - dagen),
            spoed="gewoon",
        )
    AanmeldingFactory(
        organisatie=organisatie,
        ontvangen_op=over(-40),
        reageren_voor=over(-26),
        afgesloten_op=over(-1),
        afsluitreden="elders",
    )
    gezien = tekst(
        beheerder.post(
            ADRESSEN[1],
            ingevuld(beheerder, ADRESSEN[1], reactietermijnen__gewoon="7", gevolg="bekijken"),
        )
    )
    assert "Open aanmeldingen die te laat zijn 1 2" in gezien


def test_de_eerste_bladzijde_noemt_de_soorten(beheerder, organisatie):
    ParametersetFactory(organisatie=organisatie, ingangsdatum=over(-400))
    gezien = tekst(beheerder.get("/parameters"))
    assert "Wat nu geldt, begon op" in gezien
    assert gezien.count("de waarden van Ademruimte zelf gelden") == 3


def test_meer_sets_kosten_niet_meer_vragen(beheerder, organisatie):
    def vul(aantal):
        begin = Parameterset.objects.voor(organisatie).count()
        Parameterset.alles.bulk_create(
            ParametersetFactory.build(organisatie=organisatie, ingangsdatum=over(-nr))
            for nr in range(begin, begin + aantal)
        )

    evenveel_vragen(beheerder, ADRESSEN[0], vul)


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.COORDINATOR, Rol.AUDITOR, Rol.VRIJWILLIGER])
def test_een_ander_beheert_geen_parameters(inloggen, organisatie, rol):
    client = inloggen(rol)
    for adres in ["/parameters", *ADRESSEN]:
        assert client.get(adres).status_code == 403
    for adres in ADRESSEN:
        assert client.post(adres, {}).status_code == 403
