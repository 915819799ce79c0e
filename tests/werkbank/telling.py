"""Counting queries: a list takes as many with 1,000 rows as with 10."""

from collections.abc import Callable

from tests.werkbank.test_rondes import vragen


def evenveel_vragen(client, adres: str, vul: Callable[[int], object]) -> None:
    """Fill the list with 10 rows, then with 1,000, and compare. ``vul`` adds so many rows."""
    vul(10)
    weinig = vragen(client, adres)
    vul(990)
    assert vragen(client, adres) == weinig
