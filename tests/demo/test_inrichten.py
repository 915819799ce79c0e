"""Setting up the demo: only where it belongs, and again without losing anything."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.core.management import call_command
from django.utils import timezone

from demo import inrichten, logins
from demo.gemeenten import GEMEENTEN, OMMEN
from demo.inrichten import DemoGeweigerd
from demo.tabel import resultaat
from kern.actor import Actor
from kern.models import Gebruiker, Organisatie, Rol
from mantelzorg.models import Gesprek, Hulpvraag, Meting, Risicobepaling
from mantelzorg.selectors.checkins import eigen_checkins
from matching.models import Matchronde
from tests.fabrieken import (
    MatchrondeFactory,
    NietGematchtFactory,
    VoorstelFactory,
)
from vrijwilligers.models import Vrijwilliger

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(tmp_path, dorp):
    """Sets the demo up in a small municipality: the organisation and the file of logins."""

    def zet_op(gemeente=dorp):
        return inrichten.inrichten(gemeente, 1, tmp_path), tmp_path / logins.BESTAND

    return zet_op


def _wachtwoorden(bestand: Path) -> dict[str, str]:
    return {regel.split()[1]: regel.split()[2] for regel in bestand.read_text().splitlines()}


@pytest.fixture
def ingelogd(tmp_path, organisatie):
    """Makes the logins of an organisation: e-mail address -> password."""
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")

    def maak():
        return _wachtwoorden(
            logins.logins_maken(
                organisatie=organisatie,
                actor=actor,
                map_=tmp_path,
                logins=logins.van_medewerkers(organisatie),
            )
        )

    return maak


def test_inrichten_maakt_organisatie_gebruikers_en_gemeente(demo):
    organisatie, _bestand = demo()
    kunnen_inloggen = Gebruiker.objects.voor(organisatie).filter(actief=True)
    assert kunnen_inloggen.count() == len(logins.NAMEN) + logins.MANTELZORGERS
    assert Vrijwilliger.objects.voor(organisatie).count() > 20
    assert Hulpvraag.objects.voor(organisatie).count() > 20


def test_de_logins_werken_en_zijn_alleen_voor_de_eigenaar(demo):
    _organisatie, bestand = demo()
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    for email, wachtwoord in _wachtwoorden(bestand).items():
        assert authenticate(username=email, password=wachtwoord) is not None


def test_een_mantelzorger_met_een_login_staat_in_een_eigen_dossier(demo):
    organisatie, _bestand = demo()
    mantelzorgers = Gebruiker.objects.voor(organisatie).filter(rollen__rol=Rol.MANTELZORGER)
    for gebruiker in mantelzorgers:
        [situatie] = gebruiker.persoon.zorgsituaties_als_mantelzorger.all()
        assert situatie.metingen.exists()
        assert eigen_checkins(organisatie.id, gebruiker.id).filter(status="gepland").exists()
    assert mantelzorgers.count() == logins.MANTELZORGERS


def test_opnieuw_inrichten_houdt_logins_en_besluiten(demo):
    organisatie, bestand = demo()
    eerst = bestand.read_bytes()
    vrijwilliger = Vrijwilliger.objects.voor(organisatie).filter(status="actief").first()
    Vrijwilliger.objects.voor(organisatie).filter(pk=vrijwilliger.pk).update(status="gepauzeerd")
    demo()
    assert bestand.read_bytes() == eerst
    vrijwilliger.refresh_from_db()
    assert vrijwilliger.status == "gepauzeerd"


def test_inrichten_gaat_verder_waar_het_was_gestopt(demo, monkeypatch):
    def tot_de_hulpvragen(commando, soort, *args, **opties):
        if soort == "hulpvragen":
            raise KeyboardInterrupt
        call_command(commando, soort, *args, **opties)

    with monkeypatch.context() as gestopt:
        gestopt.setattr(inrichten, "call_command", tot_de_hulpvragen)
        with pytest.raises(KeyboardInterrupt):
            demo()
    organisatie, _bestand = demo()
    for model in (Hulpvraag, Gesprek, Meting, Risicobepaling):
        assert model.objects.voor(organisatie).exists(), model


def test_een_gebruiker_die_weg_is_komt_terug_met_het_wachtwoord_uit_het_bestand(ingelogd):
    eerst = ingelogd()
    Gebruiker.alles.filter(email__startswith="auditor").delete()
    assert ingelogd() == eerst
    [email] = [email for email in eerst if email.startswith("auditor")]
    assert authenticate(username=email, password=eerst[email]) is not None


def test_een_tweede_gemeente_komt_erbij_met_eigen_logins(demo):
    eerst, bestand = demo()
    hoeveel = Hulpvraag.objects.voor(eerst).count()
    erbij, bestand = demo(OMMEN.verkleind(3000))
    assert Hulpvraag.objects.voor(eerst).count() == hoeveel
    assert Hulpvraag.objects.voor(erbij).exists()
    assert len(_wachtwoorden(bestand)) == 2 * (len(logins.NAMEN) + logins.MANTELZORGERS)
    for email, wachtwoord in _wachtwoorden(bestand).items():
        gebruiker = authenticate(username=email, password=wachtwoord)
        assert gebruiker.organisatie in (eerst, erbij)


def test_een_verdwenen_bestand_met_logins_wordt_opnieuw_gemaakt(ingelogd, tmp_path):
    eerst = ingelogd()
    (tmp_path / logins.BESTAND).unlink()
    daarna = ingelogd()
    assert daarna.keys() == eerst.keys()
    for email, wachtwoord in daarna.items():
        assert wachtwoord != eerst[email]
        assert authenticate(username=email, password=wachtwoord) is not None


def test_wie_nog_in_het_bestand_staat_houdt_het_wachtwoord(ingelogd, tmp_path):
    eerst = ingelogd()
    bestand = tmp_path / logins.BESTAND
    kwijt, *regels = bestand.read_text().splitlines(keepends=True)
    bestand.write_text("".join(regels))
    daarna = ingelogd()
    assert {e for e in eerst if eerst[e] != daarna[e]} == {kwijt.split()[1]}
    for email, wachtwoord in daarna.items():
        assert authenticate(username=email, password=wachtwoord) is not None


def test_een_nieuw_wachtwoord_laat_de_rollen_zoals_ze_zijn(ingelogd, tmp_path, organisatie):
    ingelogd()
    auditor = Gebruiker.objects.voor(organisatie).get(email__startswith="auditor")
    auditor.rollen.all().delete()
    (tmp_path / logins.BESTAND).unlink()
    ingelogd()
    assert not auditor.rollen.exists()


def test_een_open_bestand_met_logins_wordt_gesloten_voor_anderen(tmp_path, organisatie):
    bestand = tmp_path / logins.BESTAND
    bestand.touch(0o644)
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")
    logins.logins_maken(organisatie=organisatie, actor=actor, map_=tmp_path, logins=[])
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600


def test_een_verwijzing_elders_heen_wordt_niet_gevolgd(tmp_path, organisatie):
    (tmp_path / logins.BESTAND).symlink_to(tmp_path / "elders.txt")
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")
    with pytest.raises(OSError, match="symbolic"):
        logins.logins_maken(organisatie=organisatie, actor=actor, map_=tmp_path, logins=[])
    assert not Gebruiker.objects.voor(organisatie).exists()


def test_de_demo_weigert_onder_productie_instellingen(settings):
    settings.PRODUCTIE = True
    with pytest.raises(DemoGeweigerd, match="productie"):
        inrichten.weigeren_waar_het_niet_hoort()


def test_de_demo_weigert_een_database_met_een_andere_organisatie(organisatie):
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort()


def test_de_demo_weigert_een_echte_organisatie_met_dezelfde_korte_naam(dorp):
    Organisatie.objects.create(naam="Gemeente Hengelo", slug=dorp.slug)
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort()


@pytest.mark.parametrize(
    ("tabellen", "weigert"),
    [
        ([], False),
        (["django_migrations", "django_content_type"], False),
        (["django_migrations", "klanten"], True),
    ],
)
def test_een_database_zonder_organisaties_is_leeg_of_van_een_ander(monkeypatch, tabellen, weigert):
    monkeypatch.setattr(
        type(inrichten.connection.introspection), "table_names", lambda *_a, **_k: tabellen
    )
    if weigert:
        with pytest.raises(DemoGeweigerd, match="andere gegevens"):
            inrichten.weigeren_waar_het_niet_hoort()
    else:
        inrichten.weigeren_waar_het_niet_hoort()


@pytest.mark.parametrize("slugs", [[], ["ommen"], ["ommen", "hengelo"], list(GEMEENTEN)])
def test_de_demo_herkent_haar_eigen_database_met_elk_deel_van_haar_gemeenten(slugs):
    for slug in slugs:
        naam = inrichten.naam_van(GEMEENTEN[slug])
        Organisatie.objects.create(naam=naam, slug=slug)
    inrichten.weigeren_waar_het_niet_hoort()


def test_de_demo_weigert_een_andere_organisatie_naast_haar_eigen(organisatie):
    Organisatie.objects.create(naam=inrichten.naam_van(GEMEENTEN["ommen"]), slug="ommen")
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort()


def test_de_demo_weigert_de_naam_van_een_gemeente_onder_de_korte_naam_van_een_andere():
    Organisatie.objects.create(naam=inrichten.naam_van(GEMEENTEN["ommen"]), slug="hengelo")
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort()


def test_er_komt_geen_tweede_ronde(organisatie, monkeypatch):
    ronde = MatchrondeFactory(organisatie=organisatie)
    monkeypatch.setattr(inrichten, "call_command", lambda *_a, **_k: pytest.fail("nog een ronde"))
    assert inrichten.ronde_draaien(organisatie) == ronde


def test_op_een_ronde_van_een_gestopte_demo_wordt_gewacht_tot_die_is_verlopen(
    organisatie, monkeypatch
):
    verlaten = MatchrondeFactory(
        organisatie=organisatie, status=Matchronde.Status.BEZIG, begonnen_op=timezone.now()
    )
    rondes = Matchronde.objects.voor(organisatie).filter(pk=verlaten.pk)
    monkeypatch.setattr(
        inrichten.time,
        "sleep",
        lambda _s: rondes.update(begonnen_op=timezone.now() - timedelta(hours=1)),
    )
    monkeypatch.setattr(
        inrichten, "call_command", lambda *_a, **_k: MatchrondeFactory(organisatie=organisatie)
    )
    assert inrichten.ronde_draaien(organisatie) != verlaten
    assert rondes.get().status == Matchronde.Status.MISLUKT


def test_een_mislukte_ronde_telt_niet(organisatie, monkeypatch):
    MatchrondeFactory(organisatie=organisatie, status=Matchronde.Status.MISLUKT)
    monkeypatch.setattr(
        inrichten,
        "call_command",
        lambda *_a, **_k: MatchrondeFactory(organisatie=organisatie, seconden=3),
    )
    assert inrichten.ronde_draaien(organisatie).seconden == 3


def test_de_tabel_zegt_wat_er_gevraagd_voorgesteld_en_bewezen_is(organisatie):
    ronde = MatchrondeFactory(organisatie=organisatie, doelwaarde=1_234_567, bovengrens=1_234_567)
    VoorstelFactory(
        organisatie=organisatie, ronde=ronde, hulpvraag__duur=240, hulpvraag__spoed="acuut"
    )
    NietGematchtFactory(organisatie=organisatie, ronde=ronde, reden="verdrongen")
    tabel = resultaat(ronde)
    cellen = {regel.split()[0]: regel.split()[1:] for regel in tabel.splitlines() if regel.strip()}
    assert cellen["acuut"] == ["1", "1", "0", "0"]
    assert cellen["gewoon"] == ["1", "0", "0", "1"]
    assert cellen["samen"] == ["2", "1", "0", "1"]
    assert cellen["Doelwaarde"] == ["1.234.567"]
    assert "0,0000% (bewezen het beste plan)" in tabel
    assert "4 uur per week" in tabel
