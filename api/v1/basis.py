"""What every viewset is built on: a right per action, rows of the own organisation only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, ClassVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.viewsets import GenericViewSet

from api.bestanden import MEESTE_RIJEN, CsvBestand, XlsxBestand
from api.filters import Filters, verkeerde_sleutels
from api.idempotentie import eenmalig
from api.namen import UUID as UUID_PATROON
from api.pagination import Bladzijden
from api.permissions import HeeftRecht
from api.problemen import VerkeerdeVraag
from api.scopes import LEZEN, SCHRIJVEN
from api.versies import etag, versie_eisen
from kern import audit
from kern.actor import Actor
from kern.models import OrganisatieModel
from kern.rechten import Wie
from kern.selectors.smal import delen_lezen, lichte_rijen
from kern.verzoek import actor_van, gebruiker_van

GEDAAN = (HTTPStatus.CREATED, HTTPStatus.ACCEPTED)
Gegevens = dict[str, Any]
"""What a valid body says: Python name -> value, references as objects."""


class OrganisatieViewSet(GenericViewSet[Any]):
    """A resource. What it declares:

    - ``naam``: its name in the plural, as in the address and the audit log;
    - ``groep``: the group of scopes that a token needs (`api.scopes`); to read what is nobody's
      (``van_niemand``), such as the words of an organisation, any token will do;
    - ``doel``: why one looks, for the audit log;
    - ``rechten``: action -> right of kern.rechten, and ``van_wie`` these are about;
    - ``rijen``: organisation id -> queryset;
    - ``volgordes``: name in `volgorde` -> ordering, the first is the default; each ends in ``id``,
      and none begins with a field that can be empty;
    - ``leest``: the POSTs that change nothing: for them a token that may read is enough;
    - ``teksten``: action -> what it does, in plain Dutch, for the documentation;
    - ``voorbeelden``: action -> a body that a test sends;
    - ``met_versie``: the actions that ask for If-Match;
    - ``bladert``: the actions that answer in pages, and as a file;
    - ``zwaar``: the actions that calculate, which one may ask less often (`api.throttling`);
    - ``vragen``: action -> what may stand behind the question mark, where it is no list.
    """

    permission_classes = (HeeftRecht,)
    lookup_field = "id"
    lookup_value_regex = UUID_PATROON
    # No OPTIONS: the document says what there is.
    http_method_names = ("get", "post", "put", "patch", "delete", "head")
    naam: ClassVar[str]
    groep: ClassVar[str]
    van_niemand: ClassVar[bool] = False
    vergrendelt = False
    doel: ClassVar[str]
    rechten: ClassVar[Mapping[str, str]] = {}
    van_wie: ClassVar[Wie] = Wie.ORGANISATIE
    rijen: ClassVar[Callable[[UUID], QuerySet[Any]]]
    volgordes: ClassVar[Mapping[str, Sequence[str]]] = {"-aangemaaktOp": ("-aangemaakt_op", "id")}
    leest: ClassVar[frozenset[str]] = frozenset()
    teksten: ClassVar[Mapping[str, Any]] = {}
    voorbeelden: ClassVar[Mapping[str, Any]] = {}
    met_versie: ClassVar[frozenset[str]] = frozenset({"update", "partial_update", "destroy"})
    bladert: ClassVar[frozenset[str]] = frozenset({"list"})
    zwaar: ClassVar[frozenset[str]] = frozenset()
    vragen: ClassVar[Mapping[str, type[Serializer[Any]]]] = {}
    filterset_class: ClassVar[type[Filters] | None] = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        self.getoond: set[UUID] = set()
        self.invoervelden: Mapping[str, Any] = {}
        # Without an action it is a method that is not here: that comes first (405).
        if self.action is not None and (fouten := verkeerde_sleutels(self)):
            raise VerkeerdeVraag(fouten)

    def scopes(self) -> list[str]:
        """Of these a token needs one for this action; where there are none any token will do."""
        schrijven = f"{self.groep}:{SCHRIJVEN}"
        leest = self.request.method in SAFE_METHODS
        if leest and self.van_niemand:
            return []
        leest = leest or self.action in self.leest
        return [f"{self.groep}:{LEZEN}", schrijven] if leest else [schrijven]

    def get_queryset(self) -> QuerySet[Any]:
        if getattr(self, "swagger_fake_view", False):  # the document is written: nobody asks
            rijen: QuerySet[Any] = type(self).serializer_class.Meta.model.objects.all()  # type: ignore[union-attr]
            return rijen
        rijen = self.get_rijen()
        return rijen.select_for_update(of=("self",)) if self.vergrendelt else rijen

    def vergrendeld(self) -> Any:
        """The row of the address, locked; raises unless If-Match names it as it is now."""
        self.vergrendelt = True
        rij = self.get_object()
        self.vergrendelt = False
        versie_eisen(self.request, rij)
        return rij

    def get_rijen(self) -> QuerySet[Any]:
        """The rows that exist for who asks."""
        return type(self).rijen(gebruiker_van(self.request).organisatie_id)

    def actor(self) -> Actor:
        """Who is asking, for the services and the log."""
        return actor_van(self.request, self.doel)

    def personen(self, rij: Any) -> Iterable[UUID | None]:
        """Whose data stand in an answer about this row, for the audit log."""
        return ()

    def ingezien(self, rijen: Iterable[Any]) -> None:
        """Write down whose data the user saw."""
        self.personen_ingezien(persoon for rij in rijen for persoon in self.personen(rij))

    def personen_ingezien(self, personen: Iterable[UUID | None]) -> None:
        """Write down that the user saw something about these persons; ``getoond`` keeps whom."""
        gezien = {persoon for persoon in personen if persoon is not None}
        self.getoond |= gezien
        audit.dossiers_ingezien(self.actor(), gezien, pagina=f"api {self.naam}")

    def geldig(
        self, klasse: type[BaseSerializer[Any]] | None = None, *, data: Any = None, **opties: Any
    ) -> Gegevens:
        """What the body says, or ``data``; raises ValidationError naming every wrong field."""
        klasse = klasse or self.get_serializer_class()
        data = self.request.data if data is None else data
        if data is None:  # a body of just `null`, for which DRF has English only
            raise exceptions.ValidationError(_("Stuur een object met velden, geen null."))
        invoer = klasse(
            data=data,
            context=self.get_serializer_context(),
            **opties,
        )
        self.invoervelden = getattr(invoer, "fields", {})
        invoer.is_valid(raise_exception=True)
        return dict(invoer.validated_data)

    def gevraagd(self) -> Gegevens:
        """What stands behind the question mark; raises ValidationError naming every wrong key."""
        assert self.action is not None  # noqa: S101  # or there is no handler that asks
        return self.geldig(self.vragen[self.action], data=self.request.query_params.dict())

    def antwoord(self, rij: Any, status: int = 200) -> Response:
        """One row, with its version, and where to read it if something was made or done.

        That it was seen is written down. Also after a change: the answer shows more than was sent,
        and a change that changes nothing has no line of its own.
        """
        self.ingezien([rij])
        koppen = {"ETag": etag(rij)} if isinstance(rij, OrganisatieModel) else {}
        if status in GEDAAN:
            koppen["Location"] = self.reverse_action("detail", kwargs={"id": rij.pk})
        klasse = type(self).serializer_class or self.get_serializer_class()
        inhoud = klasse(rij, context=self.get_serializer_context()).data
        return Response(inhoud, status=status, headers=koppen)


class Lijst(OrganisatieViewSet):
    """GET of a list: pages, the same filters for a file of all of it.

    ``van_anderen``: all that a line of the list needs of other rows (`lichte_rijen`), where that is
    less than what `rijen` reads; ``delen``: then also the rows that belong to it, name ->
    columns (`delen_lezen`).
    """

    van_anderen: ClassVar[Sequence[str] | None] = None
    delen: ClassVar[Mapping[str, Sequence[str]]] = {}

    def get_renderers(self) -> list[BaseRenderer]:
        if self.action in self.bladert:
            return [JSONRenderer(), CsvBestand(), XlsxBestand()]
        return super().get_renderers()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        rijen = self.get_queryset()
        if self.van_anderen is not None:
            rijen = lichte_rijen(rijen, *self.van_anderen)
        return self.bladeren(rijen, self.delen)

    def als_json(self, rijen: Sequence[Any]) -> Any:
        """These rows, as they stand in a page or a file."""
        return self.get_serializer(rijen, many=True).data

    def bladeren(
        self, rijen: QuerySet[Any], delen: Mapping[str, Sequence[str]] = MappingProxyType({})
    ) -> Response:
        """A page of these rows, or a file of all that the filters leave; with their ``delen``."""
        rijen = self.filter_queryset(rijen)
        vorm = self.request.accepted_renderer
        if isinstance(vorm, CsvBestand | XlsxBestand):
            return self._bestand(rijen, delen, vorm.format)
        bladzijde: Sequence[Any] = self.paginate_queryset(rijen) or []
        delen_lezen(rijen.model, bladzijde, delen)
        self.ingezien(bladzijde)
        return self.get_paginated_response(self.als_json(bladzijde))

    def _bestand(
        self, rijen: QuerySet[Any], delen: Mapping[str, Sequence[str]], formaat: str
    ) -> Response:
        volgorde = Bladzijden().get_ordering(self.request, rijen, self)
        gekozen = list(rijen.order_by(*volgorde)[: MEESTE_RIJEN + 1])
        if len(gekozen) > MEESTE_RIJEN:
            tekst = _("Dit zijn meer dan %(aantal)s rijen. Kies minder met een filter.")
            raise exceptions.ValidationError(tekst % {"aantal": MEESTE_RIJEN})
        delen_lezen(rijen.model, gekozen, delen)
        self.ingezien(gekozen)
        audit.bestand_uitgevoerd(
            self.actor(), soort=self.naam, formaat=formaat, aantal=len(gekozen)
        )
        inhoud = self.als_json(gekozen)
        bestand = f"{self.naam.rpartition('/')[2]}.{formaat}"
        koppen = {"Content-Disposition": f'attachment; filename="{bestand}"'}
        return Response(inhoud, headers=koppen)


class Inzien(OrganisatieViewSet):
    """GET of one."""

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.antwoord(self.get_object())


class Stappen(Inzien):
    """Steps: a POST to a sub-resource, after which the row is shown as it is then.

    ``rij_id``: what the services call the id of the row.
    """

    rij_id: ClassVar[str]

    def stap(self, zetten: Callable[..., object]) -> Response:
        """Have a service take a step, with what was sent."""
        rij = self.get_object()
        zetten(actor=self.actor(), **{self.rij_id: rij.pk}, **self.geldig())
        return self.antwoord(self.get_object(), status=201)


class Aanmaken(OrganisatieViewSet):
    """POST of a new one: 201, with where it is."""

    def aanmaken(self, gegevens: Gegevens) -> OrganisatieModel:
        """Have a service make it."""
        raise NotImplementedError

    @eenmalig
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.antwoord(self.aanmaken(self.geldig()), status=201)


class Wijzigen(OrganisatieViewSet):
    """PUT of the whole and PATCH of a part, with If-Match."""

    def wijzigen(self, rij: Any, gegevens: Gegevens) -> Any:
        """Have a service change it. With PATCH only what was sent is in ``gegevens``."""
        raise NotImplementedError

    def update(
        self, request: Request, *args: Any, partial: bool = False, **kwargs: Any
    ) -> Response:
        with transaction.atomic():
            rij = self.vergrendeld()
            gegevens = self.geldig(instance=rij, partial=partial)
            self.wijzigen(rij, gegevens)
        return self.antwoord(self.get_object())

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return self.update(request, *args, partial=True, **kwargs)


class Verwijderen(OrganisatieViewSet):
    """DELETE, with If-Match: who removes something knows what it has become."""

    def verwijderen(self, rij: Any) -> None:
        """Have a service remove it."""
        raise NotImplementedError

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            self.verwijderen(self.vergrendeld())
        return Response(status=204)


class EigenViewSet(OrganisatieViewSet):
    """A resource under `mijn`: what is about the one who asks, and nothing else.

    ``rijen_van``: actor -> queryset, in place of ``rijen``.
    """

    groep = "mijn"
    van_wie = Wie.EIGEN
    rijen_van: ClassVar[Callable[[Actor], QuerySet[Any]]]

    def get_rijen(self) -> QuerySet[Any]:
        return type(self).rijen_van(self.actor())
