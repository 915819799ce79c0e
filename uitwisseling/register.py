"""What cells refer to, loaded once per file: kenmerken by code, volunteers by number."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from kern.models import Kenmerk, KenmerkSoort, Persoon, WensAard
from kern.services.kenmerken import Wenswaarde
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from vrijwilligers.services.vrijwilligers import BekwaamheidWaarde

from .fouten import Celfout, toonbaar


class Register:
    """The kenmerken and volunteers of one organisation. Looking up raises Celfout."""

    def __init__(self, organisatie_id: UUID) -> None:
        self.organisatie_id = organisatie_id

    @cached_property
    def _kenmerken(self) -> dict[str, Kenmerk]:
        return {kenmerk.code: kenmerk for kenmerk in Kenmerk.objects.voor(self.organisatie_id)}

    @cached_property
    def _vrijwilligers(self) -> dict[str, Persoon]:
        return {v.nummer: v.persoon for v in vrijwilligers_van(self.organisatie_id)}

    def kenmerk(self, code: str) -> Kenmerk:
        """The kenmerk with this code."""
        try:
            return self._kenmerken[code]
        except KeyError:
            raise Celfout(
                _("een kenmerk dat bestaat (%(code)s is onbekend)") % {"code": toonbaar(code)}
            ) from None

    def kenmerken(self, codes: Iterable[str]) -> tuple[Kenmerk, ...]:
        """The kenmerken with these codes, whatever their kind."""
        return tuple(self.kenmerk(code) for code in codes)

    def taaktype(self, code: str) -> Kenmerk:
        """The task type with this code."""
        return self._van_soort(code, KenmerkSoort.TAAKTYPE)

    def taaktypen(self, codes: Iterable[str]) -> tuple[Kenmerk, ...]:
        """The task types with these codes."""
        return tuple(self.taaktype(code) for code in codes)

    def doelgroepen(self, codes: Iterable[str]) -> tuple[Kenmerk, ...]:
        """The target groups with these codes."""
        return tuple(self._van_soort(code, KenmerkSoort.DOELGROEP) for code in codes)

    def bekwaamheden(
        self, codes: Iterable[tuple[str, date | None]]
    ) -> tuple[BekwaamheidWaarde, ...]:
        """What a volunteer is or can, apart from tasks: those have a column of their own."""
        waarden = tuple(BekwaamheidWaarde(self.kenmerk(code), tot) for code, tot in codes)
        for waarde in waarden:
            if waarde.kenmerk.soort == KenmerkSoort.TAAKTYPE:
                raise Celfout(
                    _("geen taaktype (zet %(code)s in de kolom taken)")
                    % {"code": waarde.kenmerk.code}
                )
        return waarden

    def wensen(self, sterktes: dict[str, str]) -> dict[Kenmerk, str]:
        """Kenmerk -> strength."""
        return {self.kenmerk(code): sterkte for code, sterkte in sterktes.items()}

    def vrijwilliger(self, nummer: str) -> Persoon:
        """The person of the volunteer with this number."""
        try:
            return self._vrijwilligers[nummer]
        except KeyError:
            raise Celfout(
                _("het nummer van een vrijwilliger (%(nummer)s is onbekend)")
                % {"nummer": toonbaar(nummer)}
            ) from None

    def vrijwilligers(self, nummers: Iterable[str]) -> tuple[Persoon, ...]:
        """The persons of these volunteers."""
        return tuple(self.vrijwilliger(nummer) for nummer in nummers)

    def voorkeuren(self, sterktes: dict[str, str]) -> dict[Persoon, str]:
        """Person -> strength, for volunteers by number."""
        return {self.vrijwilliger(nummer): sterkte for nummer, sterkte in sterktes.items()}

    def _van_soort(self, code: str, soort: KenmerkSoort) -> Kenmerk:
        kenmerk = self.kenmerk(code)
        if kenmerk.soort != soort:
            raise Celfout(
                _("een %(soort)s (%(code)s is een %(ander)s)")
                % {"soort": soort.label, "code": code, "ander": kenmerk.get_soort_display()}
            )
        return kenmerk


def als_wensen(
    vereist: Iterable[Kenmerk], vermijd: Iterable[Kenmerk], gewenst: dict[Kenmerk, str]
) -> tuple[Wenswaarde, ...]:
    """The three columns of wishes as one list."""
    return (
        *(Wenswaarde(kenmerk, WensAard.VEREIST) for kenmerk in vereist),
        *(Wenswaarde(kenmerk, WensAard.VERMIJD) for kenmerk in vermijd),
        *(Wenswaarde(kenmerk, WensAard.GEWENST, hoe) for kenmerk, hoe in gewenst.items()),
    )
