"""The same call twice has one effect: Idempotency-Key on every POST."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.problemen import GEWOON, VerkeerdeKop
from kern.fouten import NietToegestaan
from kern.services.verzoeksleutels import eenmaal

if TYPE_CHECKING:
    from api.v1.basis import OrganisatieViewSet

KOP = "Idempotency-Key"
Handeling = Callable[..., Response]


def eenmalig(handeling: Handeling) -> Handeling:
    """Let a POST with an Idempotency-Key happen once; sent again it gets the same answer.

    The key is a UUID of the client's choice, kept for a day. With another content: 409. An answer
    that is given again is read again: it takes the roles that it was given for, and is audited.
    """

    @wraps(handeling)
    def met_sleutel(
        view: "OrganisatieViewSet", request: Request, *args: Any, **kwargs: Any
    ) -> Response:
        if (sleutel := _sleutel(request)) is None:
            return handeling(view, request, *args, **kwargs)
        actor = view.actor()

        def doe() -> Mapping[str, Any]:
            antwoord = handeling(view, request, *args, **kwargs)
            return {
                "inhoud": json.loads(JSONRenderer().render(antwoord.data) or b"null"),
                "status": antwoord.status_code,
                "koppen": dict(antwoord.items()),
                "als": {"rollen": sorted(actor.rollen), "persoon": str(actor.persoon_id)},
                "personen": sorted(map(str, view.getoond)),
            }

        def nog_eens(eerder: Mapping[str, Any]) -> None:
            als = eerder["als"]
            dezelfde = als["persoon"] == str(actor.persoon_id)
            if not (dezelfde and actor.rollen.issuperset(als["rollen"])):
                raise NietToegestaan(_("Uw rol geeft u hier geen toegang meer toe."))
            view.personen_ingezien(map(UUID, eerder["personen"]))

        gegeven = eenmaal(
            actor=actor,
            sleutel=sleutel,
            handtekening=_handtekening(request),
            doe=doe,
            nog_eens=nog_eens,
            gewoon=GEWOON,
        )
        return Response(gegeven["inhoud"], status=gegeven["status"], headers=gegeven["koppen"])

    met_sleutel.eenmalig = True  # type: ignore[attr-defined]  # a test asks for it on every POST
    return met_sleutel


def _sleutel(request: Request) -> UUID | None:
    gegeven = request.headers.get(KOP)
    if gegeven is None:
        return None
    try:
        return UUID(gegeven)
    except ValueError:
        raise VerkeerdeKop({KOP: [_("Dit is geen geldige UUID.")]}) from None


def _handtekening(request: Request) -> str:
    """Tells one call from another; by our secret, so that no password in it can be guessed."""
    delen = [request.method, request.path, request.data]
    inhoud = json.dumps(delen, sort_keys=True, default=_als_tekst)
    return salted_hmac(__name__, inhoud, algorithm="sha256").hexdigest()


def _als_tekst(waarde: object) -> str:
    """What stands for a value that is no JSON; for a file what is in it, besides its name."""
    if not isinstance(waarde, UploadedFile):
        return str(waarde)
    inhoud = sha256()
    for deel in waarde.chunks():
        inhoud.update(deel)
    waarde.seek(0)
    return f"{waarde.name} {inhoud.hexdigest()}"
