"""Offering a proposal: who may, what the two sides answer, when it expires, and what follows."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol, Taak
from matching import achtergrond
from matching.models import Bedankreden, Koppeling, Voorstel, Voorstelantwoord
from matching.regels import afwijzing
from matching.regels.datum import op_datum
from matching.regels.parameters import Parameters
from matching.services.aanbiedingen import (
    aanbiedingen_laten_verlopen,
    antwoord_vastleggen,
    verlopen_aanbod_afhandelen,
    voorstel_aanbieden,
)
from matching.services.voorstellen import voorstel_afwijzen, voorstel_goedkeuren
from tests.fabrieken import (
    GeaccepteerdVoorstelFactory,
    GebruikerFactory,
    HulpvraagFactory,
    KoppelingFactory,
    ParametersetFactory,
    VoorstelFactory,
)
from tests.matching.hulp import alleen_spoed, paar, ronde_draaien

VANDAAG = date(2026, 11, 22)


def op(dag: date):
    """At noon of that day."""
    return time_machine.travel(
        datetime.combine(dag, time(12), timezone.get_current_timezone()), tick=False
    )


def na(dagen: int) -> date:
    return VANDAAG + timedelta(days=dagen)


@pytest.fixture
def goedgekeurd(organisatie, actor):
    voorstel = VoorstelFactory(organisatie=organisatie)
    return voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)


@pytest.fixture
def aangeboden(actor, goedgekeurd):
    with op(VANDAAG):
        return voorstel_aanbieden(actor=actor, voorstel_id=goedgekeurd.id)


def antwoord(actor, voorstel, van, ja=True, dag=VANDAAG, **waarden):
    with op(dag):
        return antwoord_vastleggen(actor=actor, voorstel_id=voorstel.id, van=van, ja=ja, **waarden)


def stand(voorstel) -> str:
    return Voorstel.alles.get(pk=voorstel.pk).status


def geweigerd(organisatie) -> list[tuple[str, str]]:
    """What the log says was refused, and by which rule."""
    regels = AuditRegel.objects.voor(organisatie).filter(uitkomst="geweigerd")
    return [(r.bijzonderheden["besluit"], r.bijzonderheden["reden"]) for r in regels]


# Offering.


def test_een_aanbod_heeft_een_auteur_een_tijd_en_een_einde(actor, aangeboden):
    assert aangeboden.status == Voorstel.Status.AANGEBODEN
    assert aangeboden.aangeboden_door_id == actor.gebruiker_id
    assert timezone.localdate(aangeboden.aangeboden_op) == VANDAAG
    assert aangeboden.aanbod_tot == na(7)


def test_hoe_lang_een_aanbod_staat_is_een_parameter(organisatie, actor, goedgekeurd):
    termijnen = Parameters().termijnen | {"aanbod": 3}
    waarden = Parameters().als_dict() | {"termijnen": termijnen}
    ParametersetFactory(organisatie=organisatie, waarden=waarden)
    with op(VANDAAG):
        voorstel = voorstel_aanbieden(actor=actor, voorstel_id=goedgekeurd.id)
    assert voorstel.aanbod_tot == na(3)


def test_een_aanbod_voor_een_keer_staat_hoogstens_tot_die_dag(organisatie, actor):
    vraag = HulpvraagFactory(organisatie=organisatie, ritme=0, datum=na(2))
    voorstel = VoorstelFactory(
        organisatie=organisatie,
        hulpvraag=vraag,
        fase=op_datum(na(2), 13 * 60).fase,
        status="goedgekeurd",
        beoordeeld_door_id=actor.gebruiker_id,
        beoordeeld_op=timezone.now(),
    )
    with op(VANDAAG):
        assert voorstel_aanbieden(actor=actor, voorstel_id=voorstel.id).aanbod_tot == na(2)


def test_wat_sinds_de_goedkeuring_niet_meer_kan_wordt_niet_aangeboden(
    organisatie, actor, goedgekeurd
):
    goedgekeurd.vrijwilliger.status = "gepauzeerd"
    goedgekeurd.vrijwilliger.save()
    with pytest.raises(Conflict) as fout:
        voorstel_aanbieden(actor=actor, voorstel_id=goedgekeurd.id)
    assert (fout.value.code, stand(goedgekeurd)) == ("niet_actief", Voorstel.Status.GOEDGEKEURD)
    assert geweigerd(organisatie) == [("aanbieden", "niet_actief")]


def test_aanbieden_staat_in_de_log(organisatie, actor, aangeboden):
    regels = AuditRegel.objects.voor(organisatie).filter(gebeurtenis="voorstel_beoordeeld")
    (regel,) = (r for r in regels if r.bijzonderheden["besluit"] == "aanbieden")
    assert regel.persoon_id == aangeboden.hulpvraag.zorgsituatie.zorgvrager_id


def test_alleen_wat_is_goedgekeurd_wordt_aangeboden(organisatie, actor):
    voorstel = VoorstelFactory(organisatie=organisatie)
    with pytest.raises(Conflict):
        voorstel_aanbieden(actor=actor, voorstel_id=voorstel.id)
    assert stand(voorstel) == "voorgesteld"
    assert geweigerd(organisatie) == [("aanbieden", "status")]


def test_een_aanbod_doet_u_een_keer(actor, aangeboden):
    with pytest.raises(Conflict) as fout:
        voorstel_aanbieden(actor=actor, voorstel_id=aangeboden.id)
    assert "aangeboden" in str(fout.value)


def test_wat_is_aangeboden_wordt_niet_meer_afgewezen(actor, aangeboden):
    with pytest.raises(Conflict):
        voorstel_afwijzen(actor=actor, voorstel_id=aangeboden.id, reden="moment")


def test_een_voorstel_van_een_ander_bestaat_niet(andere_organisatie, actor):
    vreemd = VoorstelFactory(organisatie=andere_organisatie)
    with pytest.raises(Voorstel.DoesNotExist):
        voorstel_aanbieden(actor=actor, voorstel_id=vreemd.id)
    with pytest.raises(Voorstel.DoesNotExist):
        antwoord(actor, vreemd, "vrijwilliger")


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.COORDINATOR])
def test_alleen_een_coordinator_biedt_aan_en_legt_antwoorden_vast(organisatie, aangeboden, rol):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    ander = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        voorstel_aanbieden(actor=ander, voorstel_id=aangeboden.id)
    with pytest.raises(NietToegestaan):
        antwoord(ander, aangeboden, "vrijwilliger")
    with pytest.raises(NietToegestaan):
        verlopen_aanbod_afhandelen(actor=ander, voorstel_id=aangeboden.id, afloop="gesproken")


# Answers.


def zelf(voorstel, van) -> Actor:
    """The volunteer or the carer of this proposal, logged in."""
    personen = {
        "vrijwilliger": voorstel.vrijwilliger.persoon,
        "mantelzorger": voorstel.hulpvraag.zorgsituatie.mantelzorger,
    }
    gebruiker = GebruikerFactory(
        organisatie=voorstel.organisatie, persoon=personen[van], met_rollen=[Rol(van)]
    )
    return Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")


@pytest.mark.parametrize("van", Voorstelantwoord.Van.values)
def test_ieder_antwoordt_voor_zichzelf_en_niet_voor_een_ander(organisatie, aangeboden, van):
    [andere_kant] = set(Voorstelantwoord.Van.values) - {van}
    eigen = zelf(aangeboden, van)
    vreemd = GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden")
    with pytest.raises(NietToegestaan):
        antwoord(eigen, aangeboden, andere_kant)
    with pytest.raises(NietToegestaan):
        antwoord(eigen, vreemd, van)
    antwoord(eigen, aangeboden, van)
    [gegeven] = aangeboden.antwoorden.all()
    assert (gegeven.van, gegeven.door_id) == (van, eigen.gebruiker_id)


def test_met_twee_eigen_antwoorden_begint_de_koppeling(aangeboden):
    for van in Voorstelantwoord.Van.values:
        antwoord(zelf(aangeboden, van), aangeboden, van)
    assert Koppeling.alles.get().voorstel == aangeboden


def test_een_ja_is_nog_geen_koppeling(actor, aangeboden):
    antwoord(actor, aangeboden, "vrijwilliger")
    assert stand(aangeboden) == "aangeboden"
    assert not Koppeling.alles.exists()


@pytest.mark.parametrize("eerste", Voorstelantwoord.Van.values)
def test_twee_keer_ja_maakt_de_koppeling(organisatie, actor, aangeboden, eerste):
    antwoord(actor, aangeboden, eerste)
    [tweede] = set(Voorstelantwoord.Van.values) - {eerste}
    antwoord(actor, aangeboden, tweede, dag=na(1))
    assert stand(aangeboden) == "geaccepteerd"
    koppeling = Koppeling.alles.get()
    assert (koppeling.status, koppeling.voorstel) == ("kennismaking", aangeboden)
    assert koppeling.hulpvraag == aangeboden.hulpvraag
    assert koppeling.evaluatie_op == na(1 + 182)
    regels = AuditRegel.objects.voor(organisatie).filter(object_id=koppeling.id)
    assert [regel.gebeurtenis for regel in regels] == ["gegeven_aangemaakt"]


def test_de_evaluatie_komt_niet_na_de_einddatum(organisatie, actor):
    vraag = HulpvraagFactory(organisatie=organisatie, einddatum=na(60))
    voorstel = GeaccepteerdVoorstelFactory(
        organisatie=organisatie, hulpvraag=vraag, status="aangeboden"
    )
    for van in Voorstelantwoord.Van.values:
        antwoord(actor, voorstel, van)
    koppeling = Koppeling.alles.get()
    assert (koppeling.evaluatie_op, koppeling.einddatum) == (na(60), na(60))


def test_elk_antwoord_heeft_een_auteur_en_een_tijd(actor, aangeboden):
    antwoord(actor, aangeboden, "mantelzorger")
    [gegeven] = aangeboden.antwoorden.all()
    assert (gegeven.van, gegeven.ja, gegeven.door_id) == (
        "mantelzorger",
        True,
        actor.gebruiker_id,
    )
    assert timezone.localdate(gegeven.op) == VANDAAG


def test_wie_al_antwoordde_antwoordt_niet_nog_eens(organisatie, actor, aangeboden):
    antwoord(actor, aangeboden, "vrijwilliger")
    with pytest.raises(Conflict) as fout:
        antwoord(actor, aangeboden, "vrijwilliger", ja=False, reden="moment")
    assert fout.value.code == "beantwoord"
    assert geweigerd(organisatie) == [("antwoorden", "beantwoord")]
    assert stand(aangeboden) == "aangeboden"


def test_op_wat_niet_is_aangeboden_komt_geen_antwoord(actor, goedgekeurd):
    with pytest.raises(Conflict):
        antwoord(actor, goedgekeurd, "vrijwilliger")
    assert not Voorstelantwoord.alles.exists()


def test_op_de_laatste_dag_kan_nog_geantwoord_worden_en_daarna_niet(actor, aangeboden):
    antwoord(actor, aangeboden, "vrijwilliger", dag=na(7))
    with pytest.raises(Conflict) as fout:
        antwoord(actor, aangeboden, "mantelzorger", dag=na(8))
    assert fout.value.code == "verlopen"
    assert not Koppeling.alles.exists()


@pytest.mark.parametrize("van", Voorstelantwoord.Van.values)
def test_een_nee_van_een_van_beiden_is_het_einde(actor, aangeboden, van):
    antwoord(actor, aangeboden, van, ja=False, reden="anders", toelichting=" Liever thuis. ")
    assert stand(aangeboden) == "bedankt"
    [gegeven] = aangeboden.antwoorden.all()
    assert (gegeven.reden, gegeven.toelichting) == ("anders", "Liever thuis.")


def test_na_een_ja_kan_de_ander_nog_nee_zeggen(actor, aangeboden):
    antwoord(actor, aangeboden, "vrijwilliger")
    antwoord(actor, aangeboden, "mantelzorger", ja=False, reden="iemand_anders")
    assert stand(aangeboden) == "bedankt"
    assert not Koppeling.alles.exists()


@pytest.mark.parametrize(
    ("waarden", "veld"),
    [
        ({"van": "buurvrouw"}, "van"),
        ({"ja": None}, "ja"),
        ({"ja": False}, "reden"),
        ({"ja": False, "reden": "zomaar"}, "reden"),
        ({"ja": False, "reden": "anders", "toelichting": "  "}, "toelichting"),
        ({"ja": False, "reden": "taak", "toelichting": "x" * 2001}, "toelichting"),
        ({"ja": True, "reden": "taak"}, "reden"),
    ],
)
def test_een_antwoord_is_volledig(actor, aangeboden, waarden, veld):
    with pytest.raises(Ongeldig) as fout:
        antwoord(actor, aangeboden, **{"van": "vrijwilliger", "ja": True} | waarden)
    assert set(fout.value.velden) == {veld}
    assert stand(aangeboden) == "aangeboden"


# What follows.


def bedanken(actor, voorstel, reden):
    tekst = "Zo is het." if reden == "anders" else ""
    antwoord(actor, voorstel, "vrijwilliger", ja=False, reden=reden, toelichting=tekst)


def test_elke_reden_is_een_uitsluiting_of_een_voorkeur():
    gevolgen = (
        afwijzing.UITSLUITEND_IN_SITUATIE,
        afwijzing.UITSLUITEND_VOOR_VRAAG,
        afwijzing.MINDER_GEWENST,
    )
    for reden in Bedankreden.values:
        assert sum(reden in gevolg for gevolg in gevolgen) == 1


@pytest.mark.parametrize(
    ("reden", "dezelfde_vraag", "zelfde_situatie"),
    [
        ("iemand_anders", False, False),
        ("kennen_elkaar", False, False),
        ("taak", False, True),
        ("moment", True, True),
    ],
)
def test_wat_een_nee_betekent_voor_de_volgende_ronde(
    organisatie, actor, aangeboden, reden, dezelfde_vraag, zelfde_situatie
):
    bedanken(actor, aangeboden, reden)
    assert ronde_draaien(actor).voorstellen.exists() is dezelfde_vraag
    aangeboden.hulpvraag.status = "ingetrokken"
    aangeboden.hulpvraag.save()
    HulpvraagFactory(organisatie=organisatie, zorgsituatie=aangeboden.hulpvraag.zorgsituatie)
    assert ronde_draaien(actor).voorstellen.exists() is zelfde_situatie


def test_wie_om_het_moment_bedankt_heeft_minder_voorkeur(organisatie, actor, aangeboden):
    alleen_spoed(organisatie)
    bedanken(actor, aangeboden, "moment")
    # 10 for gewoon, 200 for nearness, and "liever niet".
    assert ronde_draaien(actor).voorstellen.get().waarde == 10_000 + 200 - 100


def test_tot_de_nee_houdt_een_aanbod_de_tijd_vast_en_daarna_is_die_vrij(
    organisatie, actor, aangeboden
):
    ander = HulpvraagFactory(organisatie=organisatie)
    assert not ronde_draaien(actor).voorstellen.exists()
    bedanken(actor, aangeboden, "taak")
    assert ronde_draaien(actor).voorstellen.get().hulpvraag == ander


def test_een_ander_voorstel_wordt_niet_goedgekeurd_zolang_een_aanbod_staat(
    organisatie, actor, aangeboden
):
    tweede = VoorstelFactory(organisatie=organisatie, hulpvraag=aangeboden.hulpvraag)
    with pytest.raises(Conflict) as fout:
        voorstel_goedkeuren(actor=actor, voorstel_id=tweede.id)
    assert fout.value.code == "enkel"


# Expiry.


def verlopen(systeem, dag) -> int:
    with op(dag):
        return aanbiedingen_laten_verlopen(actor=systeem)


def test_een_aanbod_verloopt_na_de_laatste_dag(systeem, aangeboden):
    assert verlopen(systeem, na(7)) == 0
    assert stand(aangeboden) == "aangeboden"
    assert verlopen(systeem, na(8)) == 1
    assert stand(aangeboden) == "verlopen"


def test_een_verlopen_aanbod_staat_een_keer_op_de_werklijst(
    organisatie, coordinator, systeem, aangeboden
):
    verlopen(systeem, na(8))
    assert verlopen(systeem, na(9)) == 0
    taak = Taak.objects.voor(organisatie).get()
    assert (taak.soort, taak.object_id, taak.eigenaar) == ("aanbod", aangeboden.id, coordinator)
    assert taak.uiterlijk_op == na(8)


def test_een_verlopen_aanbod_geeft_de_tijd_vrij_en_sluit_niemand_uit(systeem, actor, aangeboden):
    verlopen(systeem, na(8))
    assert ronde_draaien(actor).voorstellen.get().vrijwilliger == aangeboden.vrijwilliger


def test_elke_nacht_verloopt_wat_voorbij_is_en_staat_wat_te_doen_is_op_de_werklijst(
    organisatie, aangeboden
):
    KoppelingFactory(organisatie=organisatie)
    with op(na(8)):
        achtergrond.elke_nacht()
    assert stand(aangeboden) == "verlopen"
    soorten = Taak.objects.voor(organisatie).values_list("soort", flat=True)
    assert {"aanbod", "kennismaking"} <= set(soorten)


def test_wat_is_beantwoord_verloopt_niet(actor, systeem, aangeboden):
    for van in Voorstelantwoord.Van.values:
        antwoord(actor, aangeboden, van)
    assert verlopen(systeem, na(30)) == 0
    assert stand(aangeboden) == "geaccepteerd"


def test_alleen_het_systeem_laat_verlopen(actor, aangeboden):
    with pytest.raises(NietToegestaan):
        aanbiedingen_laten_verlopen(actor=actor)


def test_wie_nabelt_haalt_het_van_de_werklijst(organisatie, actor, systeem, aangeboden):
    verlopen(systeem, na(8))
    verlopen_aanbod_afhandelen(actor=actor, voorstel_id=aangeboden.id, afloop="gesproken")
    taak = Taak.objects.voor(organisatie).get()
    assert (taak.uitkomst, taak.afgerond_door_id) == ("gesproken", actor.gebruiker_id)
    with pytest.raises(Conflict):
        verlopen_aanbod_afhandelen(actor=actor, voorstel_id=aangeboden.id, afloop="gesproken")


def test_nabellen_heeft_een_bekende_afloop(actor, systeem, aangeboden):
    verlopen(systeem, na(8))
    with pytest.raises(Ongeldig):
        verlopen_aanbod_afhandelen(actor=actor, voorstel_id=aangeboden.id, afloop="zomaar")


def test_na_een_nee_kan_dezelfde_hulpvraag_een_ander_krijgen(organisatie, actor, aangeboden):
    bedanken(actor, aangeboden, "taak")
    _vraag, ander = paar(organisatie)
    tweede = VoorstelFactory(
        organisatie=organisatie, hulpvraag=aangeboden.hulpvraag, vrijwilliger=ander
    )
    assert voorstel_goedkeuren(actor=actor, voorstel_id=tweede.id).status == "goedgekeurd"
