"""Two who report, follow up or close the same at once, on both databases."""

from datetime import date

import pytest

from kern.fouten import Conflict, DomeinFout
from kern.models import Ernst, Taak
from mantelzorg.models import Aard, Bron, Signaal
from mantelzorg.services.signalen import (
    MeldingGegevens,
    OpvolgingGegevens,
    signaal_afsluiten,
    signaal_melden,
    signaal_opvolgen,
)
from tests.fabrieken import ZorgsituatieFactory
from tests.gelijktijdig import tegelijk

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def melden(consulent, organisatie):
    """Report one thing about one care situation, as serious as told."""
    situatie = ZorgsituatieFactory(organisatie=organisatie)

    def doe(ernst=Ernst.GEWOON, **anders):
        waarden = {"aard": Aard.ZORGELIJK, "bron": Bron.CONSULENT} | anders
        gegevens = MeldingGegevens(
            zorgsituatie=situatie, datum=date(2026, 10, 8), ernst=ernst, **waarden
        )
        return signaal_melden(actor=consulent, gegevens=gegevens)

    return doe


def test_wie_tegelijk_melden_komen_bij_een_signaal_met_de_zwaarste_ernst(melden, organisatie):
    uitkomsten = tegelijk(lambda: melden(Ernst.HOOG), melden, melden, melden)
    assert not [u for u in uitkomsten if isinstance(u, DomeinFout)]
    signaal = Signaal.objects.voor(organisatie).get()
    assert (signaal.ernst, signaal.meldingen.count()) == (Ernst.HOOG, 4)
    taak = Taak.objects.voor(organisatie).get()
    assert (taak.ernst, taak.uiterlijk_op) == (Ernst.HOOG, signaal.uiterlijk_op)


def test_het_systeem_meldt_dezelfde_feiten_een_keer(melden, organisatie):
    def nacht():
        feiten = ({"code": "nachten", "waarde": 4},)
        return melden(aard="nachten", bron=Bron.SYSTEEM, feiten=feiten)

    uitkomsten = tegelijk(nacht, nacht, nacht)
    assert sorted(u is None for u in uitkomsten) == [False, True, True]
    assert Signaal.objects.voor(organisatie).get().meldingen.count() == 1


def test_melden_en_afsluiten_verliezen_geen_melding(melden, consulent, organisatie):
    signaal = melden()
    tegelijk(
        melden,
        lambda: signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst="geholpen"),
    )
    signalen = Signaal.objects.voor(organisatie)
    assert sum(s.meldingen.count() for s in signalen) == 2
    open_ = [s.id for s in signalen if s.afgesloten_op is None]
    taken = Taak.objects.voor(organisatie).filter(afgerond_op__isnull=True)
    assert [t.object_id for t in taken] == open_


def test_afsluiten_gebeurt_een_keer_en_daarna_volgt_niemand_meer_op(melden, consulent):
    signaal = melden()

    def afsluiten():
        return signaal_afsluiten(actor=consulent, signaal=signaal, uitkomst="geholpen")

    def opvolgen():
        gegevens = OpvolgingGegevens(datum=date(2026, 10, 9), soort="gebeld")
        return signaal_opvolgen(actor=consulent, signaal=signaal, gegevens=gegevens)

    uitkomsten = tegelijk(afsluiten, afsluiten, opvolgen)
    assert [type(u) for u in uitkomsten[:2] if isinstance(u, DomeinFout)] == [Conflict]
    assert signaal.opvolgingen.count() == (not isinstance(uitkomsten[2], DomeinFout))
