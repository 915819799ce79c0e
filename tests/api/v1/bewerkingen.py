"""The addresses of the API as the router has them, for tests that walk along all of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from rest_framework.response import Response
from rest_framework.test import APIClient

from api.parsers import Formulier
from api.v1.basis import OrganisatieViewSet
from api.v1.urls import urlpatterns
from kern.models import Gebruiker, Organisatie, Rol
from kern.services.personen import PersoonGegevens
from mantelzorg.models import Aanmelding, Zorgsituatie
from mantelzorg.models.signaal import Bron
from mantelzorg.services.verwijzingen import InzendingGegevens
from matching.models import Voorstel
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


def wie_maken(organisatie: Organisatie, rollen: Iterable[Rol]) -> Gebruiker:
    """A user with these roles who is a person too: a volunteer, and the carer of `VAN`."""
    persoon = fabrieken.VrijwilligerFactory(organisatie=organisatie).persoon
    return fabrieken.GebruikerFactory(organisatie=organisatie, persoon=persoon, met_rollen=rollen)


def _zorg(wie: Gebruiker) -> Zorgsituatie:
    return fabrieken.ZorgsituatieFactory(organisatie=wie.organisatie, mantelzorger=wie.persoon)


def _aanmelding(wie: Gebruiker, **waarden: Any) -> Aanmelding:
    return fabrieken.AanmeldingFactory(
        organisatie=wie.organisatie,
        ingediend_door=wie,
        inzending=asdict(InzendingGegevens(mantelzorger=PersoonGegevens("Smit", "7551AB"))),
        **waarden,
    )


VAN: dict[str, Callable[[Gebruiker], Any]] = {
    "mijn/aanbiedingen": lambda wie: fabrieken.GeaccepteerdVoorstelFactory(
        organisatie=wie.organisatie,
        status=Voorstel.Status.AANGEBODEN,
        vrijwilliger=wie.persoon.vrijwilliger,
    ),
    "mijn/checkins": lambda wie: fabrieken.CheckinFactory(
        organisatie=wie.organisatie, zorgsituatie=_zorg(wie)
    ),
    "mijn/koppelingen": lambda wie: fabrieken.KoppelingFactory(
        organisatie=wie.organisatie,
        voorstel__vrijwilliger=wie.persoon.vrijwilliger,
        voorstel__hulpvraag__zorgsituatie=_zorg(wie),
    ),
    "mijn/signalen": lambda wie: fabrieken.SignaalmeldingFactory(
        organisatie=wie.organisatie,
        bron=Bron.MANTELZORGER,
        vastgelegd_door=wie,
        signaal__zorgsituatie=_zorg(wie),
    ),
    "mijn/zorgsituaties": _zorg,
    "verwijzingen/aanmeldingen": _aanmelding,
    "verwijzingen/signalen": lambda wie: fabrieken.SignaalmeldingFactory(
        organisatie=wie.organisatie,
        bron=Bron.VERWIJZER,
        vastgelegd_door=wie,
        signaal__zorgsituatie=_aanmelding(wie, zorgsituatie=_zorg(wie)).zorgsituatie,
    ),
}
"""Where one sees only what is one's own: what makes such a one."""
