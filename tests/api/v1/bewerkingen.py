"""The addresses of the API as the router has them, for tests that walk along all of them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rest_framework.response import Response
from rest_framework.test import APIClient

from api.parsers import Formulier
from api.v1.basis import OrganisatieViewSet
from api.v1.urls import urlpatterns
from kern.models import Organisatie, Rol
from tests import fabrieken


@dataclass(frozen=True)
class Bewerking:
    """A method at an address, and the viewset's name for it."""

    methode: str
    handeling: str
    patroon: str
    met_id: bool
    als_formulier: bool

    def adres(self, id_: UUID) -> str:
        return reverse(f"api:{self.patroon}", kwargs={"id": id_} if self.met_id else {})

    def stuur(
        self,
        client: APIClient,
        id_: UUID,
        inhoud: Mapping[str, Any] | None = None,
        koppen: Mapping[str, str] | None = None,
    ) -> Response:
        """The answer to a call with this content, or an empty one."""
        if self.als_formulier:
            velden = dict(inhoud or {})
            if "bestand" in velden:
                velden["bestand"] = SimpleUploadedFile("lijst.csv", velden["bestand"].encode())
            return client.post(self.adres(id_), velden, format="multipart", headers=koppen or {})
        return client.generic(
            self.methode.upper(),
            self.adres(id_),
            "" if self.methode == "get" else json.dumps(inhoud or {}),
            content_type="application/json",
            headers=koppen or {},
        )


def bewerkingen(viewset: type[OrganisatieViewSet]) -> Iterator[Bewerking]:
    """Every method at every address of this viewset."""
    for patroon in urlpatterns:
        if getattr(patroon.callback, "cls", None) is viewset:
            met_id = "id" in patroon.pattern.regex.groupindex or "<" in str(patroon.pattern)
            for methode, handeling in list(patroon.callback.actions.items()):
                if methode != "head":
                    parsers = patroon.callback.initkwargs.get(
                        "parser_classes", viewset.parser_classes
                    )
                    formulier = methode == "post" and Formulier in parsers
                    yield Bewerking(methode, handeling, patroon.name, met_id, formulier)


VOOR_ROL = {("importopdrachten", Rol.CONSULENT): {"soort": "zorgsituaties"}}
"""Where a role may see some rows only: what makes such a one."""


def rij(viewset: type[OrganisatieViewSet], organisatie: Organisatie, **waarden: Any) -> UUID:
    """Something of this resource; where there is no factory, an id that nobody has."""
    model = getattr(getattr(viewset.serializer_class, "Meta", None), "model", None)
    if model is Organisatie:
        return organisatie.pk
    fabriek = getattr(fabrieken, f"{model.__name__}Factory", None) if model else None
    return fabriek(organisatie=organisatie, **waarden).pk if fabriek else uuid4()
