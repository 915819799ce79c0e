"""Health data about the person cared for need a legal basis (art. 9 GDPR, art. 30 UAVG)."""

from collections.abc import Iterable
from typing import Any

from kern.models import Kenmerk


def gezondheidskenmerken(kenmerken: Iterable[Kenmerk]) -> list[Kenmerk]:
    """The kenmerken that say something about health.

    - A target group (dementie, ggz) of the person cared for is health data.
    - So is a demanded or wished skill that gives it away ("ervaring met dementie").
    - The same skill of a volunteer is not: it says nothing about the volunteer's health.
      What does is asked for where volunteers are registered (`vrijwilligers.regels.gezondheid`).
    """
    return [kenmerk for kenmerk in kenmerken if kenmerk.gezondheid]


def zichtbaar(rijen: Iterable[Any], *, grondslag: bool) -> list[Any]:
    """Of rows with a kenmerk those that may be shown.

    - What says something about health only while a legal basis of that person holds. After a
      withdrawal it stays stored, but is neither used nor shown.
    - The rest always.
    """
    return [rij for rij in rijen if grondslag or not rij.kenmerk.gezondheid]
