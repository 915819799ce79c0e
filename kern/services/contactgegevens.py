"""How to reach somebody, as they say themselves."""

from django.db import transaction

from kern.actor import Actor
from kern.models import Persoon
from kern.rechten import vereis_over
from kern.services.opslaan import Uitkomst, gegeven_opslaan


@transaction.atomic
def contactgegevens_wijzigen(
    *, actor: Actor, persoon: Persoon, telefoon: str, email: str
) -> Uitkomst:
    """These are the telephone number and the e-mail address; empty is unknown.

    Not the address with which somebody logs in. Raises Ongeldig, NietToegestaan and
    Persoon.DoesNotExist.
    """
    vereis_over(actor, "contactgegevens.wijzigen", persoon.pk)
    eigen = Persoon.objects.voor(actor.organisatie_id).select_for_update(no_key=True)
    opgeslagen: Persoon = eigen.get(pk=persoon.pk)
    return gegeven_opslaan(
        actor=actor,
        gegeven=opgeslagen,
        waarden={"telefoon": telefoon, "email": email},
        persoon_id=opgeslagen.pk,
    )
