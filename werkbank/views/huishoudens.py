"""Households: who live together, their one contact, and who comes into the house."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.fouten import DomeinFout, Ongeldig
from kern.models import Huishouden, Persoon
from kern.selectors.personen import leden_van, personen_van
from kern.services.huishoudens import BetrokkeneWaarde, HuishoudenGegevens, gegevens_van
from mantelzorg.services.huishoudens import huishouden_vastleggen
from werkbank.basis import ObjectPagina
from werkbank.forms.huishouden import Betrokkeneformulier, Contactformulier, Lidformulier
from werkbank.formulier import Delen, Formulierpagina
from werkbank.views.personen import Opzoekpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LEGE_RIJEN = 2
RIJNUMMERS = range(1, 31)


class HuishoudenNieuw(ObjectPagina):
    """Begin a household with one person, or go to the one there is."""

    recht = "persoon.registreren"
    doel = "huishouden vastleggen"
    http_method_names = ["post", "options"]
    rij: Persoon

    def rijen(self) -> QuerySet[Persoon]:
        return personen_van(self.actor.organisatie_id)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        sleutel = self.rij.huishouden_id
        if sleutel is None:
            gegevens = HuishoudenGegevens(contact=None, leden=(self.rij,))
            sleutel = huishouden_vastleggen(actor=self.actor, gegevens=gegevens)[0].pk
        return redirect("werkbank:huishouden", sleutel)


class _Huishouden(ObjectPagina, abstract=True):
    """Finds the household."""

    rij: Huishouden

    def rijen(self) -> QuerySet[Huishouden]:
        return Huishouden.objects.voor(self.actor.organisatie_id).select_related("contact")

    def leden(self) -> list[Persoon]:
        """Who live here, by name."""
        return list(leden_van(self.rij).order_by("achternaam", "voornaam", "id"))

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        """Back to persons."""
        return [(reverse("werkbank:personen"), _("Personen"))]


class HuishoudenPagina(_Huishouden, Formulierpagina):
    """Who live here, and a form for the contact and for who comes into the house."""

    recht = "persoon.registreren"
    doel = "huishouden bijwerken"
    titel = gettext_lazy("Huishouden")
    sjabloon = "werkbank/huishouden.html"
    legendas: ClassVar[dict[str, "StrOrPromise"]] = {
        "huishouden": gettext_lazy("Aanspreekpunt"),
        **{
            f"komt{nr}": format_lazy(gettext_lazy("Wie er in huis komt: {nr}"), nr=nr)
            for nr in RIJNUMMERS
        },
    }

    def delen(self, **invoer: Any) -> Delen:
        contact = Contactformulier(
            prefix="huishouden",
            instance=self.rij,
            organisatie_id=self.actor.organisatie_id,
            **invoer,
        )
        rijen: list[dict[str, str]] = [
            {"soort": b.soort, "naam": b.naam, "hoe_vaak": b.hoe_vaak}
            for b in self.rij.betrokkenen.all()
        ]
        gestuurd = sum(f"komt{nr}-soort" in invoer.get("data", ()) for nr in RIJNUMMERS)
        aantal = min(max(len(rijen) + LEGE_RIJEN, gestuurd), len(RIJNUMMERS))
        rijen += [{}] * (aantal - len(rijen))
        return {
            "huishouden": contact,
            **{
                f"komt{nr}": Betrokkeneformulier(prefix=f"komt{nr}", initial=rij, **invoer)
                for nr, rij in enumerate(rijen, start=1)
            },
        }

    def bewaren(self, delen: Any) -> str:
        contact = delen["huishouden"].cleaned_data["contact"]
        betrokkenen: dict[tuple[str, str], BetrokkeneWaarde] = {}
        for naam, deel in delen.items():
            if naam == "huishouden" or (waarde := deel.waarde()) is None:
                continue
            if (waarde.soort, waarde.naam) in betrokkenen:
                raise Ongeldig({f"{naam}-naam": _("Dit staat er al. Laat één van beide weg.")})
            betrokkenen[waarde.soort, waarde.naam] = waarde
        huishouden, _uitkomst = huishouden_vastleggen(
            actor=self.actor,
            huishouden=self.rij,
            gegevens=replace(
                gegevens_van(self.rij), contact=contact, betrokkenen=tuple(betrokkenen.values())
            ),
        )
        if huishouden.pk is None:  # nobody lived there any more
            return reverse("werkbank:personen")
        return reverse("werkbank:huishouden", args=[huishouden.pk])

    def personen(self) -> Iterable[UUID | None]:
        return [lid.id for lid in self.leden()]

    def context(self) -> dict[str, Any]:
        return {"huishouden": self.rij, "leden": self.leden()}


class HuishoudenLeden(_Huishouden, Opzoekpagina):
    """Look up who else lives here."""

    recht = "persoon.registreren"
    doel = "huisgenoot opzoeken"
    pagina = "huishouden"
    sjabloon = "werkbank/huishouden_leden.html"

    def context(self, gevonden: Sequence[Persoon]) -> dict[str, Any]:
        return {"huishouden": self.rij}


class _Lid(_Huishouden, abstract=True):
    """Changes who lives here by POST, and goes back."""

    recht = "persoon.registreren"
    http_method_names = ["post", "options"]
    gedaan: ClassVar["StrOrPromise"]

    def wijzigen(self, leden: tuple[Persoon, ...], lid: Persoon) -> tuple[Persoon, ...]:
        """Who live here afterwards."""
        raise NotImplementedError

    @transaction.atomic
    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = Lidformulier(request.POST, organisatie_id=self.actor.organisatie_id)
        if not form.is_valid():
            messages.error(request, _("Kies eerst wie u bedoelt."))
            return redirect("werkbank:huishouden", self.rij.pk)
        lid, oud = form.cleaned_data["persoon"], gegevens_van(self.rij)
        gegevens = replace(oud, leden=self.wijzigen(oud.leden, lid))
        try:
            huishouden, _uitkomst = huishouden_vastleggen(
                actor=self.actor, gegevens=gegevens, huishouden=self.rij
            )
        except DomeinFout as fout:
            messages.error(request, str(fout))
            return redirect("werkbank:huishouden", self.rij.pk)
        messages.success(request, str(self.gedaan))
        if huishouden.pk is None:
            return redirect("werkbank:persoon", lid.pk)
        return redirect("werkbank:huishouden", huishouden.pk)


class LidErbij(_Lid):
    """Somebody lives here too; from another household one moves."""

    recht = "persoon.registreren"
    doel = "huisgenoot toevoegen"
    gedaan = gettext_lazy("Toegevoegd aan het huishouden.")

    def wijzigen(self, leden: tuple[Persoon, ...], lid: Persoon) -> tuple[Persoon, ...]:
        return (*(p for p in leden if p != lid), lid)


class LidEraf(_Lid):
    """Somebody does not live here any more; without anybody the household is gone."""

    recht = "persoon.registreren"
    doel = "huisgenoot weghalen"
    gedaan = gettext_lazy("Weggehaald uit het huishouden.")

    def wijzigen(self, leden: tuple[Persoon, ...], lid: Persoon) -> tuple[Persoon, ...]:
        return tuple(p for p in leden if p != lid)
