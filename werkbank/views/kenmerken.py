"""Kenmerken: the words of an organisation, and what each means from a day on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Kenmerk, KenmerkVersie
from kern.services.kenmerken import kenmerkversie_controleren, kenmerkversie_opslaan
from kern.services.stamgegevens import stamgegeven_opslaan
from matching.selectors.gevolgen import gevolgen
from matching.selectors.gevolgregels import Gevolg, voor_de_matching
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.kenmerk import Kenmerkfilter, Kenmerkformulier, Versieformulier
from werkbank.formulier import Delen, Formulierpagina
from werkbank.voorbeeld import Voorbeeldpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PER_PAGINA = 50


class Kenmerken(Pagina):
    """The kenmerken by kind, with what will change."""

    recht = "stamgegevens.beheren"
    doel = "kenmerken beheren"

    def get(self, request: HttpRequest) -> HttpResponse:
        organisatie_id = self.actor.organisatie_id
        komende = KenmerkVersie.objects.voor(organisatie_id).filter(
            ingangsdatum__gt=timezone.localdate()
        )
        kenmerken = (
            Kenmerk.objects.voor(organisatie_id)
            .order_by("soort", "naam", "id")
            .prefetch_related(
                Prefetch("versies", komende.order_by("ingangsdatum"), to_attr="komende")
            )
        )
        filter_ = Kenmerkfilter(request.GET)
        geldig = filter_.is_valid()
        if soort := filter_.cleaned_data.get("soort"):
            kenmerken = kenmerken.filter(soort=soort)
        return render(
            request,
            "werkbank/kenmerken.html",
            {"kenmerken": bladzijde(request, kenmerken, per=PER_PAGINA), "filter": filter_},
            status=200 if geldig else 400,
        )


class _Lijstkruimel:
    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        """Back to the list."""
        return [(reverse("werkbank:kenmerken"), _("Kenmerken"))]


class KenmerkNieuw(_Lijstkruimel, Formulierpagina):
    """A word that was missing."""

    recht = "stamgegevens.beheren"
    doel = "kenmerk toevoegen"
    titel = gettext_lazy("Nieuw kenmerk")
    inleiding = gettext_lazy("Een woord voor wat iemand kan, wil, nodig heeft of tegenkomt.")

    def delen(self, **invoer: Any) -> Delen:
        formulier = Kenmerkformulier(
            prefix="kenmerk", organisatie_id=self.actor.organisatie_id, **invoer
        )
        return {"kenmerk": formulier}

    def bewaren(self, delen: Any) -> str:
        kenmerk = Kenmerk(organisatie_id=self.actor.organisatie_id)
        waarden = delen["kenmerk"].cleaned_data
        stamgegeven_opslaan(actor=self.actor, gegeven=kenmerk, waarden=waarden)
        return reverse("werkbank:kenmerk", args=[kenmerk.pk])


class KenmerkPagina(_Lijstkruimel, Voorbeeldpagina, ObjectPagina):
    """One kenmerk: what it means now, meant before and will mean, and a form for a change."""

    recht = "stamgegevens.beheren"
    doel = "kenmerk beheren"
    sjabloon = "werkbank/kenmerk.html"
    rij: Kenmerk

    @property
    def titel(self) -> str:  # type: ignore[override]  # the name of this one
        return self.rij.naam

    def rijen(self) -> QuerySet[Kenmerk]:
        return Kenmerk.objects.voor(self.actor.organisatie_id)

    def delen(self, **invoer: Any) -> Delen:
        formulier = Versieformulier(
            prefix="versie",
            instance=self.rij,
            initial={"ingangsdatum": timezone.localdate()},
            organisatie_id=self.actor.organisatie_id,
            **invoer,
        )
        return {"versie": formulier}

    def bewaren(self, delen: Any) -> str:
        kenmerkversie_opslaan(
            actor=self.actor,
            kenmerk=self.rij,
            ingangsdatum=delen["versie"].cleaned_data["ingangsdatum"],
            waarden=delen["versie"].waarden(),
        )
        return reverse("werkbank:kenmerk", args=[self.rij.pk])

    def gevolg(self, delen: Any) -> Sequence[Gevolg]:
        waarden = delen["versie"].waarden()
        kenmerkversie_controleren(
            kenmerk=self.rij,
            ingangsdatum=delen["versie"].cleaned_data["ingangsdatum"],
            waarden=waarden,
        )
        return voor_de_matching(
            gevolgen(
                self.actor.organisatie_id,
                vandaag=timezone.localdate(),
                kenmerk=self.rij,
                waarden=waarden,
            )
        )

    def context(self) -> dict[str, Any]:
        versies = KenmerkVersie.objects.voor(self.actor.organisatie_id).filter(kenmerk=self.rij)
        vandaag = timezone.localdate()
        versies = versies.order_by("-ingangsdatum")
        return super().context() | {
            "kenmerk": self.rij,
            "versies": bladzijde(self.request, versies),
            "geldig": versies.filter(ingangsdatum__lte=vandaag).first(),
            "vandaag": vandaag,
        }
