"""Rows of one organisation, in bulk."""

from collections.abc import Callable
from datetime import date
from typing import Any

from kern.models import Organisatie

PER_KEER = 2_000
EERSTE_DAG = date(2026, 1, 5)


class Maker:
    """Makes so many rows of an organisation; ``waarden``: number of the row -> its values."""

    def __init__(self, organisatie: Organisatie) -> None:
        self.organisatie = organisatie

    def __call__(
        self, model: Any, hoeveel: int, waarden: Callable[[int], dict[str, Any]]
    ) -> list[Any]:
        rijen = [model(organisatie=self.organisatie, **waarden(n)) for n in range(hoeveel)]
        return list(model.objects.bulk_create(rijen, batch_size=PER_KEER))
