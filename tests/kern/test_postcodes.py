"""Where a postcode lies."""

import pytest

from kern.postcodes import OnbekendePostcode, postcodegebied, postcodegebieden


def test_een_postcode_ligt_in_het_midden_van_haar_gebied():
    gebied = postcodegebied("7551AB")
    assert (gebied.plaats, gebied.provincie) == ("Hengelo", "Overijssel")
    assert 52.2 < gebied.lat < 52.3
    assert 6.7 < gebied.lon < 6.9


@pytest.mark.parametrize("postcode", ["0000AA", "1000AA", "", "abcd"])
def test_een_onbekend_gebied_wordt_genoemd(postcode):
    with pytest.raises(OnbekendePostcode) as fout:
        postcodegebied(postcode)
    assert postcode[:4] in str(fout.value)


def test_alle_gebieden_liggen_in_nederland():
    gebieden = postcodegebieden().values()
    assert len(gebieden) == 4086
    assert all(50.7 < g.lat < 53.6 and 3.3 < g.lon < 7.3 for g in gebieden)
