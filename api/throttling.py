"""How often one may ask; the numbers are TEMPO in the settings.

Counted in the cache, over the last second, minute, hour or day. Who is known is counted by the
views of the API, who is not by `api.middleware.Tempogrens`, before any view.
"""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.crypto import salted_hmac
from rest_framework.throttling import SimpleRateThrottle

from api.authenticatie import toepassing_van
from api.bestanden import CsvBestand, XlsxBestand
from kern.verzoek import herkomst_van

if TYPE_CHECKING:
    from rest_framework.request import Request


class _Tempo(SimpleRateThrottle):
    def get_rate(self) -> str | None:
        tempo = settings.TEMPO[self.scope]
        return None if tempo == "uit" else tempo

    def sleutel(self, ident: object) -> str:
        """What stands for whom is counted: enough to count by, and no address in the cache."""
        afdruk = salted_hmac(__name__, str(ident), algorithm="sha256").hexdigest()
        return self.cache_format % {"scope": self.scope, "ident": afdruk}


class _PerAdres(_Tempo):
    def get_cache_key(self, request: "Request", view: Any) -> str | None:
        return self.sleutel(herkomst_van(request))


class PerGebruiker(_Tempo):
    """Each user, by whatever way they come."""

    scope = "gebruiker"

    def get_cache_key(self, request: "Request", view: Any) -> str | None:
        return self.sleutel(request.user.pk) if request.user.is_authenticated else None


class Zwaar(_Tempo):
    """Each user, for what takes much work: a list as a file, and what is calculated on the spot."""

    scope = "zwaar"

    def get_cache_key(self, request: "Request", view: Any) -> str | None:
        bestand = isinstance(request.accepted_renderer, CsvBestand | XlsxBestand)
        zwaar = bestand or view.action in view.zwaar
        return self.sleutel(request.user.pk) if zwaar else None


class PerToepassing(_Tempo):
    """All users of one application together."""

    scope = "toepassing"

    def get_cache_key(self, request: "Request", view: Any) -> str | None:
        toepassing = toepassing_van(request)
        return None if toepassing is None else self.sleutel(toepassing)


class Anoniem(_PerAdres):
    """Each address from which somebody asks who is not logged in, or whose token is none."""

    scope = "anoniem"


class Tokenaanvragen(_PerAdres):
    """Each address that asks for tokens, or takes them back."""

    scope = "token"


class Inlogpogingen(_PerAdres):
    """Each address from which somebody tries to log in, under whatever name."""

    scope = "inloggen"
