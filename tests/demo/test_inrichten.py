"""Setting up the demo: only where it belongs, and again without losing anything."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from demo import inrichten, logins
from demo.inrichten import DemoGeweigerd
from demo.tabel import resultaat
from kern.actor import Actor
from kern.models import Gebruiker, Organisatie
from mantelzorg.models import Hulpvraag
from matching.models import Matchronde
from tests.fabrieken import MatchrondeFactory, NietGematchtFactory, VoorstelFactory
from vrijwilligers.models import Vrijwilliger

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(tmp_path, dorp):
    """Sets the demo up in a small municipality: the organisation and the file of logins."""
    return lambda: inrichten.inrichten(dorp, 1, tmp_path)


def _wachtwoorden(bestand: Path) -> dict[str, str]:
    return {regel.split()[1]: regel.split()[2] for regel in bestand.read_text().splitlines()}


def test_inrichten_maakt_organisatie_gebruikers_en_gemeente(demo):
    organisatie, _bestand = demo()
    assert Gebruiker.objects.voor(organisatie).count() == 4
    assert Vrijwilliger.objects.voor(organisatie).count() > 20
    assert Hulpvraag.objects.voor(organisatie).count() > 20


def test_de_logins_werken_en_zijn_alleen_voor_de_eigenaar(demo):
    _organisatie, bestand = demo()
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    for email, wachtwoord in _wachtwoorden(bestand).items():
        assert authenticate(username=email, password=wachtwoord) is not None


def test_opnieuw_inrichten_houdt_logins_en_besluiten(demo):
    organisatie, bestand = demo()
    eerst = bestand.read_bytes()
    vrijwilliger = Vrijwilliger.objects.voor(organisatie).filter(status="actief").first()
    Vrijwilliger.objects.voor(organisatie).filter(pk=vrijwilliger.pk).update(status="gepauzeerd")
    demo()
    assert bestand.read_bytes() == eerst
    vrijwilliger.refresh_from_db()
    assert vrijwilliger.status == "gepauzeerd"


def test_inrichten_gaat_verder_waar_het_was_gestopt(demo):
    organisatie, bestand = demo()
    Hulpvraag.objects.voor(organisatie).delete()
    Gebruiker.objects.voor(organisatie).filter(email__startswith="auditor").delete()
    demo()
    assert Hulpvraag.objects.voor(organisatie).exists()
    email, wachtwoord = list(_wachtwoorden(bestand).items())[-1]
    assert email.startswith("auditor")
    assert authenticate(username=email, password=wachtwoord) is not None


def test_een_open_bestand_met_logins_wordt_gesloten_voor_anderen(tmp_path, organisatie):
    bestand = tmp_path / logins.BESTAND
    bestand.touch(0o644)
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")
    logins.logins_maken(organisatie=organisatie, actor=actor, map_=tmp_path)
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600


def test_een_verwijzing_elders_heen_wordt_niet_gevolgd(tmp_path, organisatie):
    (tmp_path / logins.BESTAND).symlink_to(tmp_path / "elders.txt")
    actor = Actor.systeem(organisatie, herkomst="test", doel="test")
    with pytest.raises(OSError, match="symbolic"):
        logins.logins_maken(organisatie=organisatie, actor=actor, map_=tmp_path)
    assert not Gebruiker.objects.voor(organisatie).exists()


def test_de_demo_weigert_onder_productie_instellingen(settings, dorp):
    settings.PRODUCTIE = True
    with pytest.raises(DemoGeweigerd, match="productie"):
        inrichten.weigeren_waar_het_niet_hoort(dorp)


def test_de_demo_weigert_een_database_met_een_andere_organisatie(organisatie, dorp):
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort(dorp)


def test_de_demo_weigert_een_echte_organisatie_met_dezelfde_korte_naam(dorp):
    Organisatie.objects.create(naam="Gemeente Hengelo", slug=dorp.slug)
    with pytest.raises(DemoGeweigerd, match="andere gegevens"):
        inrichten.weigeren_waar_het_niet_hoort(dorp)


@pytest.mark.parametrize(
    ("tabellen", "weigert"),
    [
        ([], False),
        (["django_migrations", "django_content_type"], False),
        (["django_migrations", "klanten"], True),
    ],
)
def test_een_database_zonder_organisaties_is_leeg_of_van_een_ander(
    dorp, monkeypatch, tabellen, weigert
):
    monkeypatch.setattr(
        type(inrichten.connection.introspection), "table_names", lambda *_a, **_k: tabellen
    )
    if weigert:
        with pytest.raises(DemoGeweigerd, match="andere gegevens"):
            inrichten.weigeren_waar_het_niet_hoort(dorp)
    else:
        inrichten.weigeren_waar_het_niet_hoort(dorp)


def test_de_demo_herkent_haar_eigen_database(demo, dorp):
    demo()
    inrichten.weigeren_waar_het_niet_hoort(dorp)


def test_er_komt_geen_tweede_ronde(organisatie, monkeypatch):
    ronde = MatchrondeFactory(organisatie=organisatie)
    monkeypatch.setattr(inrichten, "call_command", lambda *_a, **_k: pytest.fail("nog een ronde"))
    assert inrichten.ronde_draaien(organisatie) == ronde


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
