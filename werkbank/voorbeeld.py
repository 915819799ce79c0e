"""A form page that shows what a change would do, before it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from kern.fouten import Conflict, Ongeldig
from matching.selectors.gevolgen import Gevolgen

from .formulier import Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Gevolg:
    """One line of a preview: what is counted, how many now, how many then.

    None: too few to be shown. ``alleen_straks``: how many now would mean nothing.
    """

    wat: "StrOrPromise"
    nu: int | None
    straks: int | None
    alleen_straks: bool = False


def voor_de_matching(gevolgen: Gevolgen) -> list[Gevolg]:
    """What a change does to the present candidates, in words."""
    voor, na = gevolgen.voor, gevolgen.na
    return [
        Gevolg(_("mogelijke combinaties"), voor.paren, na.paren),
        Gevolg(
            _("hulpvragen zonder kandidaat"),
            voor.vragen_zonder_kandidaat,
            na.vragen_zonder_kandidaat,
        ),
        Gevolg(
            _("hulpvragen met een andere beste kandidaat"),
            None,
            gevolgen.andere_beste,
            alleen_straks=True,
        ),
        Gevolg(
            _("vrijwilligers voor wie niets past"),
            voor.vrijwilligers_zonder_vraag,
            na.vrijwilligers_zonder_vraag,
        ),
        Gevolg(_("hulpvragen om eerst te herzien"), voor.te_herzien, na.te_herzien),
    ]


class Voorbeeldpagina(Formulierpagina, abstract=True):
    """Two buttons: "Bekijk het gevolg" shows what would change and writes nothing; "Bewaren"."""

    sjabloon = "werkbank/formulier_gevolg.html"
    voorbeeld: Sequence[Gevolg] | None = None

    def gevolg(self, delen: Any) -> Sequence[Gevolg]:
        """What keeping these valid parts would do. Writes nothing. Raises Ongeldig, Conflict."""
        raise NotImplementedError

    def context(self) -> dict[str, Any]:
        return {"voorbeeld": self.voorbeeld}

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if "gevolg" not in request.POST:
            return super().post(request, **kwargs)
        delen = self.delen(data=request.POST)
        geldig = [deel.is_valid() for deel in delen.values()]  # all, so that every fault is named
        if not all(geldig):
            return self.toon(request, delen, status=400)
        try:
            self.voorbeeld = self.gevolg(delen)
        except Ongeldig as fout:
            self.fout_bij_veld(delen, fout)
            return self.toon(request, delen, status=400)
        except Conflict as fout:
            return self.toon(request, delen, conflict=fout, status=409)
        return self.toon(request, delen)
