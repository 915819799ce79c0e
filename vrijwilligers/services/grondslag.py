"""Asking for the legal basis of health data about a volunteer."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from kern.models import Doel, Kenmerk, Persoon
from kern.selectors.toestemmingen import heeft_grondslag
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.gezondheid import eigen_gezondheid


def grondslag_fouten(
    persoon: Persoon, kenmerken: Sequence[Kenmerk], vrijwilliger: Vrijwilliger
) -> dict[str, str]:
    """Field of each skill -> what is wrong: new health data without a legal basis.

    What this volunteer has already keeps no other change back.
    """
    gezondheid = set(eigen_gezondheid(kenmerken))
    if gezondheid and not vrijwilliger._state.adding:
        bekend = set(vrijwilliger.bekwaamheden.values_list("kenmerk_id", flat=True))
        gezondheid = {kenmerk for kenmerk in gezondheid if kenmerk.pk not in bekend}
    if not gezondheid or heeft_grondslag(persoon, Doel.GEZONDHEID):
        return {}
    tekst = _(
        "%(naam)s zegt iets over gezondheid: leg eerst de toestemming van de vrijwilliger of een "
        "andere grondslag vast."
    )
    return {
        f"bekwaamheden/{plek}/kenmerk": tekst % {"naam": kenmerk.naam}
        for plek, kenmerk in enumerate(kenmerken)
        if kenmerk in gezondheid
    }
