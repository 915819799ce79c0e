"""Nothing of another organisation was in any answer: no id of anything they have."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from benchmarks.scenario_api.boek import Boek
from kern.models import AuditRegel, Organisatie, OrganisatieModel


def vreemd(organisatie: Organisatie, boek: Boek) -> Iterator[str]:
    """A line for each kind of thing of others that was shown."""
    modellen: list[Any] = [een for een in apps.get_models() if issubclass(een, OrganisatieModel)]
    for model in (*modellen, AuditRegel):
        anderen = model.alles.exclude(organisatie_id=organisatie.pk)
        van_anderen = set(map(str, anderen.values_list("pk", flat=True)))
        if gezien := boek.gezien & van_anderen:
            yield f"{model._meta.model_name} of another organisation was shown: {gezien}"
    anders = Organisatie.objects.exclude(pk=organisatie.pk).values_list("pk", flat=True)
    if gezien := boek.gezien & set(map(str, anders)):
        yield f"another organisation was shown: {gezien}"
