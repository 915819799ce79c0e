"""Two coordinators at once: one wins, the other is told why. On SQLite and on PostgreSQL."""

from datetime import date
from functools import partial

import pytest

from kern.actor import Actor
from kern.fouten import Conflict
from matching.engine.probleem import Moment
from matching.models import Matchronde, Voorstel
from matching.regels.datum import op_datum
from matching.services.hulpvragen import hulpvraag_intrekken
from matching.services.matchrondes import matchronde_aanvragen, matchronde_uitvoeren
from matching.services.voorstellen import voorstel_goedkeuren, voorstel_toevoegen
from tests.fabrieken import (
    GebruikerFactory,
    HulpvraagFactory,
    VoorstelFactory,
    VrijwilligerFactory,
)
from tests.gelijktijdig import tegelijk
from tests.matching.hulp import paar

pytestmark = pytest.mark.django_db(transaction=True)


def goedkeuren(actor, voorstel):
    return lambda: voorstel_goedkeuren(actor=actor, voorstel_id=voorstel.id)


def een_wint(uitkomsten, code):
    codes = [u.code for u in uitkomsten if isinstance(u, Conflict)]
    assert codes == [code]
    assert Voorstel.alles.filter(status="goedgekeurd").count() == 1


@pytest.fixture
def tweede_actor(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=["coordinator"])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.2", doel="test")


@pytest.mark.parametrize("poging", range(5))
def test_twee_voorstellen_voor_een_hulpvraag(organisatie, actor, tweede_actor, poging):
    vraag = HulpvraagFactory(organisatie=organisatie)
    een, twee = VoorstelFactory.create_batch(2, organisatie=organisatie, hulpvraag=vraag)
    een_wint(tegelijk(goedkeuren(actor, een), goedkeuren(tweede_actor, twee)), "enkel")


@pytest.mark.parametrize("poging", range(5))
def test_twee_voorstellen_op_dezelfde_tijd_van_een_vrijwilliger(
    organisatie, actor, tweede_actor, poging
):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=5)
    een, twee = VoorstelFactory.create_batch(2, organisatie=organisatie, vrijwilliger=v)
    een_wint(tegelijk(goedkeuren(actor, een), goedkeuren(tweede_actor, twee)), "reis")


@pytest.mark.parametrize("poging", range(3))
def test_een_keer_en_elke_week_op_dezelfde_tijd_van_een_vrijwilliger(
    organisatie, actor, tweede_actor, poging
):
    v = VrijwilligerFactory(organisatie=organisatie, max_koppelingen=5)
    dinsdag = op_datum(date(2099, 12, 1), 13 * 60)
    een = VoorstelFactory(
        organisatie=organisatie,
        vrijwilliger=v,
        hulpvraag=HulpvraagFactory(organisatie=organisatie, ritme=0, datum=date(2099, 12, 1)),
        dag=dinsdag.dag,
        fase=dinsdag.fase,
    )
    elke = VoorstelFactory(organisatie=organisatie, vrijwilliger=v)
    een_wint(tegelijk(goedkeuren(actor, een), goedkeuren(tweede_actor, elke)), "reis")


@pytest.mark.parametrize("poging", range(5))
def test_hetzelfde_voorstel_twee_keer(organisatie, actor, tweede_actor, poging):
    voorstel = VoorstelFactory(organisatie=organisatie)
    een_wint(tegelijk(goedkeuren(actor, voorstel), goedkeuren(tweede_actor, voorstel)), "status")


@pytest.mark.parametrize("poging", range(3))
def test_hetzelfde_met_de_hand_twee_keer(organisatie, actor, poging):
    vraag, vrijwilliger = paar(organisatie)
    toevoegen = partial(
        voorstel_toevoegen,
        actor=actor,
        hulpvraag_id=vraag.id,
        vrijwilliger_id=vrijwilliger.id,
        moment=Moment(1, 0, 840),
    )
    uitkomsten = tegelijk(toevoegen, toevoegen)
    assert [u.code for u in uitkomsten if isinstance(u, Conflict)] == ["dubbel"]
    assert Voorstel.alles.count() == 1


def test_twee_rondes_tegelijk_aangevraagd(organisatie, actor, tweede_actor):
    uitkomsten = tegelijk(
        lambda: matchronde_aanvragen(actor=actor),
        lambda: matchronde_aanvragen(actor=tweede_actor),
    )
    assert sorted(type(u).__name__ for u in uitkomsten) == ["Conflict", "Matchronde"]
    assert Matchronde.alles.count() == 1


def test_dezelfde_ronde_wordt_een_keer_uitgevoerd(organisatie, actor):
    paar(organisatie)
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=20)
    uitkomsten = tegelijk(*[lambda: matchronde_uitvoeren(ronde_id=ronde.id)] * 2)
    assert sorted(uitkomsten) == [False, True]
    assert Voorstel.alles.count() == 1


@pytest.mark.parametrize("poging", range(5))
def test_goedkeuren_terwijl_de_hulpvraag_wordt_ingetrokken(
    organisatie, actor, tweede_actor, poging
):
    vraag, vrijwilliger = paar(organisatie)
    voorstel = VoorstelFactory(organisatie=organisatie, hulpvraag=vraag, vrijwilliger=vrijwilliger)
    consulent = Actor.systeem(organisatie, herkomst="test", doel="test")
    goedgekeurd, ingetrokken = tegelijk(
        goedkeuren(actor, voorstel), partial(hulpvraag_intrekken, actor=consulent, hulpvraag=vraag)
    )
    assert ingetrokken is None
    assert isinstance(goedgekeurd, Voorstel) or goedgekeurd.code in {"status", "hulpvraag_gesloten"}
    voorstel.refresh_from_db()
    assert voorstel.status == Voorstel.Status.VERVALLEN


@pytest.mark.parametrize("poging", range(3))
def test_een_ronde_bewaart_terwijl_een_hulpvraag_wordt_ingetrokken(organisatie, actor, poging):
    vraag, vrijwilliger = paar(organisatie)
    VoorstelFactory(organisatie=organisatie, hulpvraag=vraag, vrijwilliger=vrijwilliger)
    ronde = matchronde_aanvragen(actor=actor, tijdslimiet=20)
    consulent = Actor.systeem(organisatie, herkomst="test", doel="test")
    gedaan, ingetrokken = tegelijk(
        lambda: matchronde_uitvoeren(ronde_id=ronde.id),
        partial(hulpvraag_intrekken, actor=consulent, hulpvraag=vraag),
    )
    assert (gedaan, ingetrokken) == (True, None)
    assert not Voorstel.alles.exclude(status=Voorstel.Status.VERVALLEN).exists()
