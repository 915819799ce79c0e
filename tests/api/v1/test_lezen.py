"""Showing rows as JSON: a list, read as plain rows, says what one of them says by itself."""

from types import SimpleNamespace
from typing import ClassVar
from uuid import uuid4

import pytest
from rest_framework.test import APIClient

from api.v1.koppelingen import KoppelingSerializer
from api.v1.urls import VIEWSETS
from api.v1.velden import ModelCamelnamen
from benchmarks.api_gegevens import organisatie_maken
from kern.models import Rol
from kern.rechten import Wie
from mantelzorg.models import Hulpvraag, Meting
from tests.api.v1.test_queries import alles_is_van
from tests.fabrieken import GebruikerFactory

BEIDE = [v for v in VIEWSETS if "list" in v.rechten.keys() & v.bladert and "retrieve" in v.rechten]


def corrigeren(organisatie_id) -> None:
    """Have one measurement be corrected by another."""
    meting = Meting.objects.voor(organisatie_id).first()
    meting.pk, meting.corrigeert_id = uuid4(), meting.pk
    meting.save(force_insert=True)


def verschillen(client, naam) -> list[str]:
    """The fields that a list shows otherwise than the row itself, of ten rows."""
    gevonden = []
    rijen = client.get(f"/api/v1/{naam}?aantal=10").json()["resultaten"]
    assert rijen, naam
    for rij in rijen:
        alleen = client.get(f"/api/v1/{naam}/{rij['id']}").json()
        gevonden += [f"{naam}.{veld}" for veld, wat in rij.items() if alleen[veld] != wat]
    return gevonden


def test_een_lijst_zegt_van_een_rij_wat_de_rij_zelf_zegt(db):
    client = APIClient()
    wie = organisatie_maken(10, seed=1)
    corrigeren(wie.organisatie_id)
    client.force_login(wie)
    eigen = [v.naam for v in BEIDE if v.van_wie is Wie.EIGEN]
    gevonden = [verschillen(client, v.naam) for v in BEIDE if v.naam not in eigen]
    alles_is_van(wie)
    gevonden += [verschillen(client, naam) for naam in eigen]
    assert [fout for fouten in gevonden for fout in fouten] == []


def test_een_kolom_die_een_lijst_niet_las_valt_niet_stil_weg():
    velden = (veld.attname for veld in KoppelingSerializer.Meta.model._meta.concrete_fields)
    rij = SimpleNamespace(**dict.fromkeys(velden), voorstel=SimpleNamespace())

    with pytest.raises(AttributeError, match="vrijwilliger_id"):
        _ = KoppelingSerializer(rij).data


class _MetRecht(ModelCamelnamen):
    """Columns only, and one that not everybody sees."""

    veldrechten: ClassVar = {"zwaar": "gezondheid.inzien"}

    class Meta:
        model = Hulpvraag
        fields = ("nummer", "zwaar")


def test_wat_de_een_niet_ziet_ziet_de_ander_daarna_wel(organisatie):
    getoond = []
    for rol in (Rol.BEHEERDER, Rol.CONSULENT, Rol.BEHEERDER):
        gebruiker = GebruikerFactory(organisatie=organisatie, met_rollen=[rol])
        rij = SimpleNamespace(nummer=7, zwaar=True)
        context = {"request": SimpleNamespace(user=gebruiker)}
        getoond.append(_MetRecht(rij, context=context).data)

    zonder, alles = {"nummer": 7}, {"nummer": 7, "zwaar": True}
    assert getoond == [zonder, alles, zonder]
