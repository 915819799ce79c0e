"""What volunteers and carers read about themselves: also in a large organisation at once."""

from uuid import uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS

from matching.selectors.eigen import eigen_aanbiedingen, eigen_koppelingen

TEGELIJK = 8
"""Tables of which PostgreSQL weighs every order (`join_collapse_limit`)."""


@pytest.mark.parametrize("eigen", [eigen_aanbiedingen, eigen_koppelingen])
def test_wie_het_is_telt_mee_in_de_volgorde_van_de_tabellen(eigen):
    compiler = eigen(uuid4(), uuid4()).query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.as_sql()
    # One more are the ids of what this person is in: those must come first.
    assert len(compiler.query.alias_map) + 1 <= TEGELIJK
