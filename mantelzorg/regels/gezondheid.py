"""Health data about the person cared for need a legal basis (art. 9 GDPR, art. 30 UAVG)."""

from collections.abc import Iterable

from kern.models import Kenmerk


def gezondheidskenmerken(kenmerken: Iterable[Kenmerk]) -> list[Kenmerk]:
    """The kenmerken that say something about health.

    - A target group (dementie, ggz) of the person cared for is health data.
    - So is a demanded or wished skill that gives it away ("ervaring met dementie").
    - The same skill of a volunteer is not: it says nothing about the volunteer's health.
      What does is asked for where volunteers are registered (`vrijwilligers.regels.gezondheid`).
    """
    return [kenmerk for kenmerk in kenmerken if kenmerk.gezondheid]
