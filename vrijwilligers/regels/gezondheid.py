"""Health data about a volunteer need a legal basis of that volunteer (art. 9 GDPR)."""

from collections.abc import Iterable

from kern.models import Kenmerk, KenmerkSoort


def eigen_gezondheid(kenmerken: Iterable[Kenmerk]) -> list[Kenmerk]:
    """The kenmerken of a volunteer that say something about their own health.

    - What somebody is (persoonlijk), where the organisation marks it as about health.
    - Not a skill: "ervaring met dementie" says nothing about the volunteer's health.
    """
    return [k for k in kenmerken if k.gezondheid and k.soort == KenmerkSoort.PERSOONLIJK]
