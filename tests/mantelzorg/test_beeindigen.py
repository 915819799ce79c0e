"""Where the care has stopped, nobody is called, watched or counted any more."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from kern.fouten import Ongeldig
from kern.models import Rol, Taak
from mantelzorg.models import Checkin, Risico, Signaal
from mantelzorg.selectors.checkins import belijst, eigen_checkins
from mantelzorg.selectors.situatiebeeld import situatiebeelden
from mantelzorg.services.bewaken import organisatie_bewaken, situatie_bewaken
from mantelzorg.services.checkins import checkins_herinneren, checkins_plannen
from mantelzorg.services.signalen import signaal_afsluiten
from mantelzorg.services.zorgsituaties import gegevens_van, zorgsituatie_opslaan
from tests.fabrieken import (
    CheckinFactory,
    GebruikerFactory,
    RisicobepalingFactory,
    SignaalFactory,
    ZorgomvangFactory,
    ZorgsituatieFactory,
)

DAG = timedelta(days=1)


@pytest.fixture
def situatie(organisatie):
    return ZorgsituatieFactory(organisatie=organisatie)


@pytest.fixture
def te_bellen(systeem, situatie) -> Checkin:
    """On the call list and on the worklist."""
    checkin = CheckinFactory(
        organisatie=situatie.organisatie, zorgsituatie=situatie, gepland_op=timezone.localdate()
    )
    checkins_plannen(actor=systeem)
    assert open_taken(situatie).count() == 1
    return checkin


def open_taken(situatie):
    return Taak.objects.voor(situatie.organisatie_id).filter(
        soort=Taak.Soort.CHECKIN, afgerond_op__isnull=True
    )


def op_belijst(situatie) -> bool:
    return belijst(situatie.organisatie_id, timezone.localdate()).exists()


def stoppen(consulent, situatie, dag=None):
    gegevens = replace(gegevens_van(situatie), beeindigd_op=dag or timezone.localdate())
    return zorgsituatie_opslaan(actor=consulent, gegevens=gegevens, zorgsituatie=situatie)


def afsluiten(consulent, situatie, uitkomst) -> None:
    signaal = SignaalFactory(organisatie=situatie.organisatie, zorgsituatie=situatie)
    signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst=uitkomst)
    situatie.refresh_from_db()


@pytest.mark.parametrize("uitkomst", Signaal.Uitkomst.values)
def test_een_signaal_dat_eindigt_met_gestopt_beeindigt_de_zorgsituatie(
    consulent, situatie, te_bellen, uitkomst
):
    afsluiten(consulent, situatie, uitkomst)
    gestopt = uitkomst == Signaal.Uitkomst.GESTOPT
    assert situatie.beeindigd_op == (timezone.localdate() if gestopt else None)
    assert op_belijst(situatie) is not gestopt
    assert open_taken(situatie).exists() is not gestopt


def test_een_dag_die_al_was_ingevuld_blijft(consulent, situatie):
    eerder = timezone.localdate() - 10 * DAG
    stoppen(consulent, situatie, eerder)
    afsluiten(consulent, situatie, Signaal.Uitkomst.GESTOPT)
    assert situatie.beeindigd_op == eerder


def test_wie_gestopt_is_wordt_niet_meer_gebeld_en_staat_niet_op_de_werklijst(
    consulent, systeem, situatie, te_bellen
):
    stoppen(consulent, situatie)
    assert not op_belijst(situatie)
    checkins_plannen(actor=systeem)
    checkins_herinneren(actor=systeem)
    assert not open_taken(situatie).exists()
    assert Taak.objects.voor(situatie.organisatie_id).get().uitkomst == "gestopt"


def test_wie_gestopt_is_krijgt_zelf_geen_vragen_meer(consulent, situatie, te_bellen):
    gebruiker = GebruikerFactory(
        organisatie=situatie.organisatie,
        persoon=situatie.mantelzorger,
        met_rollen=[Rol.MANTELZORGER],
    )
    wie = (situatie.organisatie_id, gebruiker.pk)
    assert eigen_checkins(*wie).exists()
    stoppen(consulent, situatie)
    assert not eigen_checkins(*wie).exists()


def test_gaat_de_zorg_toch_door_dan_wordt_weer_gebeld(consulent, systeem, situatie, te_bellen):
    stoppen(consulent, situatie)
    zorgsituatie_opslaan(
        actor=consulent,
        gegevens=replace(gegevens_van(situatie), beeindigd_op=None),
        zorgsituatie=situatie,
    )
    checkins_plannen(actor=systeem)
    assert op_belijst(situatie)
    assert open_taken(situatie).count() == 1


def test_voor_wie_gestopt_is_wordt_niets_gepland(consulent, systeem, situatie):
    stoppen(consulent, situatie)
    assert checkins_plannen(actor=systeem) == 0


def test_wie_gestopt_is_wordt_niet_bewaakt_en_houdt_zijn_risico(consulent, systeem, situatie):
    zelfde = {"organisatie": situatie.organisatie, "zorgsituatie": situatie}
    RisicobepalingFactory(**zelfde, niveau=Risico.HOOG)
    stoppen(consulent, situatie)
    aantal = situatie.risicobepalingen.count()
    ZorgomvangFactory(**zelfde, nachten_verstoord=7)
    assert situatiebeelden(situatie.organisatie_id, timezone.localdate()) == []
    assert organisatie_bewaken(actor=systeem) == 0
    situatie_bewaken(actor=systeem, zorgsituatie_id=situatie.pk)
    afsluiten(consulent, situatie, "besproken")
    assert situatie.risicobepalingen.count() == aantal


def test_stoppen_kan_niet_in_de_toekomst_en_niet_voor_het_begin(consulent, situatie):
    with pytest.raises(Ongeldig) as fout:
        stoppen(consulent, situatie, timezone.localdate() + DAG)
    assert "beeindigd_op" in fout.value.velden
    situatie.zorgt_sinds = timezone.localdate() - 3 * DAG
    situatie.save()
    stoppen(consulent, situatie, timezone.localdate() - 3 * DAG)
    with pytest.raises(Ongeldig):
        stoppen(consulent, situatie, timezone.localdate() - 4 * DAG)
