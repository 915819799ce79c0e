"""Reading a list with no more of other rows than is shown."""

from uuid import uuid4

from kern.selectors.smal import met_alleen
from mantelzorg.models import Hulpvraag, Zorgsituatie


def sql(model, *van_anderen: str) -> str:
    return str(met_alleen(model.objects.voor(uuid4()), *van_anderen).query)


def test_zonder_velden_van_anderen_leest_een_lijst_alleen_de_eigen_tabel():
    assert "JOIN" not in sql(Zorgsituatie)


def test_met_een_veld_van_een_ander_leest_een_lijst_alleen_die_tabel_erbij():
    assert sql(Hulpvraag, "zorgsituatie__mantelzorger").count("JOIN") == 1
