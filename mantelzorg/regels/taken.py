"""What volunteers do, and what only professionals do."""

from kern.models import Kenmerk
from mantelzorg.models import DOORVERWIJSVORMEN


def alleen_beroepskracht(taaktype: Kenmerk, respijtvorm: str) -> bool:
    """Whether volunteers may not do this (design section 8; issue 3).

    - Volunteers do the task types of the organisation's list, but those marked for professionals.
    - Day care and staying over (dagopvang, logeeropvang) are never volunteers' work.
    - Such a request is registered as concept, is never open, and ends in a doorverwijzing.
    """
    return taaktype.alleen_professioneel or respijtvorm in DOORVERWIJSVORMEN
