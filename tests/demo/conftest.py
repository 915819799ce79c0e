from datetime import date

import pytest

from demo.gemeenten import HENGELO

PEILDATUM = date(2026, 1, 5)


@pytest.fixture(scope="session")
def dorp():
    """Hengelo, with a twentieth of its inhabitants: about 40 volunteers and 40 requests."""
    return HENGELO.verkleind(HENGELO.inwoners // 20)
