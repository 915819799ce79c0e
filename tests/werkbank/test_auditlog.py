"""The audit log as auditors read it."""

from datetime import UTC, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from kern import audit
from kern.actor import Actor
from kern.models import AuditRegel, Rol
from tests.fabrieken import PersoonFactory
from tests.werkbank.telling import evenveel_vragen
from tests.werkbank.test_rondes import tekst


@pytest.fixture
def auditor(inloggen):
    return inloggen(Rol.AUDITOR)


def rijen(antwoord) -> list[str]:
    bladzijde = BeautifulSoup(antwoord.content, "html.parser")
    return [" ".join(rij.get_text(" ").split()) for rij in bladzijde.select("tbody tr")]


def test_kijken_wordt_zelf_vastgelegd(auditor, in_de_log):
    auditor.get("/audit")
    regel = in_de_log("auditlog_ingezien").get()
    assert (regel.rollen, regel.doel) == ("auditor", "auditlog nazien")


def test_er_staan_nummers_in_en_geen_namen(auditor, actor, organisatie):
    persoon = PersoonFactory(organisatie=organisatie)
    audit.dossiers_ingezien(actor, [persoon.id], pagina="voorstel")
    gezien = tekst(auditor.get("/audit"))
    assert str(persoon.id) in gezien
    assert persoon.achternaam not in gezien


def test_van_een_ander_staat_er_niets(auditor, andere_organisatie):
    vreemd = Actor.systeem(andere_organisatie, herkomst="elders", doel="elders")
    audit.auditlog_ingezien(vreemd)
    assert "elders" not in tekst(auditor.get("/audit"))


def test_kiezen_op_dagen_naar_nederlandse_tijd(auditor, actor):
    # 23:30 UTC on the 1st is 00:30 on the 2nd here.
    with time_machine.travel(datetime(2026, 2, 1, 23, 30, tzinfo=UTC), tick=False):
        audit.auditlog_ingezien(actor)
    op_de_tweede = {"van": "2026-02-02", "tot": "2026-02-02"}
    assert len(rijen(auditor.get("/audit", op_de_tweede))) == 1
    assert rijen(auditor.get("/audit", {"van": "2026-02-01", "tot": "2026-02-01"})) == []


def test_een_dag_die_niet_bestaat_is_een_fout_bij_het_veld(auditor):
    antwoord = auditor.get("/audit", {"van": "2026-02-31"})
    assert antwoord.status_code == 400
    assert "Van:" in BeautifulSoup(antwoord.content, "html.parser").find(role="alert").get_text()


def test_de_nieuwste_staat_bovenaan(auditor, actor):
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        audit.ingelogd(actor)
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=UTC), tick=False):
        audit.auditlog_ingezien(actor)
    gezien = rijen(auditor.get("/audit", {"tot": "2026-03-03"}))
    assert [rij[:10] for rij in gezien] == ["02-03-2026", "01-03-2026"]


def test_een_langere_log_kost_niet_meer_vragen(auditor, organisatie):
    def vul(aantal):
        AuditRegel.alles.bulk_create(
            AuditRegel(
                organisatie_id=organisatie.id,
                herkomst="127.0.0.1",
                gebeurtenis="auditlog_ingezien",
                handeling="lezen",
                object_soort="auditlog",
                uitkomst="gelukt",
                doel="test",
            )
            for _nummer in range(aantal)
        )

    evenveel_vragen(auditor, "/audit", vul)
