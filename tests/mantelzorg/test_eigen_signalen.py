"""A carer reports about their own care, and about no other, whatever calls the service."""

from dataclasses import replace

import pytest

from kern.fouten import NietToegestaan
from kern.models import Rol
from mantelzorg.models import Signaal
from mantelzorg.services.eigen_signalen import eigen_signaal_melden
from tests.fabrieken import ZorgsituatieFactory


@pytest.mark.parametrize("wie", ["ander", "niemand", "zonder rol"])
def test_wie_er_niet_voor_zorgt_meldt_niets(actor, organisatie, wie):
    situatie = ZorgsituatieFactory(organisatie=organisatie)
    persoon_id = {
        "ander": situatie.zorgvrager_id,
        "niemand": None,
        "zonder rol": situatie.mantelzorger_id,
    }[wie]
    rol = Rol.COORDINATOR if wie == "zonder rol" else Rol.MANTELZORGER
    melder = replace(actor, rollen=frozenset({rol}), persoon_id=persoon_id)
    with pytest.raises(NietToegestaan):
        eigen_signaal_melden(actor=melder, zorgsituatie=situatie, aard="zorgelijk", ernst="gewoon")
    assert not Signaal.objects.voor(organisatie).exists()
