"""The figures of one round, for its page and for the command that ran it."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, F, FloatField, Sum
from django.db.models.functions import Cast, Coalesce, NullIf

from mantelzorg.models import Ritme, Spoed
from matching.models import Matchronde, NietGematcht, Voorstel


@dataclass(slots=True)
class Spoedregel:
    """The requests of one urgency: how many were proposed, and how many were not and why."""

    spoed: str
    voorgesteld: int = 0
    geen_kandidaat: int = 0
    verdrongen: int = 0

    @property
    def gevraagd(self) -> int:
        """How many requests went into the round and were not matched before."""
        return self.voorgesteld + self.geen_kandidaat + self.verdrongen


@dataclass(slots=True)
class Rondeoverzicht:
    """What a round came to.

    ``uren_per_week``: respite, if every proposal became a visit; visits once are not counted.
    """

    regels: list[Spoedregel]
    totaal: Spoedregel
    uren_per_week: float = 0.0
    per_status: dict[str, int] = field(default_factory=dict)

    @property
    def goedgekeurd(self) -> int:
        """How many proposals are approved and not over."""
        return sum(self.per_status.get(status, 0) for status in Voorstel.HOUDT_VAST)


def rondeoverzicht(ronde: Matchronde) -> Rondeoverzicht:
    """Count one round in two queries, most urgent first."""
    per_spoed = {code: Spoedregel(str(label)) for code, label in reversed(Spoed.choices)}
    totaal = Spoedregel("")
    per_status: dict[str, int] = defaultdict(int)
    uren = 0.0
    for rij in (
        Voorstel.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .order_by()
        .values("hulpvraag__spoed", "status")
        .annotate(
            aantal=Count("id"),
            minuten=Coalesce(
                Sum(
                    Cast(F("hulpvraag__duur"), FloatField())
                    / NullIf(F("hulpvraag__ritme"), Ritme.EENMALIG.value)
                ),
                0.0,
            ),
        )
    ):
        for regel in (per_spoed[rij["hulpvraag__spoed"]], totaal):
            regel.voorgesteld += rij["aantal"]
        per_status[rij["status"]] += rij["aantal"]
        uren += rij["minuten"] / 60
    for rij in (
        NietGematcht.objects.voor(ronde.organisatie_id)
        .filter(ronde=ronde)
        .order_by()
        .values("hulpvraag__spoed", "reden")
        .annotate(aantal=Count("id"))
    ):
        for regel in (per_spoed[rij["hulpvraag__spoed"]], totaal):
            setattr(regel, rij["reden"], getattr(regel, rij["reden"]) + rij["aantal"])
    return Rondeoverzicht(list(per_spoed.values()), totaal, uren, dict(per_status))
