"""What every page shares: who acts, what they may, and which organisation's rows exist for them."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views import View

from kern.actor import Actor
from kern.fouten import NietToegestaan
from kern.rechten import RECHTEN, Wie, vereis
from kern.verzoek import actor_van

PER_PAGINA = 25


def bladzijde(
    request: HttpRequest,
    rijen: QuerySet[Any] | Sequence[Any],
    *,
    naam: str = "pagina",
    per: int = PER_PAGINA,
) -> Page[Any]:
    """One page of the rows; an impossible page number gives the nearest."""
    return Paginator(rijen, per).get_page(request.GET.get(naam))


class Pagina(View):
    """A page that names the right it takes (`kern.rechten`) and why it is opened (audit log)."""

    recht: ClassVar[str]
    doel: ClassVar[str]
    van_wie: ClassVar[Wie] = Wie.ORGANISATIE
    actor: Actor

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not abstract and (getattr(cls, "recht", "") not in RECHTEN or not hasattr(cls, "doel")):
            raise TypeError(f"{cls.__name__} must name a right and a purpose")

    def toegang(self) -> None:
        """Raise NietToegestaan or Http404 where this user has nothing to find."""
        vereis(self.actor, self.recht, self.van_wie)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.actor = actor_van(request, self.doel)
        try:
            self.toegang()
            return super().dispatch(request, *args, **kwargs)
        except NietToegestaan as fout:
            raise PermissionDenied(str(fout)) from fout


class ObjectPagina(Pagina, abstract=True):
    """A page about one object. Of another organisation it does not exist, whatever one's role."""

    rij: Any

    def rijen(self) -> QuerySet[Any]:
        """The rows of the actor's organisation among which the object is looked up."""
        raise NotImplementedError

    def toegang(self) -> None:
        (sleutel,) = self.kwargs.values()
        self.rij = get_object_or_404(self.rijen(), pk=sleutel)
        super().toegang()
