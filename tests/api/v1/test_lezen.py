"""Showing rows as JSON."""

from types import SimpleNamespace

import pytest

from api.v1.koppelingen import KoppelingSerializer


def test_een_kolom_die_een_lijst_niet_las_valt_niet_stil_weg():
    velden = (veld.attname for veld in KoppelingSerializer.Meta.model._meta.concrete_fields)
    rij = SimpleNamespace(**dict.fromkeys(velden), voorstel=SimpleNamespace())

    with pytest.raises(AttributeError, match="vrijwilliger_id"):
        _ = KoppelingSerializer(rij).data
