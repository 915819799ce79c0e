"""A form page that shows what a change would do, before it is kept."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse

from kern.fouten import Conflict, Ongeldig
from matching.selectors.gevolgregels import Gevolg

from .formulier import Formulierpagina


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
