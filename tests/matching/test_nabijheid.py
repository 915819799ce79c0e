"""Who is too near to whom: households, streets and areas."""

from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from kern.models import Persoon
from mantelzorg.models import Hulpvraag, Zorgsituatie
from matching.inlezen import inlezen
from matching.models import NietGematcht, Voorstel
from matching.regels.nabijheid import te_dichtbij
from matching.regels.parameters import Parameters
from matching.register import Register
from tests.fabrieken import (
    HulpvraagFactory,
    PersoonFactory,
    VoorstelFactory,
    VrijwilligerFactory,
    ZorgsituatieFactory,
)
from tests.matching.hulp import ronde_draaien
from vrijwilligers.models import Vrijwilliger

VER = "7558ZZ"


def mens(postcode=VER, straat="", huisnummer="1", **waarden) -> Persoon:
    return Persoon(postcode=postcode, straat=straat, huisnummer=huisnummer, **waarden)


def dichtbij(
    persoon: Persoon,
    *,
    mantelzorger: Persoon | None = None,
    zorgvrager: Persoon | None = None,
    wie: str = "vraag",
    **vraag,
) -> bool:
    """Whether they are too near, where one side does not want somebody of the own street."""
    situatie = Zorgsituatie(
        mantelzorger=mantelzorger or mens(huisnummer="2"),
        zorgvrager=zorgvrager or mens(huisnummer="3"),
    )
    return te_dichtbij(
        Hulpvraag(zorgsituatie=situatie, geen_straatgenoot=wie == "vraag", **vraag),
        Vrijwilliger(persoon=persoon, geen_straatgenoot=wie == "vrijwilliger"),
    )


@pytest.mark.parametrize("kant", ["mantelzorger", "zorgvrager"])
@pytest.mark.parametrize(
    ("een", "ander", "zelfde"),
    [
        (("7551AB", ""), ("7551AB", ""), True),
        (("7551AB", "Dorpsstraat"), ("7551CD", "dorps-straat"), True),
        (("7551AB", "Dorpsstraat"), ("7552CD", "Dorpsstraat"), False),
        (("7551AB", "Dorpsstraat"), ("7551CD", "Kerkstraat"), False),
        (("7551AB", ""), ("7551CD", ""), False),
        (("7551AB", "-"), ("7551CD", "."), False),
    ],
)
def test_een_straat_is_een_postcode_of_een_naam_in_een_gebied(kant, een, ander, zelfde):
    persoon = mens(*een)
    assert dichtbij(persoon, **{kant: mens(*ander, huisnummer="9")}) is zelfde


@pytest.mark.parametrize(
    ("wie", "telt"), [("vraag", True), ("vrijwilliger", True), ("niemand", False)]
)
def test_de_straat_telt_waar_een_van_beiden_dat_wil(wie, telt):
    zorgvrager = mens("7551AB", huisnummer="9")
    assert dichtbij(mens("7551AB"), zorgvrager=zorgvrager, wie=wie) is telt


def test_de_straat_van_het_bezoek_telt_ook():
    assert dichtbij(mens("7551AB"), postcode="7551AB")
    assert not dichtbij(mens("7551AB"), postcode="7551AC")


@pytest.mark.parametrize("kant", ["mantelzorger", "zorgvrager"])
def test_een_huishouden_is_een_huis_waar_het_ook_staat(kant):
    huishouden, ander = uuid4(), uuid4()
    persoon = mens("7551AB", huishouden_id=huishouden)
    assert dichtbij(persoon, wie="niemand", **{kant: mens(huishouden_id=huishouden)})
    assert not dichtbij(persoon, wie="niemand", **{kant: mens(huishouden_id=ander)})
    assert not dichtbij(mens("7551AB"), wie="niemand", **{kant: mens()})


# Looking up who may be too near leaves nobody out.

PERSONEN = st.builds(
    mens,
    st.sampled_from(["7551AB", "7551CD", "7552AB"]),
    straat=st.sampled_from(["", "Dorpsstraat"]),
    huisnummer=st.sampled_from(["", "1", "2"]),
    huishouden_id=st.sampled_from([None, UUID(int=1), UUID(int=2)]),
)
WENSEN = st.fixed_dictionaries(
    {"geen_buurtgenoot": st.booleans(), "geen_straatgenoot": st.booleans()}
)


def vrijwilliger_van(persoon: Persoon, wensen: dict[str, bool]) -> Vrijwilliger:
    vrijwilliger = Vrijwilliger(persoon=persoon, **wensen)
    vrijwilliger._prefetched_objects_cache = {"uitsluitingen": []}
    return vrijwilliger


@settings(max_examples=300)  # a busy machine is no mistake
@given(
    PERSONEN,
    PERSONEN,
    WENSEN,
    st.sampled_from(["", "7551AB", "7553AB"]),
    st.lists(st.builds(vrijwilliger_van, PERSONEN, WENSEN), max_size=8),
)
def test_het_register_vindt_ieder_die_te_dichtbij_is(
    mantelzorger, zorgvrager, wensen, postcode, vrijwilligers
):
    situatie = Zorgsituatie(mantelzorger=mantelzorger, zorgvrager=zorgvrager)
    vraag = Hulpvraag(zorgsituatie=situatie, postcode=postcode, **wensen)
    gevonden = {v.id for v in Register(vrijwilligers).in_de_buurt(vraag) if te_dichtbij(vraag, v)}
    assert gevonden == {v.id for v in vrijwilligers if te_dichtbij(vraag, v)}


# The own circle, through a round.


def kring_van(zorgvrager) -> dict[str, Persoon]:
    """Everybody registered around this person cared for, with somebody who is not."""
    organisatie = zorgvrager.organisatie
    eigen, ander = (
        ZorgsituatieFactory(
            organisatie=organisatie,
            zorgvrager=zorgvrager,
            vertegenwoordiger=PersoonFactory(organisatie=organisatie),
        )
        for _ in range(2)
    )
    elders = ZorgsituatieFactory(
        organisatie=organisatie, vertegenwoordiger=PersoonFactory(organisatie=organisatie)
    )
    HulpvraagFactory(organisatie=organisatie, zorgsituatie=eigen)
    return {
        "mantelzorger": eigen.mantelzorger,
        "zorgvrager": zorgvrager,
        "vertegenwoordiger": eigen.vertegenwoordiger,
        "andere mantelzorger": ander.mantelzorger,
        "andere vertegenwoordiger": ander.vertegenwoordiger,
        "mantelzorger van een ander": elders.mantelzorger,
        "vertegenwoordiger van een ander": elders.vertegenwoordiger,
        "niemand van hen": PersoonFactory(organisatie=organisatie),
    }


@pytest.mark.parametrize(
    ("wie", "voorgesteld"),
    [
        ("mantelzorger", False),
        ("zorgvrager", False),
        ("vertegenwoordiger", False),
        ("andere mantelzorger", False),
        ("andere vertegenwoordiger", False),
        ("mantelzorger van een ander", True),
        ("vertegenwoordiger van een ander", True),
        ("niemand van hen", True),
    ],
)
def test_de_eigen_kring_wordt_niet_voorgesteld(organisatie, actor, wie, voorgesteld):
    kring = kring_van(PersoonFactory(organisatie=organisatie))
    VrijwilligerFactory(organisatie=organisatie, persoon=kring[wie])
    assert ronde_draaien(actor).voorstellen.exists() is voorgesteld
    trechters = [rij.trechter for rij in NietGematcht.objects.voor(organisatie)]
    assert trechters == ([] if voorgesteld else [{"uitgesloten": 1}])


def test_wie_later_in_de_eigen_kring_komt_is_te_herzien(organisatie, coordinator):
    voorstel = VoorstelFactory(
        organisatie=organisatie,
        status=Voorstel.Status.GOEDGEKEURD,
        beoordeeld_door=coordinator,
        beoordeeld_op="2026-11-01T10:00Z",
    )

    def te_herzien():
        ingelezen = inlezen(organisatie.id, Parameters(), timezone.localdate())
        return [herziening.regel for herziening in ingelezen.te_herzien]

    assert te_herzien() == []
    ZorgsituatieFactory(
        organisatie=organisatie,
        zorgvrager=voorstel.hulpvraag.zorgsituatie.zorgvrager,
        mantelzorger=voorstel.vrijwilliger.persoon,
    )
    assert te_herzien() == ["uitgesloten"]
