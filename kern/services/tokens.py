"""Taking back what lets apps act for somebody."""

from oauth2_provider.models import AccessToken, Grant, RefreshToken

from kern import audit
from kern.actor import Actor
from kern.models import Gebruiker


def tokens_intrekken(gebruiker: Gebruiker, *, herkomst: str) -> None:
    """Remove every code and token of this user, with a line in the log for each application.

    Whoever knew the password may have let an app of their own in, which would outlive it.
    """
    toepassingen: set[int] = set()
    for soort in (Grant, RefreshToken, AccessToken):
        rijen = soort.objects.filter(user=gebruiker)
        toepassingen |= set(rijen.values_list("application_id", flat=True))
        rijen.delete()
    actor = Actor.van_gebruiker(gebruiker, herkomst=herkomst, doel="toegang veranderd")
    for toepassing in sorted(toepassingen):
        audit.token_ingetrokken(actor, toepassing=toepassing)
