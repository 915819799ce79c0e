"""Kenmerken: the list, a new one, and what one means from a day on."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from kern.models import AuditRegel, Kenmerk, KenmerkVersie, Rol
from tests.fabrieken import (
    HulpvraagFactory,
    KenmerkFactory,
    KenmerkVersieFactory,
    TaaktypeFactory,
    VrijwilligerFactory,
)
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def beheerder(inloggen):
    return inloggen(Rol.BEHEERDER)


@pytest.fixture
def taak(organisatie):
    return TaaktypeFactory(organisatie=organisatie, code="gezelschap", naam="Gezelschap")


def morgen():
    return timezone.localdate() + timedelta(days=1)


def rijen(antwoord) -> list[list[str]]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [
        [" ".join(cel.get_text(" ").split()) for cel in rij.find_all(["th", "td"])]
        for rij in bladzijde.select("#lijst ~ tbody tr")
    ]


def test_de_lijst_zegt_wat_een_kenmerk_is_en_wanneer_het_verandert(beheerder, organisatie, taak):
    Kenmerk.alles.filter(pk=taak.pk).update(vog_vereist=True)
    for dagen in (5, 1, 0):
        KenmerkVersieFactory(
            organisatie=organisatie,
            kenmerk=taak,
            ingangsdatum=timezone.localdate() + timedelta(days=dagen),
        )
    KenmerkFactory(organisatie=organisatie, code="koken", naam="Koken", actief=False)
    van, koken = rijen(beheerder.get("/kenmerken"))[::-1]
    assert koken == ["Koken", "bekwaamheid", "koken", "", "nee", "–"]
    assert van[:5] == ["Gezelschap", "taaktype", "gezelschap", "VOG vereist", "ja"]
    assert van[5].startswith(f"{morgen().day} ")


def test_kiezen_op_soort(beheerder, organisatie, taak):
    KenmerkFactory(organisatie=organisatie, naam="Koken")
    assert [r[0] for r in rijen(beheerder.get("/kenmerken", {"soort": "taaktype"}))] == [
        "Gezelschap"
    ]
    assert beheerder.get("/kenmerken", {"soort": "onzin"}).status_code == 400


def test_van_een_ander_staat_er_niets(beheerder, andere_organisatie):
    KenmerkFactory(organisatie=andere_organisatie, naam="Vreemd")
    assert "Vreemd" not in tekst(beheerder.get("/kenmerken"))


def test_meer_kenmerken_kosten_niet_meer_vragen(beheerder, organisatie):
    def vul(aantal):
        nieuw = KenmerkFactory.build_batch(aantal, organisatie=organisatie)
        Kenmerk.alles.bulk_create(nieuw)
        KenmerkVersie.alles.bulk_create(
            KenmerkVersieFactory.build(
                organisatie=organisatie, kenmerk=k, naam=k.naam, ingangsdatum=morgen()
            )
            for k in nieuw
        )

    evenveel_vragen(beheerder, "/kenmerken", vul)


def nieuw(**anders) -> dict[str, str]:
    velden = {"naam": "Tuinieren", "code": "tuinieren", "soort": "bekwaamheid"} | anders
    return {f"kenmerk-{naam}": waarde for naam, waarde in velden.items()}


def test_een_nieuw_kenmerk(beheerder, organisatie):
    antwoord = beheerder.post("/kenmerken/nieuw", nieuw())
    kenmerk = Kenmerk.objects.voor(organisatie).get()
    assert antwoord.url == f"/kenmerken/{kenmerk.id}"
    assert (kenmerk.naam, kenmerk.code, kenmerk.actief) == ("Tuinieren", "tuinieren", True)


@pytest.mark.parametrize(
    ("anders", "waar"),
    [
        ({"code": "Met Spaties"}, "code"),
        ({"soort": ""}, "soort"),
        ({"naam": ""}, "naam"),
    ],
)
def test_een_fout_kenmerk_wordt_geweigerd_bij_het_veld(beheerder, organisatie, anders, waar):
    antwoord = beheerder.post("/kenmerken/nieuw", nieuw(**anders))
    assert antwoord.status_code == 400
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    assert bladzijde.select_one(f"[name=kenmerk-{waar}][aria-invalid]")
    assert not Kenmerk.objects.voor(organisatie).exists()


def test_een_code_is_er_maar_een_keer(beheerder, organisatie):
    KenmerkFactory(organisatie=organisatie, code="tuinieren")
    assert beheerder.post("/kenmerken/nieuw", nieuw()).status_code == 400
    assert Kenmerk.objects.voor(organisatie).count() == 1


def versie(datum, **anders) -> dict[str, str]:
    velden = {"naam": "Bezoek", "actief": "on", "ingangsdatum": f"{datum:%Y-%m-%d}"} | anders
    return {f"versie-{naam}": waarde for naam, waarde in velden.items() if waarde}


def test_een_wijziging_vanaf_morgen_laat_vandaag_met_rust(beheerder, organisatie, taak):
    adres = f"/kenmerken/{taak.id}"
    assert beheerder.post(adres, versie(morgen(), vog_vereist="on")).url == adres
    taak.refresh_from_db()
    assert (taak.naam, taak.vog_vereist) == ("Gezelschap", False)
    straks = KenmerkVersie.objects.voor(organisatie).get(ingangsdatum=morgen())
    assert (straks.naam, straks.vog_vereist) == ("Bezoek", True)
    assert rijen(beheerder.get(adres))[0][1:4] == [
        "komt nog",
        "Bezoek",
        "VOG vereist",
    ]


def test_een_wijziging_vanaf_vandaag_geldt_meteen(beheerder, taak):
    adres = f"/kenmerken/{taak.id}"
    beheerder.post(adres, versie(timezone.localdate()))
    taak.refresh_from_db()
    assert taak.naam == "Bezoek"
    assert rijen(beheerder.get(adres))[0][1] == "geldt nu"


def test_gisteren_kan_niet(beheerder, organisatie, taak):
    antwoord = beheerder.post(
        f"/kenmerken/{taak.id}", versie(timezone.localdate() - timedelta(days=1))
    )
    assert antwoord.status_code == 400
    assert "Kies vandaag of een latere dag." in tekst(antwoord)
    assert not KenmerkVersie.objects.voor(organisatie).exists()


def test_alleen_een_taaktype_kan_een_vog_vragen(beheerder, organisatie, taak):
    koken = KenmerkFactory(organisatie=organisatie)
    for kenmerk, aantal in ((taak, 1), (koken, 0)):
        antwoord = beheerder.get(f"/kenmerken/{kenmerk.id}")
        velden = BeautifulSoup(antwoord.content, "html.parser").select("[name=versie-vog_vereist]")
        assert len(velden) == aantal


def test_het_gevolg_bekijken_telt_en_bewaart_niets(beheerder, organisatie, taak):
    HulpvraagFactory(organisatie=organisatie, taaktype=taak)
    VrijwilligerFactory(
        organisatie=organisatie,
        kennismaking_op=timezone.localdate(),
        overeenkomst_op=timezone.localdate(),
        geheimhouding_op=timezone.localdate(),
    )
    antwoord = beheerder.post(
        f"/kenmerken/{taak.id}", versie(morgen(), vog_vereist="on", gevolg="") | {"gevolg": "ja"}
    )
    assert antwoord.status_code == 200
    gezien = tekst(antwoord)
    assert "Mogelijke combinaties 1 0" in gezien
    assert "Hulpvragen zonder kandidaat 0 1" in gezien
    assert "Hulpvragen met een andere beste kandidaat – 1" in gezien
    taak.refresh_from_db()
    assert not taak.vog_vereist
    assert not KenmerkVersie.objects.voor(organisatie).exists()
    assert not AuditRegel.objects.voor(organisatie).exists()
    # What was filled in stays, to be kept afterwards.
    formulier = BeautifulSoup(antwoord.content, "html.parser")
    assert formulier.select_one("[name=versie-naam]")["value"] == "Bezoek"


def test_het_gevolg_van_iets_dat_niet_kan_is_een_fout(beheerder, taak):
    gisteren = timezone.localdate() - timedelta(days=1)
    antwoord = beheerder.post(f"/kenmerken/{taak.id}", versie(gisteren) | {"gevolg": "ja"})
    assert antwoord.status_code == 400
    assert "Het gevolg" not in tekst(antwoord)


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.COORDINATOR, Rol.AUDITOR, Rol.VRIJWILLIGER])
def test_een_ander_beheert_geen_kenmerken(inloggen, taak, rol):
    client = inloggen(rol)
    for adres in ("/kenmerken", "/kenmerken/nieuw", f"/kenmerken/{taak.id}"):
        assert client.get(adres).status_code == 403
        assert client.post(adres, {}).status_code in {403, 405}
