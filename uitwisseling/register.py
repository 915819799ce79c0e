"""What cells refer to, loaded once per file: by code, by number, by e-mail address.

And the forms of cells that refer to something: they write what `Register` looked up.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kern.models import Gebruiker, Kenmerk, KenmerkSoort, Persoon, Wens, WensAard
from kern.services.kenmerken import Wenswaarde
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from vrijwilligers.services.vrijwilligers import BekwaamheidWaarde

from . import lijstcellen
from .cellen import Vorm, emailadres, nummer
from .fouten import Celfout, toonbaar


class Register:
    """What one organisation has. Looking up raises Celfout."""

    def __init__(self, organisatie_id: UUID) -> None:
        self.organisatie_id = organisatie_id

    @cached_property
    def _kenmerken(self) -> dict[str, Kenmerk]:
        return {kenmerk.code: kenmerk for kenmerk in Kenmerk.objects.voor(self.organisatie_id)}

    @cached_property
    def _vrijwilligers(self) -> dict[str, Persoon]:
        return {v.nummer.upper(): v.persoon for v in vrijwilligers_van(self.organisatie_id)}

    @cached_property
    def _zorgsituaties(self) -> dict[str, Zorgsituatie]:
        return {z.nummer.upper(): z for z in zorgsituaties_van(self.organisatie_id)}

    @cached_property
    def _gebruikers(self) -> dict[str, Gebruiker]:
        return {g.email: g for g in Gebruiker.objects.voor(self.organisatie_id)}

    def gebruiker(self, email: str) -> Gebruiker:
        """The user who logs in with this address."""
        try:
            return self._gebruikers[email.lower()]
        except KeyError:
            raise Celfout(
                _("het e-mailadres van een gebruiker (%(email)s is onbekend)")
                % {"email": toonbaar(email)}
            ) from None

    def zorgsituatie(self, nummer: str) -> Zorgsituatie:
        """The care situation with this number."""
        try:
            return self._zorgsituaties[nummer.upper()]
        except KeyError:
            raise Celfout(
                _(
                    "het nummer van een zorgsituatie (%(nummer)s is onbekend; "
                    "lees eerst de zorgsituaties in)"
                )
                % {"nummer": toonbaar(nummer)}
            ) from None

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

    def taaktypen(self, taken: Iterable[lijstcellen.Bijzonder]) -> tuple[BekwaamheidWaarde, ...]:
        """The task types that a volunteer does."""
        return tuple(
            BekwaamheidWaarde(self.taaktype(code), tot, niveau) for code, tot, niveau in taken
        )

    def doelgroepen(self, codes: Iterable[str]) -> tuple[Kenmerk, ...]:
        """The target groups with these codes."""
        return tuple(self._van_soort(code, KenmerkSoort.DOELGROEP) for code in codes)

    def bekwaamheden(self, kan: Iterable[lijstcellen.Bijzonder]) -> tuple[BekwaamheidWaarde, ...]:
        """What a volunteer is or can, apart from tasks: those have a column of their own."""
        waarden = tuple(
            BekwaamheidWaarde(self.kenmerk(code), tot, niveau) for code, tot, niveau in kan
        )
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
            return self._vrijwilligers[nummer.upper()]
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
    vereist: Iterable[Kenmerk], vermijd: Iterable[Kenmerk], gewenst: Mapping[Kenmerk, str]
) -> tuple[Wenswaarde, ...]:
    """The three columns of wishes as one list."""
    return (
        *(Wenswaarde(kenmerk, WensAard.VEREIST) for kenmerk in vereist),
        *(Wenswaarde(kenmerk, WensAard.VERMIJD) for kenmerk in vermijd),
        *(Wenswaarde(kenmerk, WensAard.GEWENST, hoe) for kenmerk, hoe in gewenst.items()),
    )


def wenskolommen(wensen: Iterable[Wens]) -> dict[str, Any]:
    """The inverse of `als_wensen`: the values of the three columns."""
    per_aard: dict[str, list[Wens]] = {aard: [] for aard in WensAard.values}
    for wens in wensen:
        per_aard[wens.aard].append(wens)
    return {
        "vereist": tuple(wens.kenmerk for wens in per_aard[WensAard.VEREIST]),
        "vermijd": tuple(wens.kenmerk for wens in per_aard[WensAard.VERMIJD]),
        "gewenst": {wens.kenmerk: wens.sterkte for wens in per_aard[WensAard.GEWENST]},
    }


def _vrijwilligernummer(persoon: Persoon) -> str:
    return str(persoon.vrijwilliger.nummer)


def _bekwaamheden_als_cel(waarden: Iterable[BekwaamheidWaarde]) -> str:
    return lijstcellen.codes_met_bijzonderheden_als_cel(
        (w.kenmerk.code, w.geldig_tot, w.niveau) for w in waarden
    )


def _per_code(wensen: Mapping[Kenmerk, str]) -> str:
    return lijstcellen.wensen_als_cel({k.code: sterkte for k, sterkte in wensen.items()})


def _per_nummer(voorkeuren: Mapping[Persoon, str]) -> str:
    return lijstcellen.wensen_als_cel(
        {_vrijwilligernummer(persoon): sterkte for persoon, sterkte in voorkeuren.items()}
    )


KENMERK = Vorm(lijstcellen.code, lambda kenmerk: str(kenmerk.code))
KENMERKEN = Vorm(lijstcellen.codes, lambda rij: lijstcellen.lijst(k.code for k in rij))
BEKWAAMHEDEN = Vorm(lijstcellen.codes_met_bijzonderheden, _bekwaamheden_als_cel)
WENSEN = Vorm(lijstcellen.wensen, _per_code)
GEBRUIKER = Vorm(emailadres, lambda gebruiker: str(gebruiker.email))
ZORGSITUATIE = Vorm(nummer, lambda situatie: str(situatie.nummer))
VRIJWILLIGERS = Vorm(
    lijstcellen.nummers, lambda rij: lijstcellen.lijst(map(_vrijwilligernummer, rij))
)
VOORKEUREN = Vorm(lijstcellen.nummers_met_sterkte, _per_nummer)
