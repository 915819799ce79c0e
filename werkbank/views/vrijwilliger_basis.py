"""What the pages about one volunteer share."""

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.fouten import Conflict, Ongeldig
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_volledig
from vrijwilligers.services.vrijwilligers import (
    VrijwilligerGegevens,
    gegevens_van,
    vrijwilliger_opslaan,
)
from werkbank.basis import ObjectPagina
from werkbank.formulier import Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class VrijwilligerObject(ObjectPagina, abstract=True):
    """A page about one volunteer."""

    def rijen(self) -> QuerySet[Any]:
        return vrijwilligers_volledig(self.actor.organisatie_id)

    @property
    def vrijwilliger(self) -> Vrijwilliger:
        """Whom the page is about."""
        vrijwilliger: Vrijwilliger = self.rij
        return vrijwilliger

    @property
    def adres(self) -> str:
        """The page with everything about the volunteer."""
        return reverse("werkbank:vrijwilliger", args=[self.vrijwilliger.pk])

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:vrijwilligers"), _("Vrijwilligers")),
            (self.adres, self.vrijwilliger.persoon.volledige_naam),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return [self.vrijwilliger.persoon_id]


class Vrijwilligerformulier(VrijwilligerObject, Formulierpagina, abstract=True):
    """A form about a part of what is known of a volunteer; the rest stays as it is."""

    recht = "vrijwilliger.registreren"

    def actueel(self) -> tuple[Vrijwilliger, VrijwilligerGegevens]:
        """The volunteer as stored now, locked, with all that is registered."""
        vrijwilliger: Vrijwilliger = (
            vrijwilligers_volledig(self.actor.organisatie_id)
            .select_for_update(of=("self",), no_key=True)
            .get(pk=self.vrijwilliger.pk)
        )
        return vrijwilliger, gegevens_van(vrijwilliger, timezone.localdate())

    def opslaan(self, vrijwilliger: Vrijwilliger, gegevens: VrijwilligerGegevens) -> str:
        """Keep what `actueel` gave, changed; where to go on."""
        vrijwilliger_opslaan(actor=self.actor, gegevens=gegevens, vrijwilliger=vrijwilliger)
        return self.adres


class Verwijderpagina(Vrijwilligerformulier, abstract=True):
    """A form with besides it a button that removes something, by its id."""

    verwijderd: ClassVar["StrOrPromise"] = _("Verwijderd.")

    @abstractmethod
    def verwijderen(self, sleutel: str) -> str:
        """Remove the row with this id, if it is there; where to go on. Raises Ongeldig."""

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        if "verwijderen" not in request.POST:
            return super().post(request, **kwargs)
        try:
            with transaction.atomic():
                adres = self.verwijderen(request.POST["verwijderen"])
        except (Ongeldig, Conflict) as fout:
            messages.error(request, str(fout))
            return redirect(request.path)
        messages.success(request, str(self.verwijderd))
        return redirect(adres)


VERWIJDER = _("Verwijder")


@dataclass(frozen=True, slots=True)
class Rijregel:
    """A row of a list: what it is called, the other cells, and what the button says that ends it.

    Without a button it stays: it is history. ``adres``: where the name leads to.
    """

    id: UUID
    naam: "StrOrPromise"
    cellen: tuple["StrOrPromise", ...] = ()
    knop: "StrOrPromise" = VERWIJDER
    adres: str = ""


class Rijenpagina(Verwijderpagina, abstract=True):
    """A list of what there is, each with a button to remove it, and a form to add one."""

    sjabloon = "werkbank/vrijwilliger_rijen.html"
    knop = _("Toevoegen")
    bijschrift: ClassVar["StrOrPromise"]
    koppen: ClassVar[Sequence["StrOrPromise"]]
    leeg: ClassVar["StrOrPromise"]
    legendas = {"nieuw": _("Toevoegen")}

    @abstractmethod
    def regels(self) -> list[Rijregel]:
        """What there is."""

    def context(self) -> dict[str, Any]:
        return {
            "regels": self.regels(),
            "bijschrift": self.bijschrift,
            "koppen": self.koppen,
            "leeg": self.leeg,
        }


def zonder(rijen: Iterable[Any], waarden: Iterable[Any], sleutel: str) -> tuple[Any, ...]:
    """The values of the rows but of the one with this id. Both are in the same order.

    Raises Conflict where there is no such row.
    """
    rijen = list(rijen)
    if sleutel not in {str(rij.pk) for rij in rijen}:
        raise Conflict("weg", str(_("Dit stond er al niet meer.")))
    return tuple(w for rij, w in zip(rijen, waarden, strict=True) if str(rij.pk) != sleutel)
