"""Deciding on a proposal: who may, what must still hold, and what is written down."""

from datetime import date, time

import pytest

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol
from mantelzorg.models import Hulpvraag
from matching.engine.probleem import Moment
from matching.models import Voorstel
from matching.services.voorstellen import (
    voorstel_afwijzen,
    voorstel_goedkeuren,
    voorstel_toevoegen,
)
from tests.fabrieken import (
    GebruikerFactory,
    HulpvraagFactory,
    TaaktypeFactory,
    VogFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.matching.hulp import paar, ronde_draaien
from vrijwilligers.models import Vog, Vrijwilliger


@pytest.fixture
def voorstel(organisatie):
    return VoorstelFactory(organisatie=organisatie)


def goedkeuren(actor, voorstel):
    return voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)


def geweigerd(actor, voorstel) -> Conflict:
    """Approving is refused: nothing changed, and the refusal is in the log."""
    with pytest.raises(Conflict) as fout:
        goedkeuren(actor, voorstel)
    voorstel.refresh_from_db()
    assert voorstel.beoordeeld_door is None
    regel = AuditRegel.objects.voor(actor.organisatie_id).get(
        gebeurtenis="voorstel_beoordeeld", uitkomst="geweigerd"
    )
    assert regel.bijzonderheden["reden"] == fout.value.code
    return fout.value


def test_een_besluit_heeft_een_auteur_en_een_tijd(actor, voorstel):
    besloten = goedkeuren(actor, voorstel)
    assert besloten.status == Voorstel.Status.GOEDGEKEURD
    assert besloten.beoordeeld_door_id == actor.gebruiker_id
    assert besloten.beoordeeld_op is not None


def test_een_besluit_staat_in_de_log(actor, voorstel):
    goedkeuren(actor, voorstel)
    regel = AuditRegel.objects.voor(actor.organisatie_id).get(gebeurtenis="voorstel_beoordeeld")
    assert (regel.gebruiker_id, regel.uitkomst) == (actor.gebruiker_id, "gelukt")
    assert regel.persoon_id == voorstel.hulpvraag.zorgsituatie.zorgvrager_id


def test_een_tweede_besluit_wordt_geweigerd(actor, voorstel):
    goedkeuren(actor, voorstel)
    with pytest.raises(Conflict) as fout:
        voorstel_afwijzen(actor=actor, voorstel_id=voorstel.id, reden="moment")
    assert "goedgekeurd" in str(fout.value)


def test_een_vervallen_voorstel_kan_niet_meer(organisatie, actor):
    oud = VoorstelFactory(organisatie=organisatie, status=Voorstel.Status.VERVALLEN)
    assert geweigerd(actor, oud).code == "status"


@pytest.mark.parametrize(
    ("taken", "code"), [(["oppas"], "vog"), (["oppas", "gezelschap"], "kenmerk")]
)
def test_een_verlopen_vog_wordt_genoemd(organisatie, actor, taken, code):
    oppas = TaaktypeFactory(organisatie=organisatie, code="oppas", vog_vereist=True)
    v = VrijwilligerFactory(organisatie=organisatie, taaktypen=taken)
    voorstel = VoorstelFactory(
        organisatie=organisatie,
        vrijwilliger=v,
        hulpvraag=HulpvraagFactory(organisatie=organisatie, taaktype=oppas),
    )
    vog = VogFactory(organisatie=organisatie, vrijwilliger=v)
    Vog.alles.filter(pk=vog.pk).update(vernieuwen_op=date(2026, 1, 1))
    fout = geweigerd(actor, voorstel)
    assert (fout.code, "VOG" in str(fout)) == (code, True)


def test_wie_intussen_pauzeert_wordt_niet_goedgekeurd(actor, voorstel):
    voorstel.vrijwilliger.status = "gepauzeerd"
    voorstel.vrijwilliger.save()
    fout = geweigerd(actor, voorstel)
    assert (fout.code, "gepauzeerd" in str(fout)) == ("niet_actief", True)


@pytest.mark.parametrize(
    ("waarden", "code"),
    [
        ({"ritme": 0, "datum": date(2025, 12, 2)}, "datum"),
        ({"ingediend_op": date(2025, 1, 1), "einddatum": date(2025, 2, 1)}, "einddatum"),
    ],
)
def test_een_hulpvraag_die_niet_in_een_ronde_hoort_wordt_niet_goedgekeurd(
    actor, voorstel, waarden, code
):
    Hulpvraag.alles.filter(pk=voorstel.hulpvraag_id).update(**waarden)
    assert geweigerd(actor, voorstel).code == code


def test_een_ingetrokken_hulpvraag_wordt_niet_goedgekeurd(actor, voorstel):
    Hulpvraag.alles.filter(pk=voorstel.hulpvraag_id).update(status="ingetrokken")
    assert geweigerd(actor, voorstel).code == "hulpvraag_gesloten"


def test_een_hulpvraag_krijgt_er_een(organisatie, actor, voorstel):
    tweede = VoorstelFactory(organisatie=organisatie, hulpvraag=voorstel.hulpvraag)
    goedkeuren(actor, voorstel)
    assert geweigerd(actor, tweede).code == "enkel"


def test_goedkeuren_laat_wat_er_verder_voor_de_vraag_was_vervallen(organisatie, actor, voorstel):
    ander = VoorstelFactory(organisatie=organisatie, hulpvraag=voorstel.hulpvraag)
    elders = VoorstelFactory(organisatie=organisatie)
    goedkeuren(actor, voorstel)
    for rij, status in ((ander, "vervallen"), (elders, "voorgesteld")):
        rij.refresh_from_db()
        assert rij.status == status
    (regel,) = AuditRegel.objects.voor(organisatie).filter(object_id=ander.pk)
    assert regel.gebruiker_id == actor.gebruiker_id
    assert regel.bijzonderheden == {"besluit": "vervallen", "reden": "ander_goedgekeurd"}


def test_dezelfde_tijd_gaat_niet_twee_keer_weg(organisatie, actor):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    eerste, tweede = VoorstelFactory.create_batch(2, organisatie=organisatie, vrijwilliger=v)
    goedkeuren(actor, eerste)
    assert geweigerd(actor, tweede).code == "reis"


def test_een_ander_moment_van_dezelfde_vrijwilliger_kan_wel(organisatie, actor):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=2)
    eerste = VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    tweede = VoorstelFactory(organisatie=organisatie, vrijwilliger=v, start=15 * 60)
    goedkeuren(actor, eerste)
    assert goedkeuren(actor, tweede).status == Voorstel.Status.GOEDGEKEURD


def test_het_hoogste_aantal_hulpvragen_houdt(organisatie, actor):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=1)
    eerste = VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    tweede = VoorstelFactory(organisatie=organisatie, vrijwilliger=v, start=15 * 60)
    goedkeuren(actor, eerste)
    assert geweigerd(actor, tweede).code == "koppelingen"


def test_een_moment_buiten_de_nieuwe_beschikbaarheid_kan_niet(organisatie, actor):
    v = VrijwilligerFactory(organisatie=organisatie, beschikbaarheden=[(4, time(9), time(12))])
    assert geweigerd(actor, VoorstelFactory(organisatie=organisatie, vrijwilliger=v)).code == "tijd"


@pytest.mark.parametrize("rol", [rol for rol in Rol if rol != Rol.COORDINATOR])
def test_alleen_een_coordinator_beslist(organisatie, voorstel, rol):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    ander = Actor.van_gebruiker(gebruiker, herkomst="test", doel="test")
    with pytest.raises(NietToegestaan):
        goedkeuren(ander, voorstel)
    with pytest.raises(NietToegestaan):
        voorstel_afwijzen(actor=ander, voorstel_id=voorstel.id, reden="moment")


def test_het_systeem_beslist_nooit(systeem, voorstel):
    with pytest.raises(NietToegestaan):
        goedkeuren(systeem, voorstel)


def test_een_voorstel_van_een_ander_bestaat_niet(andere_organisatie, actor):
    with pytest.raises(Voorstel.DoesNotExist):
        goedkeuren(actor, VoorstelFactory(organisatie=andere_organisatie))


def test_een_afwijzing_heeft_een_bekende_reden(actor, voorstel):
    with pytest.raises(Ongeldig) as fout:
        voorstel_afwijzen(actor=actor, voorstel_id=voorstel.id, reden="zomaar")
    assert "reden" in fout.value.velden


def test_anders_heeft_een_toelichting(actor, voorstel):
    with pytest.raises(Ongeldig) as fout:
        voorstel_afwijzen(actor=actor, voorstel_id=voorstel.id, reden="anders", toelichting=" ")
    assert "toelichting" in fout.value.velden


def test_een_afwijzing_bewaart_reden_en_toelichting(actor, voorstel):
    besloten = voorstel_afwijzen(
        actor=actor, voorstel_id=voorstel.id, reden="anders", toelichting=" Te ver. "
    )
    assert (besloten.status, besloten.reden, besloten.toelichting) == (
        "afgewezen",
        "anders",
        "Te ver.",
    )


def test_wie_geen_klik_heeft_wordt_niet_weer_voorgesteld(organisatie, actor):
    VoorstelFactory(organisatie=organisatie)
    [eerste] = ronde_draaien(actor).voorstellen.all()
    voorstel_afwijzen(actor=actor, voorstel_id=eerste.id, reden="geen_klik")
    ronde = ronde_draaien(actor)
    assert not ronde.voorstellen.exists()
    assert ronde.niet_gematcht.get().trechter == {"uitgesloten": 1}


def test_wat_is_goedgekeurd_houdt_de_tijd_vast_in_de_volgende_ronde(organisatie, actor, voorstel):
    goedkeuren(actor, voorstel)
    HulpvraagFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    assert not ronde.voorstellen.exists()
    assert ronde.niet_gematcht.get().reden == "verdrongen"


def toevoegen(actor, vraag, vrijwilliger, **moment):
    return voorstel_toevoegen(
        actor=actor,
        hulpvraag_id=vraag.id,
        vrijwilliger_id=vrijwilliger.id,
        moment=Moment(**{"dag": 1, "fase": 0, "start": 840} | moment),
    )


def test_een_voorstel_met_de_hand_krijgt_de_score_van_een_ronde(organisatie, actor):
    vraag, vrijwilliger = paar(organisatie)
    uit_ronde = ronde_draaien(actor).voorstellen.get()
    Voorstel.alles.update(status=Voorstel.Status.VERVALLEN)
    voorstel = toevoegen(actor, vraag, vrijwilliger)
    assert (voorstel.status, voorstel.ronde) == ("voorgesteld", None)
    assert (voorstel.waarde, voorstel.reistijd) == (uit_ronde.waarde, uit_ronde.reistijd)
    assert voorstel.onderdelen == uit_ronde.onderdelen
    assert AuditRegel.objects.voor(organisatie).filter(gebeurtenis="voorstel_toegevoegd").exists()


@pytest.mark.parametrize(
    "moment", [{"dag": 2}, {"start": 600}, {"fase": 1}, {"start": 845}, {"dag": 7}]
)
def test_met_de_hand_gelden_dezelfde_regels(organisatie, actor, moment):
    vraag, vrijwilliger = paar(organisatie)
    with pytest.raises(Conflict) as fout:
        toevoegen(actor, vraag, vrijwilliger, **moment)
    assert fout.value.code == "tijd"
    assert not Voorstel.objects.voor(organisatie).exists()


def test_met_de_hand_alleen_binnen_de_eigen_organisatie(organisatie, actor, andere_organisatie):
    vraag = HulpvraagFactory(organisatie=organisatie)
    vreemd = VrijwilligerFactory(organisatie=andere_organisatie)
    with pytest.raises(Vrijwilliger.DoesNotExist):
        toevoegen(actor, vraag, vreemd)


def test_dezelfde_twee_worden_een_keer_voorgesteld(organisatie, actor):
    vraag, vrijwilliger = paar(organisatie)
    toevoegen(actor, vraag, vrijwilliger)
    with pytest.raises(Conflict) as fout:
        toevoegen(actor, vraag, vrijwilliger, start=900)
    assert fout.value.code == "dubbel"
    assert Voorstel.objects.voor(organisatie).count() == 1


def test_wat_met_de_hand_wordt_geweigerd_staat_in_de_log(organisatie, actor):
    vraag, vrijwilliger = paar(organisatie)
    with pytest.raises(Conflict):
        toevoegen(actor, vraag, vrijwilliger, dag=2)
    regel = AuditRegel.objects.voor(organisatie).get(uitkomst="geweigerd")
    assert regel.bijzonderheden == {"besluit": "toevoegen", "reden": "tijd"}
