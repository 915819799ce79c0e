"""The public holidays of the Netherlands."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

import holidays


@cache
def feestdagen(jaartal: int) -> Mapping[date, str]:
    """Date -> Dutch name, as PyPI `holidays` knows them.

    Good Friday is among them (the law treats it as one); Liberation Day only every fifth year, when
    most people have the day off.
    """
    return MappingProxyType(
        dict(holidays.country_holidays("NL", years=jaartal, language="nl").items())
    )
