"""Which two records may be of one person: found under another spelling, not when two people."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kern.regels.gelijkenis import gelijkenis, profiel
from kern.services.personen import PersoonGegevens

ADRES = {"postcode": "7551AB", "huisnummer": "12"}


def persoon(voornaam, achternaam, **waarden):
    return PersoonGegevens(voornaam=voornaam, achternaam=achternaam, **(ADRES | waarden))


def gelijk(een, ander):
    return gelijkenis(profiel(een), profiel(ander))


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        (persoon("Jan", "Berg", tussenvoegsel="van der"), persoon("Jan", "v.d. Berg")),
        (persoon("Jan", "van der Berg"), persoon("JAN", "BERG")),
        (persoon("Özlem", "Yılmaz"), persoon("Ozlem", "Yilmaz")),
        (persoon("Anne", "Meijer"), persoon("Anne", "Meyer")),
        (persoon("J.P.", "Dijkstra"), persoon("Johan", "Dijkstra")),
        (persoon("JP", "Dijkstra"), persoon("Johan Pieter", "Dijkstra")),
        (persoon("Petra", "Jansen-de Vries"), persoon("Petra", "Jansen")),
        (persoon("Petra", "Groot Koerkamp"), persoon("Petra", "Grootkoerkamp")),
        (persoon("Yilmaz", "Ozlem"), persoon("Ozlem", "Yilmaz")),
        (persoon("", "Meijer"), persoon("Anne", "Meijer")),
        (persoon("Anna Maria", "Smit"), persoon("Anna", "Smit")),
        (persoon("Jan", "Smit"), persoon("Jan", "Smit", huisnummer="12 ")),
        (persoon("Jan", "Smit", huisnummer="12-A"), persoon("Jan", "Smit", huisnummer="12a")),
    ],
)
def test_dezelfde_anders_geschreven_wordt_gevonden(een, ander):
    assert gelijk(een, ander)[1] == ("adres",)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        (persoon("Jan", "Jansen"), persoon("Marie", "Jansen")),  # partners
        (persoon("Jan", "Jansen"), persoon("Joke", "Jansen")),
        (persoon("Jan", "Bakker"), persoon("Jan", "Visser")),
        (persoon("P.", "Jansen"), persoon("Jan", "Jansen")),
        (  # father and son
            persoon("Jan", "Jansen", geboortedatum=date(1950, 3, 1)),
            persoon("Jan", "Jansen", geboortedatum=date(1981, 7, 12)),
        ),
        (  # the same name elsewhere
            persoon("Jan", "Jansen"),
            persoon("Jan", "Jansen", postcode="7552AB"),
        ),
        (  # alike in the same area, but no more than that
            persoon("J.", "Jansen"),
            persoon("Jan", "Jansen", huisnummer="14"),
        ),
    ],
)
def test_twee_mensen_worden_niet_verward(een, ander):
    assert gelijk(een, ander) is None


@pytest.mark.parametrize(
    ("veld", "een", "ander"),
    [
        ("geboortedatum", date(1950, 3, 1), date(1950, 3, 1)),
        ("email", "jan@voorbeeld.example", "Jan@Voorbeeld.example "),
        ("telefoon", "06-12 34 56 78", "+31612345678"),
    ],
)
def test_wat_verder_overeenkomt_staat_bij_de_redenen(veld, een, ander):
    elders = {"postcode": "7441AA", "huisnummer": "3", veld: ander}
    assert gelijk(persoon("Jan", "Smit", **{veld: een}), persoon("Jan", "Smit", **elders)) == (
        100,
        (veld,),
    )


def test_een_leeg_veld_komt_met_niets_overeen():
    een = persoon("Jan", "Smit", huisnummer="")
    assert gelijk(een, persoon("Jan", "Smits", huisnummer="")) is None


def test_bijna_dezelfde_naam_in_een_postcodegebied_is_genoeg():
    gevonden = gelijk(persoon("Jan", "Smit"), persoon("Jan", "Smit", postcode="7551ZZ"))
    assert gevonden == (100, ("postcodegebied",))


def test_een_onbekende_voornaam_op_dezelfde_postcode_is_genoeg():
    zonder = persoon("", "Meijer", huisnummer="")
    assert gelijk(zonder, persoon("Anne", "Meijer"))[1] == ("postcode",)
    assert gelijk(zonder, persoon("Anne", "Meijer", postcode="7551AC")) is None
    assert gelijk(zonder, persoon("Anne", "Visser")) is None


@pytest.mark.parametrize("ander", [date(1951, 12, 3), date(1957, 3, 12), date(1951, 3, 13)])
def test_een_verschrijving_in_de_geboortedatum_kan(ander):
    een = persoon("Jan", "Smit", geboortedatum=date(1951, 3, 12))
    assert gelijk(een, persoon("Jan", "Smit", geboortedatum=ander))[1] == ("adres",)


namen = st.text("abcdefghijklmnopqrstuvwxyzéö -'.JPV", max_size=14)
personen = st.builds(
    PersoonGegevens,
    voornaam=namen | st.sampled_from(["Jan", "J.", "JP", "Anna"]),
    achternaam=namen | st.sampled_from(["Jansen", "van der Berg", "Jansen-de Vries", "Jan"]),
    postcode=st.sampled_from(["7551AB", "7551CD", "7441AA"]),
    huisnummer=st.sampled_from(["", "1", "2"]),
    geboortedatum=st.none() | st.dates(date(1950, 1, 1), date(1950, 3, 1)),
    email=st.sampled_from(["", "a@b.example"]),
    telefoon=st.sampled_from(["", "0612345678"]),
)


@given(personen, personen)
def test_gelijkenis_werkt_twee_kanten_op(een, ander):
    assert gelijk(een, ander) == gelijk(ander, een)


@given(personen, personen)
def test_wie_op_elkaar_lijken_delen_een_sleutel(een, ander):
    if gelijk(een, ander):
        assert set(profiel(een).sleutels()) & set(profiel(ander).sleutels())


letters = "abcdefghiklmnoprstuvwz"
lange_naam = st.text(letters, min_size=6, max_size=12).map(str.capitalize)


@st.composite
def een_tikfout(draw):
    """A name and the same with one letter left out, added or replaced, past the first."""
    naam = draw(lange_naam)
    plek = draw(st.integers(1, len(naam) - 1))
    letter = draw(st.sampled_from(letters))
    fout = draw(
        st.sampled_from(
            [
                naam[:plek] + naam[plek + 1 :],
                naam[:plek] + letter + naam[plek:],
                naam[:plek] + letter + naam[plek + 1 :],
            ]
        )
    )
    return naam, fout


@given(een_tikfout(), lange_naam)
def test_een_tikfout_in_de_achternaam_wordt_gevonden(achternaam, voornaam):
    goed, fout = achternaam
    assert gelijk(persoon(voornaam, goed), persoon(voornaam, fout))


@given(een_tikfout(), lange_naam)
def test_een_tikfout_in_de_voornaam_wordt_gevonden(voornaam, achternaam):
    goed, fout = voornaam
    assert gelijk(persoon(goed, achternaam), persoon(fout, achternaam))
