"""Two people at once on an offer or a match: one wins, the other is told why. On both databases."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kern.actor import Actor
from kern.fouten import Conflict
from kern.models import AuditRegel, Taak
from matching.models import Koppeling, Voorstel
from matching.services.aanbiedingen import (
    aanbiedingen_laten_verlopen,
    antwoord_vastleggen,
    voorstel_aanbieden,
)
from matching.services.hulpvragen import hulpvraag_intrekken
from matching.services.koppelingen import (
    kennismaking_afronden,
    koppeling_beeindigen,
    koppeling_pauzeren,
)
from matching.services.koppelingen_bewaken import koppelingen_bewaken
from tests.fabrieken import GeaccepteerdVoorstelFactory, GebruikerFactory, KoppelingFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)

herhaal = pytest.mark.parametrize("poging", range(3))


@pytest.fixture
def tweede_actor(organisatie):
    gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=["coordinator"])
    return Actor.van_gebruiker(gebruiker, herkomst="127.0.0.2", doel="test")


def een_wint(organisatie, uitkomsten, code) -> None:
    """One did it, the other is told the rule, and that refusal is in the log."""
    assert [u.code for u in uitkomsten if isinstance(u, Conflict)] == [code]
    geweigerd = AuditRegel.objects.voor(organisatie).filter(uitkomst="geweigerd")
    assert [regel.bijzonderheden["reden"] for regel in geweigerd] == [code]


def aanbod(organisatie, **waarden) -> Voorstel:
    return GeaccepteerdVoorstelFactory(organisatie=organisatie, status="aangeboden", **waarden)


def antwoord(actor, voorstel, van, **waarden):
    return lambda: antwoord_vastleggen(
        actor=actor, voorstel_id=voorstel.id, van=van, **{"ja": True} | waarden
    )


@herhaal
def test_twee_keer_aanbieden(organisatie, actor, tweede_actor, poging):
    voorstel = GeaccepteerdVoorstelFactory(organisatie=organisatie, status="goedgekeurd")
    uitkomsten = tegelijk(
        lambda: voorstel_aanbieden(actor=actor, voorstel_id=voorstel.id),
        lambda: voorstel_aanbieden(actor=tweede_actor, voorstel_id=voorstel.id),
    )
    een_wint(organisatie, uitkomsten, "status")


@herhaal
def test_twee_keer_ja_tegelijk_maakt_een_koppeling(organisatie, actor, tweede_actor, poging):
    voorstel = aanbod(organisatie)
    tegelijk(
        antwoord(actor, voorstel, "vrijwilliger"), antwoord(tweede_actor, voorstel, "mantelzorger")
    )
    assert Koppeling.alles.get().voorstel == voorstel
    assert Voorstel.alles.get().status == "geaccepteerd"


@herhaal
def test_hetzelfde_ja_twee_keer(organisatie, actor, tweede_actor, poging):
    voorstel = aanbod(organisatie)
    uitkomsten = tegelijk(
        antwoord(actor, voorstel, "vrijwilliger"), antwoord(tweede_actor, voorstel, "vrijwilliger")
    )
    een_wint(organisatie, uitkomsten, "beantwoord")


@herhaal
def test_ja_en_nee_van_dezelfde_tegelijk(organisatie, actor, tweede_actor, poging):
    voorstel = aanbod(organisatie)
    uitkomsten = tegelijk(
        antwoord(actor, voorstel, "vrijwilliger"),
        antwoord(tweede_actor, voorstel, "vrijwilliger", ja=False, reden="taak"),
    )
    codes = [u.code for u in uitkomsten if isinstance(u, Conflict)]
    bedankt = Voorstel.alles.get().status == "bedankt"
    assert codes == (["status"] if bedankt else ["beantwoord"])
    assert voorstel.antwoorden.count() == 1


@herhaal
def test_verlopen_gebeurt_een_keer(organisatie, systeem, poging):
    voorstel = aanbod(organisatie, aanbod_tot=timezone.localdate() - timedelta(days=1))
    laten_verlopen = [lambda: aanbiedingen_laten_verlopen(actor=systeem)] * 2
    assert sorted(tegelijk(*laten_verlopen)) == [0, 1]
    assert Taak.alles.get().object_id == voorstel.id


@herhaal
def test_twee_uitkomsten_van_een_kennismaking(organisatie, actor, tweede_actor, poging):
    koppeling = KoppelingFactory(organisatie=organisatie)

    def afronden(wie, **waarden):
        return lambda: kennismaking_afronden(
            actor=wie, koppeling_id=koppeling.id, datum=timezone.localdate(), **waarden
        )

    uitkomsten = tegelijk(
        afronden(actor, klik=True), afronden(tweede_actor, klik=False, reden="vrijwilliger")
    )
    een_wint(organisatie, uitkomsten, "status")


@herhaal
def test_pauzeren_terwijl_een_ander_beeindigt(organisatie, actor, tweede_actor, poging):
    koppeling = KoppelingFactory(organisatie=organisatie, status="actief")
    gepauzeerd, beeindigd = tegelijk(
        lambda: koppeling_pauzeren(actor=actor, koppeling_id=koppeling.id),
        lambda: koppeling_beeindigen(
            actor=tweede_actor, koppeling_id=koppeling.id, eindreden="tijd_om"
        ),
    )
    assert isinstance(beeindigd, Koppeling)
    assert isinstance(gepauzeerd, Koppeling) or gepauzeerd.code == "status"
    assert Koppeling.alles.get().status == "beeindigd"


@herhaal
def test_een_laatste_ja_terwijl_de_hulpvraag_wordt_ingetrokken(organisatie, actor, systeem, poging):
    voorstel = aanbod(organisatie)
    antwoord(actor, voorstel, "vrijwilliger")()
    gezegd, ingetrokken = tegelijk(
        antwoord(actor, voorstel, "mantelzorger"),
        lambda: hulpvraag_intrekken(actor=systeem, hulpvraag=voorstel.hulpvraag),
    )
    assert ingetrokken is None
    assert isinstance(gezegd, Voorstel) or gezegd.code == "status"
    assert Voorstel.alles.get().status == "vervallen"
    assert not Koppeling.alles.filter(status__in=Koppeling.LOPEND).exists()


@herhaal
def test_de_nacht_zet_twee_keer_tegelijk_een_taak(organisatie, systeem, poging):
    KoppelingFactory(organisatie=organisatie)
    tegelijk(*[lambda: koppelingen_bewaken(actor=systeem)] * 2)
    assert Taak.alles.count() == 1
