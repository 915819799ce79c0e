"""Who is too near to whom: households, streets and areas."""

from uuid import uuid4

import pytest

from kern.models import Persoon
from mantelzorg.models import Hulpvraag, Zorgsituatie
from matching.regels.nabijheid import te_dichtbij
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
