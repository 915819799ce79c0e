"""Who saw my file: what somebody may know of who looked."""

from collections.abc import Collection

from kern.models import Rol

BEROEPSMATIG: frozenset[str] = frozenset(Rol) - {Rol.VRIJWILLIGER, Rol.MANTELZORGER}
"""The roles of who looks for their work."""


def naam_bekend(rollen: Collection[str], *, zelf: bool) -> bool:
    """Whether the name of who looked is told to the person whose file it is.

    - Of who looks for their work it is: one has a right to know who that was (NEN 7513).
    - Of a volunteer or carer it is not: which two may know each other's names, and when, design
      section 4 says. That one of them looked is told.
    - One's own name is no secret.
    """
    return zelf or not BEROEPSMATIG.isdisjoint(rollen)
