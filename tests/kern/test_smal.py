"""Reading a list with no more of other rows than is shown."""

from types import SimpleNamespace
from uuid import uuid4

import pytest

from kern.selectors.smal import delen, delen_lezen, lichte_rijen
from mantelzorg.models import Hulpvraag, Zorgsituatie
from tests.fabrieken import HulpvraagFactory, KenmerkFactory


def sql(model, *van_anderen: str) -> str:
    return str(lichte_rijen(model.objects.voor(uuid4()), *van_anderen).query)


def test_zonder_velden_van_anderen_leest_een_lijst_alleen_de_eigen_tabel():
    assert "JOIN" not in sql(Zorgsituatie)


def test_met_een_veld_van_een_ander_leest_een_lijst_alleen_die_tabel_erbij():
    assert sql(Hulpvraag, "zorgsituatie__mantelzorger_id").count("JOIN") == 1


@pytest.mark.django_db
def test_een_lichte_rij_heeft_de_eigen_kolommen_en_die_van_anderen_op_hun_plek(organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)

    (rij,) = lichte_rijen(
        Hulpvraag.objects.voor(organisatie.pk),
        "zorgsituatie__zorgvrager_id",
        "zorgsituatie__zorgvrager__voornaam",
    )

    assert rij.pk == rij.id == hulpvraag.pk
    assert rij.zorgsituatie_id == hulpvraag.zorgsituatie_id
    zorgvrager = hulpvraag.zorgsituatie.zorgvrager
    assert rij.zorgsituatie == SimpleNamespace(
        zorgvrager_id=zorgvrager.pk, zorgvrager=SimpleNamespace(voornaam=zorgvrager.voornaam)
    )


@pytest.mark.django_db
def test_delen_komen_bij_hun_eigen_rij_en_wie_niets_heeft_heeft_een_lege_lijst(
    organisatie, django_assert_num_queries
):
    eerste, tweede = HulpvraagFactory.create_batch(2, organisatie=organisatie)
    tweede.vensters.all().delete()
    eerste.vensters.all().delete()
    eerste.vensters.create(organisatie=organisatie, dag=2, van="09:00", tot="12:00")
    rijen = {rij.pk: rij for rij in lichte_rijen(Hulpvraag.objects.voor(organisatie.pk))}

    with django_assert_num_queries(1):
        delen_lezen(Hulpvraag, [*rijen.values()], {"vensters": ("dag",)})

    assert delen(rijen[eerste.pk], "vensters") == [SimpleNamespace(dag=2)]
    assert delen(rijen[tweede.pk], "vensters") == []


@pytest.mark.django_db
def test_een_volgende_bladzijde_krijgt_haar_eigen_delen(organisatie):
    eerste, tweede = HulpvraagFactory.create_batch(2, organisatie=organisatie)
    for dag, hulpvraag in enumerate((eerste, tweede)):
        hulpvraag.vensters.all().delete()
        hulpvraag.vensters.create(organisatie=organisatie, dag=dag, van="09:00", tot="12:00")

    for hulpvraag in (eerste, tweede):
        delen_lezen(Hulpvraag, [hulpvraag], {"vensters": ("dag",)})

    assert [delen(rij, "vensters") for rij in (eerste, tweede)] == [
        [SimpleNamespace(dag=0)],
        [SimpleNamespace(dag=1)],
    ]


@pytest.mark.django_db
def test_van_een_deel_staat_wat_van_een_ander_is_op_zijn_plek(organisatie):
    hulpvraag = HulpvraagFactory(organisatie=organisatie)
    kenmerk = KenmerkFactory(organisatie=organisatie)
    wens = hulpvraag.wensen.create(organisatie=organisatie, kenmerk=kenmerk, aard="vermijd")

    delen_lezen(
        Hulpvraag, [hulpvraag], {"wensen": ("kenmerk__naam", "id", "kenmerk__code", "aard")}
    )

    assert delen(hulpvraag, "wensen") == [
        SimpleNamespace(
            id=wens.id,
            aard="vermijd",
            kenmerk=SimpleNamespace(naam=kenmerk.naam, code=kenmerk.code),
        )
    ]
