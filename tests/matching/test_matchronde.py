"""A round: asked for, run, checked, written; one at a time."""

import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_q.models import OrmQ

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan
from kern.models import AuditRegel, Rol
from matching.engine.controle import Overtreding
from matching.engine.oplosser import los_op
from matching.engine.probleem_json import lees_probleem
from matching.models import Matchronde, NietGematcht, Voorstel
from matching.services import matchrondes
from matching.services.matchrondes import (
    matchronde_aanvragen,
    matchronde_starten,
    matchronde_uitvoeren,
    rondes_afsluiten,
)
from tests.fabrieken import GebruikerFactory, HulpvraagFactory, MatchrondeFactory, VoorstelFactory
from tests.matching.hulp import alleen_spoed, paar, ronde_draaien


def test_een_ronde_stelt_voor_wat_past(organisatie, actor):
    alleen_spoed(organisatie)
    vraag, vrijwilliger = paar(organisatie)
    ronde = ronde_draaien(actor)
    assert (ronde.status, ronde.bewezen, ronde.gat) == (Matchronde.Status.KLAAR, True, 0)
    voorstel = ronde.voorstellen.get()
    assert (voorstel.hulpvraag, voorstel.vrijwilliger) == (vraag, vrijwilliger)
    assert (voorstel.dag, voorstel.status) == (1, Voorstel.Status.VOORGESTELD)
    assert voorstel.waarde == 10_000 + sum(deel["punten"] for deel in voorstel.onderdelen)


def test_een_ronde_zegt_waarom_iets_niet_past(organisatie, actor):
    paar(organisatie)
    vraag = HulpvraagFactory(organisatie=organisatie, vensters=[])
    rij = NietGematcht.objects.voor(organisatie).get(ronde=ronde_draaien(actor), hulpvraag=vraag)
    assert (rij.reden, rij.trechter, rij.kandidaten) == ("geen_kandidaat", {"tijd": 1}, 0)


def test_een_ronde_bewaart_waarmee_zij_opnieuw_kan(organisatie, actor):
    paar(organisatie)
    ronde = ronde_draaien(actor)
    opnieuw = los_op(lees_probleem(json.dumps(ronde.probleem)), tijdslimiet=20)
    assert opnieuw.doelwaarde == ronde.doelwaarde
    assert ronde.parameters["prioriteiten"]["gewoon"] == 10


def test_een_tweede_ronde_tegelijk_wordt_geweigerd(actor):
    matchronde_aanvragen(actor=actor)
    with pytest.raises(Conflict) as fout:
        matchronde_aanvragen(actor=actor)
    assert fout.value.code == "ronde_loopt"


def test_een_andere_organisatie_kan_wel_tegelijk(actor, andere_organisatie):
    matchronde_aanvragen(actor=actor)
    MatchrondeFactory(organisatie=andere_organisatie, status=Matchronde.Status.BEZIG)


@pytest.mark.parametrize("rol", [Rol.CONSULENT, Rol.BEHEERDER, Rol.AUDITOR])
def test_alleen_een_coordinator_start_een_ronde(organisatie, rol):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
    with pytest.raises(NietToegestaan):
        matchronde_starten(actor=Actor.van_gebruiker(gebruiker, herkomst="test", doel="test"))


def test_een_ronde_komt_met_haar_taak_in_de_wachtrij(actor):
    ronde = matchronde_starten(actor=actor)
    [taak] = OrmQ.objects.all()
    assert taak.task["func"] == "matching.achtergrond.matchronde_uitvoeren"
    assert taak.task["args"] == (str(ronde.id),)


def test_een_taak_die_twee_keer_komt_doet_de_tweede_keer_niets(organisatie, actor):
    paar(organisatie)
    ronde = ronde_draaien(actor)
    assert matchronde_uitvoeren(ronde_id=ronde.id) is False
    assert Voorstel.objects.voor(organisatie).count() == 1


def test_een_plan_dat_de_controle_afkeurt_wordt_nooit_bewaard(organisatie, actor, monkeypatch):
    paar(organisatie)
    monkeypatch.setattr(matchrondes, "controleer", lambda *_: [Overtreding("uren", "te veel uren")])
    ronde = ronde_draaien(actor)
    assert ronde.status == Matchronde.Status.MISLUKT
    assert "uren" in ronde.melding
    assert not Voorstel.objects.voor(organisatie).exists()


@pytest.mark.parametrize("soort", [RuntimeError, KeyboardInterrupt])
def test_een_fout_in_het_programma_laat_de_ronde_mislukken(organisatie, actor, monkeypatch, soort):
    def stuk(*args, **kwargs):
        raise soort("stuk")

    monkeypatch.setattr(matchrondes, "los_op", stuk)
    ronde = matchronde_aanvragen(actor=actor)
    with pytest.raises(soort):
        matchronde_uitvoeren(ronde_id=ronde.id)
    ronde.refresh_from_db()
    assert ronde.status == Matchronde.Status.MISLUKT
    assert str(ronde.id) in ronde.melding
    assert "stuk" not in ronde.melding


def test_onbesliste_voorstellen_van_eerder_vervallen(organisatie, actor):
    oud = VoorstelFactory(organisatie=organisatie)
    ronde = ronde_draaien(actor)
    oud.refresh_from_db()
    assert oud.status == Voorstel.Status.VERVALLEN
    assert ronde.voorstellen.get().hulpvraag_id == oud.hulpvraag_id
    regel = AuditRegel.objects.voor(organisatie).get(object_id=oud.pk)
    assert regel.bijzonderheden == {"besluit": "vervallen", "reden": "nieuwe_ronde"}
    assert regel.persoon_id == oud.hulpvraag.zorgsituatie.zorgvrager_id


def test_wat_tijdens_de_ronde_wordt_goedgekeurd_blijft_staan(
    organisatie, actor, coordinator, monkeypatch
):
    vraag, vrijwilliger = paar(organisatie)

    def en_intussen(probleem, **kwargs):
        VoorstelFactory(
            organisatie=organisatie,
            hulpvraag=vraag,
            vrijwilliger=vrijwilliger,
            status=Voorstel.Status.GOEDGEKEURD,
            beoordeeld_door=coordinator,
            beoordeeld_op=timezone.now(),
        )
        return los_op(probleem, **kwargs)

    monkeypatch.setattr(matchrondes, "los_op", en_intussen)
    ronde = ronde_draaien(actor)
    assert ronde.status == Matchronde.Status.KLAAR
    assert not ronde.voorstellen.exists()


def test_een_ronde_die_intussen_mislukt_verklaard_is_schrijft_niets(
    organisatie, actor, monkeypatch
):
    paar(organisatie)

    def te_laat(probleem, **kwargs):
        Matchronde.alles.update(status=Matchronde.Status.MISLUKT)
        return los_op(probleem, **kwargs)

    monkeypatch.setattr(matchrondes, "los_op", te_laat)
    ronde_draaien(actor)
    assert not Voorstel.objects.voor(organisatie).exists()


@pytest.mark.parametrize(("over", "status"), [(59, "bezig"), (61, "mislukt")])
def test_wie_langer_bezig_is_dan_limiet_en_een_minuut_is_mislukt(organisatie, actor, over, status):
    ronde = MatchrondeFactory(
        organisatie=organisatie,
        status=Matchronde.Status.BEZIG,
        tijdslimiet=60,
        begonnen_op=timezone.now() - timedelta(seconds=60 + over),
    )
    rondes_afsluiten(actor=actor)
    ronde.refresh_from_db()
    assert ronde.status == status


def test_begin_en_einde_staan_in_de_log(organisatie, actor, coordinator):
    ronde_draaien(actor)
    regels = AuditRegel.objects.voor(organisatie)
    assert regels.get(gebeurtenis="ronde_aangevraagd").gebruiker_id == coordinator.id
    assert regels.get(gebeurtenis="ronde_beeindigd").rollen == "systeem"


def test_het_commando_draait_een_ronde_meteen(organisatie, capsys):
    paar(organisatie)
    call_command("matchronde", organisatie=organisatie.slug, nu=True)
    uitvoer = capsys.readouterr()
    assert "1 voorstellen, bewezen het beste plan" in uitvoer.out
    assert "100%" in uitvoer.err


@pytest.mark.parametrize("slug", ["niemand", "\udcff", "a\0b"])
def test_het_commando_kent_alleen_bestaande_organisaties(db, slug):
    with pytest.raises(CommandError) as fout:
        call_command("matchronde", organisatie=slug, nu=True)
    str(fout.value).encode()
    assert fout.value.returncode == 2


def test_in_de_achtergrond_past_de_limiet_binnen_die_van_de_werker(organisatie, settings):
    over = settings.MATCHRONDE_TIJDSLIMIET + 1
    with pytest.raises(CommandError) as fout:
        call_command("matchronde", organisatie=organisatie.slug, tijdslimiet=over)
    assert fout.value.returncode == 2
    assert not Matchronde.objects.voor(organisatie).exists()
    assert settings.Q_CLUSTER["timeout"] > settings.MATCHRONDE_TIJDSLIMIET
    assert settings.Q_CLUSTER["timeout"] < settings.Q_CLUSTER["retry"]
