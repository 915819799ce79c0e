"""It says why: on the page of a round, and when somebody asks."""

import time
from datetime import date, timedelta
from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from django_q.models import OrmQ

from kern.models import Rol
from matching.engine.probleem import Moment
from matching.models import Matchronde, Toelichting
from matching.services.toelichtingen import toelichten
from matching.services.voorstellen import voorstel_toevoegen
from tests.fabrieken import (
    BekwaamheidFactory,
    HulpvraagFactory,
    HulpvraagWensFactory,
    KenmerkFactory,
    MatchrondeFactory,
    NietGematchtFactory,
    ToelichtingFactory,
    ToestemmingFactory,
    VrijwilligerFactory,
    WijkFactory,
    WijkPostcodeFactory,
)
from tests.matching.hulp import paar, ronde_draaien
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import vul_in_bulk


def tekst(antwoord) -> str:
    assert antwoord.status_code in (200, 400)
    gezien = " ".join(BeautifulSoup(antwoord.content, "html.parser").get_text(" ").split())
    return gezien.replace(" .", ".").replace(" )", ")").replace("( ", "(").replace(" ,", ",")


def ver_weg(organisatie, **waarden):
    """Somebody of Borne, who will not walk to Hengelo."""
    return VrijwilligerFactory(
        organisatie=organisatie, persoon__postcode="7621AA", vervoer="lopend", **waarden
    )


@pytest.fixture
def te_ver(organisatie):
    """A request that only somebody of too far away would serve."""
    return HulpvraagFactory(organisatie=organisatie), ver_weg(organisatie)


def toegelicht(actor) -> Matchronde:
    ronde = ronde_draaien(actor)
    assert toelichten(ronde_id=ronde.id)
    return ronde


# The page of a round.


def test_bij_een_hulpvraag_staat_wat_zou_helpen(aan_het_werk, actor, te_ver, in_de_log):
    _vraag, vrijwilliger = te_ver
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{toegelicht(actor).id}"))
    naam = vrijwilliger.persoon.volledige_naam
    assert f"meer reistijd voor {naam}." in gezien
    assert "is nagerekend met de gegevens van deze ronde" in gezien
    gelezen = in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)
    assert vrijwilliger.persoon_id in gelezen


def test_wie_u_kunt_werven_staat_er_met_de_wijk(aan_het_werk, organisatie, actor, te_ver):
    vraag, _vrijwilliger = te_ver
    adres = f"/matchrondes/{toegelicht(actor).id}"
    zin = "Eén vrijwilliger voor gezelschap op dinsdagmiddag in Hengelo {}: 1 hulpvraag meer."
    assert zin.format("7551") in tekst(aan_het_werk.get(adres))
    wijk = WijkFactory(organisatie=organisatie, naam="Noord")
    WijkPostcodeFactory(organisatie=organisatie, wijk=wijk, pc4="7551")
    gezien = tekst(aan_het_werk.get(adres))
    assert zin.format("Noord") in gezien
    assert f"Gaat naar {vraag.nummer} (spoed: gewoon)" in gezien


@pytest.mark.parametrize(
    ("waarden", "zin"),
    [
        ({"uitleg": "wacht"}, "wordt nog uitgezocht."),
        (
            {"uitleg": "bezig", "uitleg_gedaan": 40, "uitleg_totaal": 150},
            "wordt nog uitgezocht: 40 van 150 hulpvragen.",
        ),
        (
            {"uitleg": "afgebroken", "uitleg_gedaan": 40, "uitleg_totaal": 150},
            "Niet alles is uitgezocht: 40 van 150 hulpvragen.",
        ),
        ({"uitleg": ""}, "Bij deze ronde is niet uitgezocht wat zou helpen."),
    ],
)
def test_wat_er_nog_niet_is_staat_er_als_nog_niet(aan_het_werk, ronde, waarden, zin):
    Matchronde.alles.filter(pk=ronde.pk).update(uitleg_sinds=timezone.now(), **waarden)
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    assert zin in gezien
    assert "Er is geen kleine verandering" not in gezien
    knop = waarden["uitleg"] in ("", "afgebroken")
    assert ("Zoek verder uit wat zou helpen" in gezien) == knop


def test_de_hoogste_voorrang_staat_bovenaan_en_van_gelijken_wie_het_langst_wacht(
    aan_het_werk, organisatie
):
    ronde = MatchrondeFactory(organisatie=organisatie)
    rijen = [
        NietGematchtFactory(
            organisatie=organisatie,
            ronde=ronde,
            prioriteit=prioriteit,
            hulpvraag__ingediend_op=date(2026, 9, dag),
        )
        for prioriteit, dag in ((None, 1), (100, 2), (35, 4), (35, 3))
    ]
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    plaatsen = [gezien.index(f"Hulpvraag {rijen[nr].hulpvraag.nummer}:") for nr in (1, 3, 2, 0)]
    assert plaatsen == sorted(plaatsen)


def test_uitleg_die_stilviel_is_te_zien_en_gaat_verder(aan_het_werk, ronde, in_de_log):
    sinds = timezone.now() - timedelta(hours=2)
    Matchronde.alles.filter(pk=ronde.pk).update(uitleg="bezig", uitleg_sinds=sinds)
    adres = f"/matchrondes/{ronde.id}"
    assert "Zoek verder uit" in tekst(aan_het_werk.get(adres))
    antwoord = aan_het_werk.post(f"{adres}/toelichting", follow=True)
    assert "Het wordt uitgezocht." in tekst(antwoord)
    assert OrmQ.objects.get().task["args"] == (str(ronde.id),)
    assert in_de_log("gegeven_gewijzigd").get().object_id == ronde.id
    assert "Dit wordt al uitgezocht." in tekst(
        aan_het_werk.post(f"{adres}/toelichting", follow=True)
    )


def test_een_oudere_ronde_wordt_niet_meer_uitgezocht(aan_het_werk, organisatie, ronde):
    MatchrondeFactory(organisatie=organisatie)
    adres = f"/matchrondes/{ronde.id}"
    assert "Zoek verder uit" not in tekst(aan_het_werk.get(adres))
    antwoord = aan_het_werk.post(f"{adres}/toelichting", follow=True)
    assert "Dit kan alleen bij de laatste matchronde." in tekst(antwoord)


def test_niets_gevonden_is_iets_anders_dan_niet_gezocht(aan_het_werk, ronde):
    vraag = ronde.niet_gematcht.get().hulpvraag
    toelichting = ToelichtingFactory(
        organisatie=ronde.organisatie, ronde=ronde, hulpvraag=vraag, inhoud={}
    )
    for volledig in (True, False):
        toelichting.inhoud = {"volledig": volledig, "verruimingen": []}
        toelichting.save()
        gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
        assert "Er is geen kleine verandering gevonden waardoor iemand kan komen." in gezien
        assert ("Niet alles is geprobeerd." in gezien) != volledig


def test_bij_een_hulpvraag_voor_een_keer_staat_dat_het_niet_wordt_uitgezocht(
    aan_het_werk, organisatie, actor
):
    datum = timezone.localdate() + timedelta(days=3)
    HulpvraagFactory(organisatie=organisatie, ritme=0, datum=datum, vensters=[])
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{toegelicht(actor).id}"))
    assert "Dit is een hulpvraag voor één keer: wat zou helpen, wordt niet uitgezocht." in gezien


def dementie(organisatie, vraag):
    """What is asked for is about health."""
    kenmerk = KenmerkFactory(
        organisatie=organisatie,
        code="ervaring_dementie",
        naam="Ervaring met dementie",
        soort="bekwaamheid",
        gezondheid=True,
    )
    HulpvraagWensFactory(organisatie=organisatie, hulpvraag=vraag, kenmerk=kenmerk, aard="vereist")
    return kenmerk


def test_over_gezondheid_alleen_zolang_er_een_grondslag_is(aan_het_werk, organisatie, actor):
    vraag, vrijwilliger = paar(organisatie)
    dementie(organisatie, vraag)
    toestemming = ToestemmingFactory(organisatie=organisatie, persoon=vraag.zorgsituatie.zorgvrager)
    ronde = toegelicht(actor)
    adressen = [
        f"/matchrondes/{ronde.id}",
        f"/hulpvragen/{vraag.id}/waarom",
        f"/hulpvragen/{vraag.id}/waarom/{vrijwilliger.id}",
    ]
    for adres in adressen:
        assert "Ervaring met dementie" in tekst(aan_het_werk.get(adres)), adres
    toestemming.ingetrokken_op = timezone.localdate()
    toestemming.save()
    for adres in adressen:
        gezien = tekst(aan_het_werk.get(adres))
        assert "dementie" not in gezien, adres
        assert "iets over gezondheid" in gezien, adres


def test_een_verandering_voor_wie_er_niet_meer_is_valt_weg(aan_het_werk, ronde):
    vraag = ronde.niet_gematcht.get().hulpvraag
    weg = "00000000-0000-4000-8000-000000000000"
    feiten = {"soort": "reistijd", "vrijwilliger": weg, "door": weg, "minuten": 5, "winst": 1}
    feiten |= {"erbij": [], "vervallen": [], "verplaatst": []}
    ToelichtingFactory(
        organisatie=ronde.organisatie,
        ronde=ronde,
        hulpvraag=vraag,
        inhoud={"volledig": True, "verruimingen": [feiten]},
    )
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    assert "meer reistijd" not in gezien


@pytest.mark.parametrize(("aantal", "genoemd"), [(5, True), (6, False)])
def test_veel_hulpvragen_die_veranderen_worden_geteld_en_niet_genoemd(
    aan_het_werk, ronde, aantal, genoemd
):
    organisatie, wie = ronde.organisatie, str(ronde.voorstellen.get().vrijwilliger_id)
    anderen = HulpvraagFactory.create_batch(aantal, organisatie=organisatie)
    feiten = {"soort": "korter", "minuten": 30, "door": wie, "erbij": [], "vervallen": []}
    feiten["verplaatst"] = [str(vraag.id) for vraag in anderen]
    ToelichtingFactory(
        organisatie=organisatie,
        ronde=ronde,
        hulpvraag=ronde.niet_gematcht.get().hulpvraag,
        inhoud={"volledig": True, "verruimingen": [feiten]},
    )
    gezien = tekst(aan_het_werk.get(f"/matchrondes/{ronde.id}"))
    assert f"{aantal} andere hulpvragen gaan dan naar een andere vrijwilliger" in gezien
    assert (anderen[0].nummer in gezien) == genoemd


def test_een_vollere_ronde_met_uitleg_kost_niet_meer_vragen(aan_het_werk, ronde):
    evenveel_vragen(aan_het_werk, f"/matchrondes/{ronde.id}", partial(vul_met_uitleg, ronde))


def vul_met_uitleg(ronde, aantal: int) -> None:
    """So many more proposals and unmatched requests, each with a change for another volunteer."""
    vul_in_bulk(ronde, aantal)
    zonder = ronde.niet_gematcht.exclude(hulpvraag__in=ronde.toelichtingen.values("hulpvraag"))
    wie = [str(id_) for id_ in ronde.voorstellen.values_list("vrijwilliger_id", flat=True)]
    anderen = [str(id_) for id_ in ronde.voorstellen.values_list("hulpvraag_id", flat=True)]
    toelichtingen = []
    for nummer, rij in enumerate(zonder):
        feiten = {"soort": "reistijd", "minuten": 5, "winst": 10, "erbij": [], "verplaatst": []}
        feiten |= {"vrijwilliger": wie[nummer % len(wie)], "door": wie[nummer % len(wie)]}
        feiten["vervallen"] = [anderen[nummer % len(anderen)]]
        toelichtingen.append(
            ToelichtingFactory.build(
                organisatie=ronde.organisatie,
                ronde=ronde,
                hulpvraag=rij.hulpvraag,
                inhoud={"volledig": True, "verruimingen": [feiten]},
            )
        )
    Toelichting.alles.bulk_create(toelichtingen)


# Why this one.


@pytest.fixture
def keuze(organisatie):
    """A request with a volunteer near by and one a bit further off, who fit both."""
    vraag, dichtbij = paar(organisatie)
    verder = VrijwilligerFactory(organisatie=organisatie, persoon__postcode="7552AA")
    return vraag, dichtbij, verder


def test_waarom_deze_vrijwilliger_en_wat_een_ander_kost(aan_het_werk, actor, keuze, in_de_log):
    _vraag, dichtbij, verder = keuze
    ronde = ronde_draaien(actor)
    voorstel = ronde.voorstellen.get()
    assert voorstel.vrijwilliger == dichtbij
    assert f"/voorstellen/{voorstel.id}/waarom" in (
        aan_het_werk.get(f"/voorstellen/{voorstel.id}").content.decode()
    )
    gezien = tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}/waarom"))
    assert f"Gekozen: {dichtbij.persoon.volledige_naam}" in gezien
    assert "Korte reis" in gezien
    assert verder.persoon.volledige_naam in gezien
    verschil = voorstel.waarde % 1000
    assert "punten minder waard. Voor andere hulpvragen verandert er niets." in gezien
    assert verschil == 200
    assert verder.persoon_id in in_de_log("dossier_ingezien").values_list("persoon_id", flat=True)


def test_wat_een_ander_kost_noemt_wie_niemand_meer_heeft(aan_het_werk, organisatie, actor):
    """Two requests, two volunteers, and one of these fits only one of those."""
    makkelijk, _ieder = paar(organisatie)
    lastig = HulpvraagFactory(organisatie=organisatie)
    koken = KenmerkFactory(organisatie=organisatie, code="koken", naam="Koken")
    HulpvraagWensFactory(organisatie=organisatie, hulpvraag=lastig, kenmerk=koken, aard="vereist")
    kok = VrijwilligerFactory(organisatie=organisatie)
    BekwaamheidFactory(organisatie=organisatie, vrijwilliger=kok, kenmerk=koken)
    ronde = ronde_draaien(actor)
    voorstel = ronde.voorstellen.get(hulpvraag=makkelijk)
    zin = f"Dan heeft 1 andere hulpvraag niemand meer: {lastig.nummer} (spoed: gewoon)."
    assert zin in tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}/waarom"))
    assert zin in tekst(aan_het_werk.get(f"/hulpvragen/{makkelijk.id}/waarom/{kok.id}"))


def test_een_eigen_voorstel_is_niet_te_vergelijken(aan_het_werk, actor, keuze):
    vraag, dichtbij, _verder = keuze
    voorstel = voorstel_toevoegen(
        actor=actor,
        hulpvraag_id=vraag.id,
        vrijwilliger_id=dichtbij.id,
        moment=Moment(1, 0, 780),
    )
    gezien = tekst(aan_het_werk.get(f"/voorstellen/{voorstel.id}/waarom"))
    assert "Dit voorstel is niet met anderen te vergelijken" in gezien


@pytest.mark.usefixtures("keuze")
def test_als_de_tijd_om_is_zegt_de_bladzijde_dat(aan_het_werk, organisatie, actor, settings):
    niemand = HulpvraagFactory(organisatie=organisatie, vensters=[])
    ronde = ronde_draaien(actor)
    settings.TOELICHTING_PAGINA_TIJDSLIMIET = 0.0
    begin = time.monotonic()
    gezien = tekst(aan_het_werk.get(f"/voorstellen/{ronde.voorstellen.get().id}/waarom"))
    assert "In de tijd die er was, is niemand anders doorgerekend." in gezien
    assert "De tijd was op. Er kunnen er meer zijn." in gezien
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{niemand.id}/waarom"))
    assert "De tijd was op. In de achtergrond wordt langer gezocht." in gezien
    assert time.monotonic() - begin < 5


# Why not, and why nobody.


def test_waarom_niet_noemt_elke_regel_met_getallen(aan_het_werk, organisatie, actor, in_de_log):
    vraag = HulpvraagFactory(organisatie=organisatie)
    vrijwilliger = ver_weg(organisatie, taaktypen=["vervoer"])
    ronde_draaien(actor)
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}/waarom/{vrijwilliger.id}"))
    assert "De vrijwilliger doet deze taak niet:" in gezien
    assert "minuten, hoogstens 30." in gezien
    assert "situatie bij de matchronde van" in gezien
    gelezen = set(in_de_log("dossier_ingezien").values_list("persoon_id", flat=True))
    situatie = vraag.zorgsituatie
    assert gelezen == {
        situatie.mantelzorger_id,
        situatie.zorgvrager_id,
        vrijwilliger.persoon_id,
    }


def test_waarom_niet_gaat_over_de_situatie_van_de_ronde(aan_het_werk, actor, te_ver):
    vraag, vrijwilliger = te_ver
    ronde_draaien(actor)
    vrijwilliger.max_reistijd = 300
    vrijwilliger.save()
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}/waarom/{vrijwilliger.id}"))
    assert "minuten, hoogstens 30." in gezien
    assert "Wat daarna veranderde, telt niet mee." in gezien


def test_wie_gekozen_is_is_gekozen(aan_het_werk, actor, keuze):
    vraag, dichtbij, _verder = keuze
    ronde_draaien(actor)
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}/waarom/{dichtbij.id}"))
    assert "De ronde stelde deze vrijwilliger juist voor." in gezien


def test_wie_na_de_ronde_kwam_wordt_naar_nu_beoordeeld(aan_het_werk, organisatie, actor, te_ver):
    vraag, _vrijwilliger = te_ver
    ronde_draaien(actor)
    nieuw = ver_weg(organisatie, kennismaking_op=None)
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}/waarom/{nieuw.id}"))
    assert "Dit gaat daarom over de gegevens van nu." in gezien
    assert "Er is nog geen kennismakingsgesprek geweest." in gezien
    assert "minuten, hoogstens 30." in gezien


def test_een_hulpvraag_voor_een_keer_wordt_beoordeeld_op_haar_eigen_dag(
    aan_het_werk, organisatie, actor
):
    """Away on that day only, so that the cycle alone would see nothing against it."""
    dinsdag = timezone.localdate() + timedelta(days=1)
    while dinsdag.weekday() != 1:
        dinsdag += timedelta(days=1)
    vraag = HulpvraagFactory(organisatie=organisatie, ritme=0, datum=dinsdag)
    vrijwilliger = VrijwilligerFactory(organisatie=organisatie)
    adres = f"/hulpvragen/{vraag.id}/waarom/{vrijwilliger.id}"
    assert "Deze twee mogen bij elkaar." in tekst(aan_het_werk.get(adres))
    vrijwilliger.afwezigheden.create(organisatie=organisatie, van=dinsdag, tot=dinsdag)
    assert "Er is geen moment waarop zij allebei kunnen." in tekst(aan_het_werk.get(adres))


def test_wat_al_is_goedgekeurd_laat_geen_plaats(aan_het_werk, organisatie, actor, keuze):
    vraag, dichtbij, _verder = keuze
    eerst = ronde_draaien(actor).voorstellen.get()
    aan_het_werk.post(f"/voorstellen/{eerst.id}/goedkeuring")
    ander = HulpvraagFactory(organisatie=organisatie)
    ronde_draaien(actor)
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{ander.id}/waarom/{dichtbij.id}"))
    assert f"Wat al is goedgekeurd, laat hier geen plaats voor: {vraag.nummer}." in gezien


def test_het_formulier_brengt_u_van_nummer_naar_antwoord(aan_het_werk, te_ver):
    vraag, vrijwilliger = te_ver
    adres = f"/hulpvragen/{vraag.id}/waarom"
    assert f'action="{adres}"' in aan_het_werk.get(f"/hulpvragen/{vraag.id}").content.decode()
    antwoord = aan_het_werk.post(adres, {"vrijwilliger": vrijwilliger.nummer})
    assert antwoord.headers["Location"] == f"{adres}/{vrijwilliger.id}"


@pytest.mark.parametrize("nummer", ["", "V-bestaat-niet", "a\0b"])
def test_een_nummer_dat_niet_bestaat_wordt_gezegd(aan_het_werk, te_ver, nummer):
    antwoord = aan_het_werk.post(f"/hulpvragen/{te_ver[0].id}/waarom", {"vrijwilliger": nummer})
    assert antwoord.status_code == 400
    assert "Dit is nog niet goed ingevuld" in tekst(antwoord)


def test_het_nummer_van_een_ander_bestaat_niet(aan_het_werk, te_ver, andere_organisatie):
    vreemd = VrijwilligerFactory(organisatie=andere_organisatie)
    adres = f"/hulpvragen/{te_ver[0].id}/waarom"
    assert aan_het_werk.post(adres, {"vrijwilliger": vreemd.nummer}).status_code == 400
    assert aan_het_werk.get(f"{adres}/{vreemd.id}").status_code == 404


def test_de_hulpvraag_van_een_ander_bestaat_niet_ook_niet_met_een_eigen_vrijwilliger(
    aan_het_werk, te_ver, andere_organisatie
):
    vreemd = HulpvraagFactory(organisatie=andere_organisatie)
    assert aan_het_werk.get(f"/hulpvragen/{vreemd.id}/waarom/{te_ver[1].id}").status_code == 404


def test_waarom_niemand_wordt_uitgerekend_als_het_er_nog_niet_is(aan_het_werk, actor, te_ver):
    vraag, vrijwilliger = te_ver
    ronde = ronde_draaien(actor)
    gezien = tekst(aan_het_werk.get(f"/hulpvragen/{vraag.id}/waarom"))
    assert "1 vrijwilliger woont te ver weg" in gezien
    assert f"meer reistijd voor {vrijwilliger.persoon.volledige_naam}." in gezien
    assert not ronde.toelichtingen.exists()


def test_waarom_niemand_toont_wat_de_achtergrond_vond(aan_het_werk, actor, te_ver, monkeypatch):
    toegelicht(actor)
    monkeypatch.setattr("werkbank.views.uitleg.waarom_niemand_van", None)
    assert "meer reistijd voor" in tekst(aan_het_werk.get(f"/hulpvragen/{te_ver[0].id}/waarom"))


def test_waarom_niemand_bij_wie_wel_iemand_heeft(aan_het_werk, actor, keuze):
    vraag, dichtbij, _verder = keuze
    adres = f"/hulpvragen/{vraag.id}/waarom"
    assert "Er is nog geen matchronde geweest." in tekst(aan_het_werk.get(adres))
    ronde_draaien(actor)
    naam = dichtbij.persoon.volledige_naam
    assert f"De ronde stelde {naam} voor." in tekst(aan_het_werk.get(adres))


def test_alleen_wie_voorstellen_mag_zien_vraagt_waarom(inloggen, actor, keuze):
    vraag, dichtbij, _verder = keuze
    voorstel = ronde_draaien(actor).voorstellen.get()
    adressen = [
        f"/voorstellen/{voorstel.id}/waarom",
        f"/hulpvragen/{vraag.id}/waarom",
        f"/hulpvragen/{vraag.id}/waarom/{dichtbij.id}",
    ]
    for rol in set(Rol) - {Rol.COORDINATOR}:
        for adres in adressen:
            assert inloggen(rol).get(adres).status_code == 403
    consulent = inloggen(Rol.CONSULENT).get(f"/hulpvragen/{vraag.id}").content.decode()
    assert "/waarom" not in consulent
