"""The OpenAPI document: what every operation shares, said once.

`manage.py spectacular` writes it from the viewsets; `api/openapi.json` is the committed copy.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter

from api.bestanden import CsvBestand, XlsxBestand
from api.namen import UUID
from api.problemen import MEDIATYPE
from api.scopes import SCOPES
from kern.models import OrganisatieModel

if TYPE_CHECKING:
    from api.v1.basis import OrganisatieViewSet

FOUTEN = {
    400: _("De invoer klopt niet; `errors` noemt elke fout."),
    401: _("U bent niet ingelogd, of het token is verlopen."),
    403: _("Uw rol of token geeft u hier geen toegang toe."),
    404: _("Dit bestaat niet, of niet in uw organisatie."),
    405: _("Deze methode bestaat hier niet."),
    406: _("Dit formaat is er niet."),
    409: _("Dit kan niet samen met wat intussen besloten is; `code` noemt de regel."),
    412: _("Iemand anders heeft dit intussen veranderd."),
    413: _("Het verzoek is te groot."),
    415: _("Dit soort inhoud wordt hier niet gelezen."),
    428: _("If-Match ontbreekt."),
    429: _("Te veel verzoeken; `Retry-After` zegt hoeveel seconden u wacht."),
    500: _("Er ging bij ons iets mis; `instance` heeft het nummer van de melding."),
    503: _("De database is even bezet; probeer het zo weer."),
}
ALTIJD = (400, 401, 403, 404, 405, 406, 429, 500, 503)
MET_INHOUD = (409, 413, 415)
BIJ_WIJZIGEN = (412, 428)

KOP_VERSIE = {
    "description": _("De versie van de API."),
    "schema": {"type": "string", "examples": [settings.SPECTACULAR_SETTINGS["VERSION"]]},
}
KOP_ETAG = {
    "description": _("De versie van wat u leest, voor If-Match."),
    "schema": {"type": "string"},
}
KOP_LOCATION = {
    "description": _("Waar u het leest."),
    "schema": {"type": "string", "format": "uri"},
}
MET_ETAG = ("retrieve", "create", "update", "partial_update")
PROBLEEM = {
    "type": "object",
    "description": _("Wat er mis ging (RFC 9457)."),
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri"},
        "code": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": _("De plaats in wat u stuurde (JSON Pointer)."),
                    },
                    "parameter": {
                        "type": "string",
                        "description": _("Of de sleutel achter het vraagteken."),
                    },
                    "header": {"type": "string", "description": _("Of de kop.")},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


class Toegangstokens(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """OAuth 2 as the document tells it."""

    target_class = "api.authenticatie.Toegangstoken"
    name = "OAuth2"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, Any]:
        scopes = {naam: str(uitleg) for naam, uitleg in SCOPES.items()}
        return {
            "type": "oauth2",
            "flows": {
                "authorizationCode": {
                    "authorizationUrl": "/oauth/authorize",
                    "tokenUrl": "/oauth/token",
                    "refreshUrl": "/oauth/token",
                    "scopes": scopes,
                },
                "clientCredentials": {"tokenUrl": "/oauth/token", "scopes": scopes},
            },
        }

    def get_security_requirement(self, auto_schema: AutoSchema) -> list[dict[str, list[str]]]:
        viewset = cast("OrganisatieViewSet", auto_schema.view)
        return [{"OAuth2": [scope]} for scope in viewset.scopes()] or [{"OAuth2": []}]


class Schema(AutoSchema):
    """One operation: Dutch texts of the viewset, its errors, headers and file forms."""

    @property
    def viewset(self) -> "OrganisatieViewSet":
        """The view: every operation of the document is of such a one."""
        return cast("OrganisatieViewSet", self.view)

    def get_tags(self) -> list[str]:
        return [self.viewset.naam]

    def get_summary(self) -> str:
        return str(self.viewset.teksten[self.viewset.action])

    def get_description(self) -> str:  # type: ignore[override]
        return ""

    def get_operation_id(self) -> str:
        pad = self.path.removeprefix("/api/v1")
        delen = pad.replace("{", "").replace("}", "").strip("/").split("/")
        return "_".join([self.method.lower(), *delen]).replace("-", "_")

    def get_request_serializer(self) -> Any:
        return self.viewset.get_serializer() if self.method in ("POST", "PUT", "PATCH") else None

    def get_response_serializers(self) -> Any:
        """A step (a sub-resource that is posted) answers with what it was about."""
        klasse = type(self.viewset).serializer_class
        handeling = getattr(self.viewset, self.viewset.action)
        if self.method == "POST" and hasattr(handeling, "mapping") and klasse:
            return {201: klasse}
        return super().get_response_serializers()

    def get_override_parameters(self) -> list[Any]:
        koppen: list[Any] = []
        if hasattr(getattr(self.viewset, self.viewset.action or ""), "eenmalig"):
            koppen.append(
                OpenApiParameter(
                    "Idempotency-Key",
                    {"type": "string", "format": "uuid"},
                    OpenApiParameter.HEADER,
                    description=_(
                        "Met dezelfde sleutel gebeurt dit één keer, hoe vaak u het stuurt."
                    ),
                )
            )
        if self._is_wijziging():
            koppen.append(
                OpenApiParameter(
                    "If-Match",
                    {"type": "string"},
                    OpenApiParameter.HEADER,
                    required=True,
                    description=_("De ETag die u bij het lezen kreeg. Een * geldt niet."),
                )
            )
        return koppen

    def _met_versie(self, antwoord: dict[str, Any]) -> bool:
        """Whether this answer is one row that has a version."""
        viewset = self.viewset
        klasse: Any = type(viewset).serializer_class
        model = getattr(getattr(klasse, "Meta", None), "model", object)
        if not (issubclass(model, OrganisatieModel) or viewset.met_versie & viewset.rechten.keys()):
            return False
        if viewset.action in MET_ETAG:
            return True
        inhoud = antwoord.get("content", {}).get("application/json", {}).get("schema")
        return bool(inhoud == self.resolve_serializer(klasse, "response").ref)

    def _is_wijziging(self) -> bool:
        return getattr(self.viewset, "action", "") in self.viewset.met_versie

    def map_renderers(self, attribute: str) -> list[Any]:
        return [waarde for waarde in super().map_renderers(attribute) if waarde not in BESTANDEN]

    def _get_request_body(self, direction: str = "request") -> dict[str, Any] | None:
        inhoud: dict[str, Any] | None = super()._get_request_body(direction)  # type: ignore[no-untyped-call]
        voorbeeld = self.viewset.voorbeelden.get(self.viewset.action)
        if inhoud and voorbeeld is not None:
            for media in inhoud["content"].values():
                media["example"] = voorbeeld
        return inhoud

    def _get_response_bodies(self, direction: Any = "response") -> dict[str, Any]:
        antwoorden = super()._get_response_bodies(direction)
        for code, antwoord in antwoorden.items():
            antwoord["description"] = antwoord.get("description") or str(_("Gelukt."))
            koppen = antwoord.setdefault("headers", {})
            koppen["API-Version"] = KOP_VERSIE
            if self._met_versie(antwoord):
                koppen["ETag"] = KOP_ETAG
            if code in ("201", "202"):
                koppen["Location"] = KOP_LOCATION
            if self.viewset.action in self.viewset.bladert and code == "200":
                for media, schema in BESTANDEN.items():
                    antwoord["content"][media] = {"schema": dict(schema)}
        codes = [*ALTIJD]
        if self.method != "GET":
            codes += MET_INHOUD
        if self._is_wijziging():
            codes += BIJ_WIJZIGEN
        for nummer in codes:
            antwoorden.setdefault(str(nummer), {"$ref": f"#/components/responses/Probleem{nummer}"})
        return dict(sorted(antwoorden.items()))


LEEG = {"type": "string", "maxLength": 0}
METHODE = re.compile("get|put|post|patch|delete")
BESTANDEN = {
    CsvBestand.media_type: {"type": "string"},
    XlsxBestand.media_type: {"type": "string", "format": "binary"},
}
"""The files that a list can be asked as, and what is in them."""


def nazorg(result: dict[str, Any], **_opties: object) -> dict[str, Any]:
    """What drf-spectacular writes otherwise than the design rules want, and the shared errors."""
    _formaten(result)
    onderdelen = result.setdefault("components", {})
    for schema in onderdelen.get("schemas", {}).values():
        if schema["type"] == "object":  # a serializer's docstring, for who reads the code
            schema.pop("description", None)
    for pad in result["paths"].values():
        for bewerking in pad.values():
            _voorbeelden_bij_velden(bewerking, onderdelen)
    onderdelen.setdefault("schemas", {})["Probleem"] = PROBLEEM
    onderdelen["responses"] = {
        f"Probleem{code}": {
            "description": str(tekst),
            "content": {MEDIATYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
        }
        for code, tekst in FOUTEN.items()
    }
    return result


def _namen(voorbeeld: Any) -> Iterator[str]:
    """Every name in an example, also in what is nested in it."""
    if isinstance(voorbeeld, Mapping):
        for naam, waarde in voorbeeld.items():
            yield naam
            yield from _namen(waarde)
    elif isinstance(voorbeeld, list):
        for waarde in voorbeeld:
            yield from _namen(waarde)


def _voorbeelden_bij_velden(bewerking: dict[str, Any], onderdelen: dict[str, Any]) -> None:
    """Move an example with a field such as `postcode` to the fields of its schema.

    The linter of the design rules takes any name with a method in it for an operation ("post").
    """
    for media in bewerking.get("requestBody", {}).get("content", {}).values():
        voorbeeld = media.get("example")
        if not isinstance(voorbeeld, dict) or not any(map(METHODE.search, _namen(voorbeeld))):
            continue
        del media["example"]
        velden = onderdelen["schemas"][media["schema"]["$ref"].rpartition("/")[2]]["properties"]
        for naam, waarde in voorbeeld.items():
            velden[naam].setdefault("examples", [waarde])


def _formaten(deel: Any) -> None:
    """Clock times have no time zone: ``time-local``; what looks like a UUID is one.

    A decimal number that is written as text has digits. Of a text that may be empty both forms may
    hold: some take "" for an e-mail address.
    """
    if isinstance(deel, Mapping):
        if isinstance(deel, dict) and UUID in deel.get("pattern", ""):
            del deel["pattern"]
            deel["format"] = "uuid"
        if deel.get("format") == "time" and isinstance(deel, dict):
            deel["format"] = "time-local"
            deel["pattern"] = "^([01][0-9]|2[0-3]):[0-5][0-9]$"
        if isinstance(deel, dict) and deel.get("format") == "decimal":
            deel["pattern"] = deel["pattern"].replace("{0,", "{1,")
        if isinstance(deel, dict) and LEEG in deel.get("oneOf", ()):
            deel["anyOf"] = deel.pop("oneOf")
        for waarde in deel.values():
            _formaten(waarde)
    elif isinstance(deel, list):
        for waarde in deel:
            _formaten(waarde)
