"""A page for one kind of dated parameters: what holds, what held and will, the next set."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kern.models import GedateerdeSet
from kern.selectors.parameters import geldige_set
from kern.services.parameters import set_controleren
from matching.selectors.gevolgregels import Gevolg
from werkbank.basis import bladzijde
from werkbank.forms.basis import Dagveld
from werkbank.forms.parameters import Groep, Groepformulier, Ingangsformulier
from werkbank.formulier import Delen
from werkbank.voorbeeld import Voorbeeldpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

INGANG = "ingang"


class Regels(Protocol):
    """A checked set: `Parameters`, `Normen`, `Toelatingseisen`."""

    def als_dict(self) -> dict[str, object]: ...

    @classmethod
    def uit_dict(cls, waarden: object) -> "Regels": ...


class Dagkeuze(forms.Form):
    """As of which day the values are shown."""

    vanaf = Dagveld()


class Parametersets(Voorbeeldpagina, abstract=True):
    """The sets of one kind, and a form for a set from a day on."""

    recht = "stamgegevens.beheren"
    doel = "parameters beheren"
    sjabloon = "werkbank/parameters_sets.html"
    adres: ClassVar[str]
    model: ClassVar[type[GedateerdeSet]]
    regels: ClassVar[type[Regels]]
    groepen: ClassVar[tuple[Groep, ...]]

    def __init_subclass__(cls, *, abstract: bool = False, **kwargs: Any) -> None:
        super().__init_subclass__(abstract=abstract, **kwargs)
        if not abstract:
            cls.legendas = {groep.sleutel: groep.legenda for groep in cls.groepen}

    def opslaan(self, gedateerd: Any, waarden: dict[str, Any]) -> None:
        """Keep the set by its service."""
        raise NotImplementedError

    def dag(self) -> date:
        """As of which day the form shows the values: today, unless the address says another."""
        keuze = Dagkeuze(self.request.GET)
        return keuze.cleaned_data["vanaf"] if keuze.is_valid() else timezone.localdate()

    def delen(self, **invoer: Any) -> Delen:
        dag = self.dag()
        geldig = geldige_set(self.model, self.actor.organisatie_id, dag)
        nu: Any = (self.regels.uit_dict(geldig.waarden) if geldig else self.regels()).als_dict()
        begin = {"ingangsdatum": max(dag, timezone.localdate())}
        return {INGANG: Ingangsformulier(prefix=INGANG, initial=begin, **invoer)} | {
            groep.sleutel: Groepformulier(
                prefix=groep.sleutel,
                groep=groep,
                initial=nu[groep.naam] if groep.naam else nu,
                **invoer,
            )
            for groep in self.groepen
        }

    def waarden(self, delen: Any) -> dict[str, Any]:
        """The set that the valid parts describe, as it is stored."""
        waarden: dict[str, Any] = {}
        for groep in self.groepen:
            schoon = delen[groep.sleutel].cleaned_data
            waarden |= {groep.naam: schoon} if groep.naam else schoon
        return waarden

    def bewaren(self, delen: Any) -> str:
        ingangsdatum = delen[INGANG].cleaned_data["ingangsdatum"]
        bestaand = self.model.objects.voor(self.actor.organisatie_id).filter(
            ingangsdatum=ingangsdatum
        )
        gedateerd = bestaand.first() or self.model(organisatie_id=self.actor.organisatie_id)
        self.opslaan(gedateerd, {"ingangsdatum": ingangsdatum, "waarden": self.waarden(delen)})
        return reverse(self.adres)

    def gevolg(self, delen: Any) -> Sequence[Gevolg]:
        ingangsdatum = delen[INGANG].cleaned_data["ingangsdatum"]
        waarden = self.waarden(delen)
        set_controleren(ingangsdatum=ingangsdatum, waarden=waarden, controle=self.regels.uit_dict)
        return self.gevolg_van(self.regels.uit_dict(waarden))

    def gevolg_van(self, regels: Any) -> Sequence[Gevolg]:
        """What these values would change, were they to hold now."""
        raise NotImplementedError

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:parameters"), _("Parameters"))]

    def context(self) -> dict[str, Any]:
        vandaag = timezone.localdate()
        sets = self.model.objects.voor(self.actor.organisatie_id).order_by("-ingangsdatum")
        geldig = geldige_set(self.model, self.actor.organisatie_id, vandaag)
        return super().context() | {
            "sets": bladzijde(self.request, sets),
            "geldig": geldig,
            "vandaag": vandaag,
        }
