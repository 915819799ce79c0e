"""What a carer answers: measurements, a signal where they ask for help, and consent."""

from datetime import date

import pytest

from kern.actor import Actor
from kern.fouten import Conflict, NietToegestaan, Ongeldig
from kern.models import AuditRegel, Rol, Taak, Toestemming
from mantelzorg.models import Checkin, Meting, Risicobepaling, Signaal
from mantelzorg.services.checkinantwoorden import (
    CheckinAntwoorden,
    checkin_beantwoorden,
    eigen_checkin_beantwoorden,
)
from tests.fabrieken import (
    CheckinFactory,
    GebruikerFactory,
    SignaalFactory,
    TaakFactory,
    ToestemmingFactory,
)

ALLES = CheckinAntwoorden(
    volhoudtijd="minder_dan_een_maand", eigen_oordeel=8, vraagt_hulp=True, toelichting="Bel mij."
)


@pytest.fixture
def checkin(organisatie) -> Checkin:
    """A check-in of a carer who agreed before that answers are kept."""
    checkin = CheckinFactory(organisatie=organisatie)
    ToestemmingFactory(organisatie=organisatie, persoon=checkin.zorgsituatie.mantelzorger)
    return checkin


@pytest.fixture
def zonder_grondslag(organisatie) -> Checkin:
    return CheckinFactory(organisatie=organisatie)


def mantelzorger(checkin) -> Actor:
    """The carer of this check-in, at their own account."""
    gebruiker = GebruikerFactory(
        organisatie=checkin.organisatie,
        persoon=checkin.zorgsituatie.mantelzorger,
        met_rollen=[Rol.MANTELZORGER],
    )
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.1", doel="eigen check-in")


def metingen(organisatie) -> dict[str, Meting]:
    return {meting.instrument: meting for meting in Meting.objects.voor(organisatie)}


def test_de_antwoorden_zijn_metingen_van_deze_checkin(consulent, organisatie, checkin):
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=ALLES)
    gemeten = metingen(organisatie)
    assert gemeten.keys() == {"volhoudtijd", "eigen_oordeel"}
    for meting in gemeten.values():
        assert (meting.wijze, meting.checkin, meting.zorgsituatie) == (
            "telefoon",
            checkin,
            checkin.zorgsituatie,
        )
    assert gemeten["volhoudtijd"].klasse == "minder_dan_een_maand"
    assert gemeten["eigen_oordeel"].totaal == 8


def test_de_checkin_is_klaar_en_van_de_werklijst(consulent, organisatie, checkin):
    taak = TaakFactory(organisatie=organisatie, soort="checkin", object_id=checkin.pk)
    klaar = checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=ALLES)
    assert (klaar.status, klaar.afgerond_door_id) == ("beantwoord", consulent.gebruiker_id)
    taak.refresh_from_db()
    assert taak.uitkomst == "beantwoord"


def test_om_hulp_vragen_is_een_ernstig_signaal_van_de_mantelzorger(consulent, organisatie, checkin):
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=ALLES)
    signaal = Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp")
    assert (signaal.bron, signaal.ernst) == ("mantelzorger", "hoog")
    assert signaal.meldingen.get().toelichting == "Bel mij."
    assert Taak.objects.voor(organisatie).filter(object_id=signaal.pk).exists()


@pytest.mark.parametrize("vraagt_hulp", [None, False])
def test_wie_geen_hulp_vraagt_geeft_geen_signaal(consulent, organisatie, checkin, vraagt_hulp):
    antwoorden = CheckinAntwoorden(eigen_oordeel=0, vraagt_hulp=vraagt_hulp)
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoorden)
    assert not Signaal.objects.voor(organisatie).filter(aard="vraag_om_hulp").exists()
    assert metingen(organisatie)["eigen_oordeel"].totaal == 0


def test_een_antwoord_mag_ontbreken(consulent, organisatie, checkin):
    antwoorden = CheckinAntwoorden(volhoudtijd="meer_dan_twee_jaar")
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoorden)
    assert metingen(organisatie).keys() == {"volhoudtijd"}


def test_helemaal_niets_is_geen_antwoord(consulent, checkin):
    with pytest.raises(Ongeldig):
        checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=CheckinAntwoorden())
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.GEPLAND


@pytest.mark.parametrize("vraagt_hulp", [None, False])
def test_waar_iemand_om_vraagt_gaat_niet_verloren(consulent, organisatie, checkin, vraagt_hulp):
    antwoorden = CheckinAntwoorden(
        eigen_oordeel=8, vraagt_hulp=vraagt_hulp, toelichting="Oppas op dinsdag."
    )
    with pytest.raises(Ongeldig) as fout:
        checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoorden)
    assert fout.value.velden.keys() == {"vraagt_hulp"}
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.GEPLAND
    assert not metingen(organisatie)


def test_alleen_wit_is_geen_vraag(consulent, organisatie, checkin):
    antwoorden = CheckinAntwoorden(eigen_oordeel=8, toelichting=" \n")
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=antwoorden)
    assert metingen(organisatie).keys() == {"eigen_oordeel"}


def test_een_gesprek_bepaalt_het_risico_een_keer(consulent, organisatie, checkin):
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=ALLES)
    bepaling = Risicobepaling.objects.voor(organisatie).get()
    assert bepaling.niveau == "hoog"
    assert {reden["regel"] for reden in bepaling.redenen} == {"laatste_meting", "open_signaal"}


def test_een_antwoord_dat_niet_bestaat_bewaart_niets(consulent, organisatie, checkin):
    with pytest.raises(Ongeldig):
        checkin_beantwoorden(
            actor=consulent,
            checkin=checkin,
            antwoorden=CheckinAntwoorden(volhoudtijd="eeuwig", vraagt_hulp=True),
        )
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.GEPLAND
    assert not Signaal.objects.voor(organisatie).exists()


def test_zonder_grondslag_worden_antwoorden_niet_bewaard(consulent, organisatie, zonder_grondslag):
    with pytest.raises(Ongeldig) as fout:
        checkin_beantwoorden(actor=consulent, checkin=zonder_grondslag, antwoorden=ALLES)
    assert fout.value.velden.keys() == {"toestemming"}
    assert not metingen(organisatie)


def test_om_hulp_vragen_kan_zonder_grondslag(consulent, organisatie, zonder_grondslag):
    antwoorden = CheckinAntwoorden(vraagt_hulp=True)
    checkin_beantwoorden(actor=consulent, checkin=zonder_grondslag, antwoorden=antwoorden)
    assert Signaal.objects.voor(organisatie).filter(aard="vraag_om_hulp").exists()
    assert not Toestemming.objects.voor(organisatie).exists()


def test_een_coordinator_ziet_en_bewaart_geen_antwoorden(actor, checkin):
    with pytest.raises(NietToegestaan):
        checkin_beantwoorden(actor=actor, checkin=checkin, antwoorden=ALLES)


def test_twee_keer_antwoorden_bewaart_het_eerste(consulent, organisatie, checkin):
    checkin_beantwoorden(actor=consulent, checkin=checkin, antwoorden=ALLES)
    with pytest.raises(Conflict):
        checkin_beantwoorden(
            actor=consulent, checkin=checkin, antwoorden=CheckinAntwoorden(eigen_oordeel=1)
        )
    assert metingen(organisatie)["eigen_oordeel"].totaal == 8


# Online, by the carer.


def test_de_mantelzorger_antwoordt_zelf_online(organisatie, checkin):
    zelf = mantelzorger(checkin)
    eigen_checkin_beantwoorden(actor=zelf, checkin=checkin, antwoorden=ALLES)
    gemeten = metingen(organisatie)
    assert {(m.wijze, m.vastgelegd_door_id) for m in gemeten.values()} == {
        ("online", zelf.gebruiker_id)
    }
    assert Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp").bron == "mantelzorger"


def test_toestemming_geeft_de_mantelzorger_zelf(organisatie, zonder_grondslag):
    zelf = mantelzorger(zonder_grondslag)
    antwoorden = CheckinAntwoorden(eigen_oordeel=4, toestemming=True)
    eigen_checkin_beantwoorden(actor=zelf, checkin=zonder_grondslag, antwoorden=antwoorden)
    toestemming = Toestemming.objects.voor(organisatie).get()
    assert (toestemming.persoon, toestemming.doel, toestemming.grondslag) == (
        zonder_grondslag.zorgsituatie.mantelzorger,
        "gezondheid",
        "toestemming",
    )
    assert toestemming.vastgelegd_door_id == zelf.gebruiker_id
    regel = AuditRegel.objects.voor(organisatie).get(object_id=toestemming.pk)
    assert (regel.gebruiker_id, regel.rollen) == (zelf.gebruiker_id, "mantelzorger,systeem")


def test_wie_toestemming_introk_moet_die_eerst_weer_geven(organisatie, checkin):
    Toestemming.objects.voor(organisatie).update(ingetrokken_op=date(2026, 2, 1))
    zelf = mantelzorger(checkin)
    with pytest.raises(Ongeldig):
        eigen_checkin_beantwoorden(actor=zelf, checkin=checkin, antwoorden=ALLES)
    assert not metingen(organisatie)


def test_een_ander_krijgt_het_signaal_erbij_dat_al_open_was(organisatie, checkin):
    eerder = SignaalFactory(
        organisatie=organisatie, zorgsituatie=checkin.zorgsituatie, aard="vraag_om_hulp"
    )
    eigen_checkin_beantwoorden(actor=mantelzorger(checkin), checkin=checkin, antwoorden=ALLES)
    signaal = Signaal.objects.voor(organisatie).get(aard="vraag_om_hulp")
    assert signaal == eerder
    assert signaal.meldingen.count() == 1


def test_de_checkin_van_een_ander_beantwoordt_niemand(organisatie, checkin):
    ander = mantelzorger(CheckinFactory(organisatie=organisatie))
    with pytest.raises(NietToegestaan):
        eigen_checkin_beantwoorden(actor=ander, checkin=checkin, antwoorden=ALLES)
    checkin.refresh_from_db()
    assert checkin.status == Checkin.Status.GEPLAND


def test_een_consulent_is_niet_vanzelf_mantelzorger(consulent, systeem, checkin):
    for wie in (consulent, systeem):
        with pytest.raises(NietToegestaan):
            eigen_checkin_beantwoorden(actor=wie, checkin=checkin, antwoorden=ALLES)
