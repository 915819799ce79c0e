"""Mutated files, a thousand of them: taken in whole or not at all, and never a stack trace."""

import io
import zipfile

import openpyxl
import pytest
from django.apps import apps
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kern.models import AuditRegel, OrganisatieModel
from uitwisseling.bestand import Formaat, bestand_schrijven
from uitwisseling.fouten import Bestandsfout, Rijfouten
from uitwisseling.soorten import SOORTEN
from uitwisseling.tabel import opgeschoond

from .bestanden import VOORBEELD, kolommen

pytestmark = pytest.mark.django_db

VOORBEELDEN = 1000 // (2 * len(SOORTEN))
STUKJES = st.sampled_from(
    [b"", b";", b",", b'"', b"'", b"\n", b"\r", b"\0", b"\xff", b"\x81", b"\xe9", b"9", b"-", b"=",
     b"a", b"V-1", b"PK\x03\x04", "é".encode(), "é".encode("utf-16"), b"\xef\xbb\xbf"]
)  # fmt: skip
CELLEN = st.sampled_from(
    ["", " ", "=1+1", "'", '"', ";", "\x0b", "99999999999999999999", "-1", "31-02-2026", "0-0-0000",
     "01-01-9999", "1e400", "NaN", "ja", "v-1", "Z-1", "H-1", "oppas", "oppas (tot 31-12-9999)",
     "di 0:00-24:00", "di 13:00-17:00 (week 1,2,3,4)", "01-01-0001 t/m 31-12-9999", "x" * 300,
     "\u202e", "\ud7ff", "\\n\\", "a (gevolgd 01-01-2026)", "V-1: graag", "geen@adres", "gestopt",
     "gepauzeerd", "hoog", "0", "1", "2", "60", "01-01-1899", "01-01-2026", "dagopvang"]
) | st.text(max_size=8)  # fmt: skip


GEWEIGERD = {
    "vrijwilligers": [
        {"pauze_tot": "01-01-2027"},
        {"bekwaamheden": "ehbo (b2)"},
        {"vog_vernieuwen_op": ""},
        {"scholingen": "EHBO (gevolgd 01-02-2025); EHBO (gevolgd 01-02-2025, tot 01-02-2027)"},
    ],
    "zorgsituaties": [{"grondslag": ""}, {"grondslag": "", "grondslag_datum": ""}],
    "hulpvragen": [{"spoed": "hoog"}, {"ritme": "0"}, {"opbouw_duur": "60"}, {"vereist": "rookt"}],
    "beschikbaarheid": [{"vanaf": "01-01-1900"}, {"nummer": "V-9"}],
}
"""Cells that are good by themselves, in a row that a rule or a service refuses."""


@st.composite
def rijen(draw, soort: str) -> list[dict[str, str]]:
    """Good rows, known and new, with cells changed and swapped."""
    resultaat = []
    for nummer in (VOORBEELD[soort]["nummer"], "N-2"):
        rij = {kolom: VOORBEELD[soort].get(kolom, "") for kolom in kolommen(soort)} | {
            "nummer": nummer
        }
        rij |= draw(st.sampled_from([{}, {}, *GEWEIGERD[soort]]))
        for _ in range(draw(st.sampled_from([0, 0, 1, 2, 3]))):
            rij[draw(st.sampled_from(kolommen(soort)))] = draw(CELLEN)
        if draw(st.integers(0, 3)) == 0:
            een, ander = draw(st.tuples(*[st.sampled_from(kolommen(soort))] * 2))
            rij[een], rij[ander] = rij[ander], rij[een]
        resultaat.append(rij)
    return resultaat


def _als_bytes(
    formaat: Formaat, soort: str, inhoud: list[dict[str, str]], getypeerd: bool
) -> bytes:
    if formaat == Formaat.XLSX and getypeerd:  # as a spreadsheet guesses types, formulas included
        boek = openpyxl.Workbook()
        boek.active.append(kolommen(soort))
        for rij in inhoud:
            cellen = [opgeschoond(rij[kolom]) for kolom in kolommen(soort)]
            boek.active.append([int(c) if c.isdecimal() and c.isascii() else c for c in cellen])
        uit = io.BytesIO()
        try:
            boek.save(uit)
            return uit.getvalue()
        except ValueError:  # what openpyxl does not write
            pass
    return bestand_schrijven(formaat, kolommen(soort), inhoud)


@st.composite
def bestanden(draw, formaat: Formaat, soort: str) -> bytes:
    """A file with bytes removed, replaced, put in, or cut off; of XLSX also inside the zip."""
    inhoud = _als_bytes(formaat, soort, draw(rijen(soort)), draw(st.booleans()))
    if formaat == Formaat.CSV:
        codering = draw(st.sampled_from(["utf-8", "utf-8", "cp1252", "utf-16"]))
        if codering != "utf-8":
            inhoud = inhoud.decode("utf-8").encode(codering, "replace")
        return draw(verminkt(inhoud))
    delen = _uitgepakt(inhoud)
    if draw(st.booleans()):
        deel = draw(st.sampled_from(sorted(delen)))
        delen[deel] = draw(verminkt(delen[deel]))
    return draw(verminkt(_ingepakt(delen))) if draw(st.booleans()) else _ingepakt(delen)


@st.composite
def verminkt(draw, goed: bytes) -> bytes:
    """Places are drawn as parts of ten thousand: the bytes of a zip are not always as many."""
    inhoud = bytearray(goed)
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2, 3]))):
        plek = draw(st.integers(0, 10_000)) * len(inhoud) // 10_000
        inhoud[plek : plek + draw(st.integers(0, 3))] = draw(STUKJES)
    if draw(st.integers(0, 9)) == 0:
        del inhoud[draw(st.integers(0, 10_000)) * len(inhoud) // 10_000 :]
    return bytes(inhoud)


def _uitgepakt(inhoud: bytes) -> dict[str, bytes]:
    """The parts of an XLSX file, without the time at which it was made."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist() if "core" not in naam}


def _ingepakt(delen: dict[str, bytes]) -> bytes:
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, deel in delen.items():
            zip_.writestr(zipfile.ZipInfo(naam), deel, zipfile.ZIP_DEFLATED)
    return uit.getvalue()


def _stand() -> tuple[int, ...]:
    """How many rows each table has. Every change of a row adds one to the audit log."""
    tabellen = [
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, OrganisatieModel) or model is AuditRegel
    ]
    tellingen = ", ".join(f"(SELECT count(*) FROM {naam})" for naam in tabellen)  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {tellingen}")
        return tuple(cursor.fetchone())


@pytest.mark.parametrize("soort", list(SOORTEN))
@pytest.mark.parametrize("formaat", list(Formaat))
@settings(
    max_examples=VOORBEELDEN,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_een_verminkt_bestand_wordt_heel_ingelezen_of_helemaal_niet(
    basis, lees_in, formaat, soort, data
):
    inhoud = data.draw(bestanden(formaat, soort))
    with transaction.atomic():  # so that every example finds the same organisation
        eerst = _stand()
        fouten = ""
        try:
            verslag = lees_in(soort, inhoud)
        except (Bestandsfout, Rijfouten) as fout:
            fouten = str(fout)
        nieuw = [na - voor for na, voor in zip(_stand(), eerst, strict=True)]
        if fouten:
            assert not any(nieuw)
            assert all(0 < len(regel) < 1000 for regel in fouten.splitlines())
        elif verslag.totaal == verslag.ongewijzigd:
            assert sum(nieuw) == 1  # the line in the audit log about the file
        transaction.set_rollback(True)


@pytest.fixture
def basis(importeer):
    """One known row of every kind."""
    for soort in SOORTEN:
        importeer(soort)
