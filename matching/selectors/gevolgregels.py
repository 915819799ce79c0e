"""A preview line by line: what a change of parameters or of a kenmerk would do, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from kern.regels.kleine_aantallen import Telling, toonbaar
from mantelzorg.models import Risico
from mantelzorg.regels.belastingparameters import REGELS, Belastingparameters
from mantelzorg.regels.belastingteksten import regelnaam
from mantelzorg.regels.normen import Normen
from mantelzorg.selectors.gevolgen import te_laat_bij
from mantelzorg.selectors.normen import normen_op

from .belastinggevolgen import Belastingstand, belastinggevolgen
from .cijfers import NIVEAUS
from .gevolgen import Gevolgen

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SIGNALEN = "signalen"
GENOEMD = 10
"""How many of the requests that change place are named."""


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One line of a preview: what is counted, how many now, how many then.

    None: too few to be shown. ``alleen_straks``: how many now would mean nothing.
    """

    code: str
    wat: "StrOrPromise"
    nu: int | None
    straks: int | None
    alleen_straks: bool = False


def voor_de_matching(gevolgen: Gevolgen) -> list[Gevolg]:
    """What a change does to the present candidates."""
    voor, na = gevolgen.voor, gevolgen.na
    return [
        Gevolg("paren", _("mogelijke combinaties"), voor.paren, na.paren),
        Gevolg(
            "vragen_zonder_kandidaat",
            _("hulpvragen zonder kandidaat"),
            voor.vragen_zonder_kandidaat,
            na.vragen_zonder_kandidaat,
        ),
        Gevolg(
            "andere_beste",
            _("hulpvragen met een andere beste kandidaat"),
            None,
            gevolgen.andere_beste,
            alleen_straks=True,
        ),
        Gevolg(
            "vrijwilligers_zonder_vraag",
            _("vrijwilligers voor wie niets past"),
            voor.vrijwilligers_zonder_vraag,
            na.vrijwilligers_zonder_vraag,
        ),
        Gevolg("te_herzien", _("hulpvragen om eerst te herzien"), voor.te_herzien, na.te_herzien),
    ]


def voor_de_normen(organisatie_id: UUID, vandaag: date, normen: Normen) -> list[Gevolg]:
    """What other norms would mean for the registrations that are open now."""
    return [
        Gevolg(
            "te_laat",
            _("open aanmeldingen die te laat zijn"),
            te_laat_bij(organisatie_id, normen_op(organisatie_id, vandaag), vandaag),
            te_laat_bij(organisatie_id, normen, vandaag),
        )
    ]


def voor_de_belasting(
    organisatie_id: UUID, vandaag: date, parameters: Belastingparameters
) -> list[Gevolg]:
    """What other parameters of burden would do now: signals by rule, care situations by risk."""
    standen = belastinggevolgen(organisatie_id, vandaag=vandaag, parameters=parameters)
    nu, straks = (_toonbaar(stand) for stand in standen)
    return [
        Gevolg(SIGNALEN, _("alle signalen samen"), nu[SIGNALEN], straks[SIGNALEN]),
        *(
            Gevolg(
                f"signaal_{regel}",
                _("signaal: %(wat)s") % {"wat": regelnaam(regel)},
                nu.get(regel, 0),
                straks.get(regel, 0),
            )
            for regel in REGELS
        ),
        *(
            Gevolg(
                f"risico_{niveau}",
                _("zorgsituaties met risico %(niveau)s") % {"niveau": niveau.label},
                nu[niveau],
                straks[niveau],
            )
            for niveau in Risico
        ),
    ]


def _toonbaar(stand: Belastingstand) -> Mapping[str, int | None]:
    """What may be shown of these counts (`kern.regels.kleine_aantallen`), as on the page Cijfers.

    By `SIGNALEN`, the rules that are switched on, and the levels.
    """
    gevonden = stand.bevindingen
    signalen = Telling(
        SIGNALEN,
        sum(gevonden.values()),
        (tuple(Telling(regel, gevonden[regel]) for regel in REGELS if regel in gevonden),),
    )
    situaties = Telling(
        "zorgsituaties",
        sum(stand.risicos.values()),
        (tuple(Telling(niveau, stand.risicos.get(niveau, 0)) for niveau in NIVEAUS),),
    )
    return {
        cijfer.code: cijfer.aantal
        for totaal in (toonbaar(signalen), toonbaar(situaties))
        for cijfer in (totaal, *totaal.verdelingen[0])
    }
