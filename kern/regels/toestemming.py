"""When a legal basis holds (art. 7 paragraph 3 and art. 9 GDPR)."""

from datetime import date

from django.db.models import Q

from kern.models import Toestemming


def geldt(toestemming: Toestemming, vandaag: date) -> bool:
    """Whether this legal basis holds today.

    - From its own date on, not before.
    - Until it is withdrawn, which counts at once.
    """
    return toestemming.ingetrokken_op is None and toestemming.datum <= vandaag


def geldend(vandaag: date) -> Q:
    """The same rule for a query."""
    return Q(ingetrokken_op=None, datum__lte=vandaag)
