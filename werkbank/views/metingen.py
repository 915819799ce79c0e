"""Measurements of a care situation: all there were, recording one, correcting one."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern import audit
from kern.models import Doel
from kern.rechten import mag
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Meting, Zorgsituatie
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.instrumenten import (
    alle_instrumenten,
    instrument_van,
    instrumenten_van,
)
from mantelzorg.selectors.metingen import metingen_van
from mantelzorg.services.metingen import MetingGegevens, meting_corrigeren, meting_vastleggen
from werkbank.basis import bladzijde
from werkbank.forms.metingen import Afnameformulier, Antwoordenformulier, Totaalformulier
from werkbank.formulier import Delen, Formulierpagina
from werkbank.weergave_metingen import metingkaart

from .zorgsituaties import Zorgsituatiedeel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Metingen(Zorgsituatiedeel):
    """All measurements of a care situation, latest first; what was corrected is among them."""

    recht = "meting.inzien"
    doel = "metingen bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        organisatie_id = self.actor.organisatie_id
        blad = bladzijde(request, metingen_van(organisatie_id).filter(zorgsituatie=self.rij))
        instrumenten = alle_instrumenten(organisatie_id)
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="metingen")
        return render(
            request,
            "werkbank/metingen.html",
            {
                "zorgsituatie": self.rij,
                "kruimels": self.kruimels(),
                "metingen": blad,
                "kaarten": [metingkaart(meting, instrumenten) for meting in blad],
                "grondslag": heeft_grondslag(self.rij.mantelzorger, Doel.GEZONDHEID),
                "mag_registreren": mag(self.actor.rollen, "meting.registreren"),
            },
        )


class _Meting(Zorgsituatiedeel, Formulierpagina, abstract=True):
    """The form of a measurement. Without a legal basis it has no place for answers."""

    recht = "meting.registreren"
    sjabloon = "werkbank/meting.html"
    gedaan = gettext_lazy("De meting is bewaard.")
    legendas = {
        "afname": gettext_lazy("Wanneer en hoe"),
        "antwoorden": gettext_lazy("De antwoorden"),
    }
    instrument: Any
    """Whose form it is: an `Instrument`."""

    def meting(self) -> Meting | None:
        """The measurement that is corrected, if one is."""
        raise NotImplementedError

    @cached_property
    def grondslag(self) -> bool:
        """Whether the carer's health may be recorded."""
        return heeft_grondslag(self.zorgsituatie.mantelzorger, Doel.GEZONDHEID)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        metingen = reverse("werkbank:metingen", args=[self.zorgsituatie.pk])
        return [*super().kruimels(), (metingen, _("Metingen"))]

    def delen(self, **invoer: Any) -> Delen:
        meting = self.meting()
        begin: dict[str, Any] = {"datum": timezone.localdate()}
        if meting:
            begin = {naam: getattr(meting, naam) for naam in ("datum", "wijze", "geen_meting")}
        delen: Delen = {
            "afname": Afnameformulier(
                prefix="afname",
                organisatie_id=self.actor.organisatie_id,
                initial=begin,
                **invoer,
            )
        }
        if self.grondslag:
            soort = Antwoordenformulier if self.instrument.items else Totaalformulier
            delen["antwoorden"] = soort(
                prefix="antwoorden", instrument=self.instrument, meting=meting, **invoer
            )
        return delen

    def gegevens(self, delen: Any) -> MetingGegevens:
        """What the valid parts say."""
        return MetingGegevens(
            zorgsituatie=self.zorgsituatie,
            instrument=self.instrument.code,
            **delen["afname"].cleaned_data,
            **(delen["antwoorden"].inhoud() if "antwoorden" in delen else {}),
        )

    def context(self) -> dict[str, Any]:
        return {"zorgsituatie": self.zorgsituatie, "grondslag": self.grondslag}


class MetingNieuw(_Meting):
    """Which instrument, and then its form."""

    doel = "meting vastleggen"

    @property
    def titel(self) -> str:  # type: ignore[override]  # it names the instrument
        return _("Meting vastleggen: %(naam)s") % {"naam": self.instrument.naam}

    @cached_property
    def instrumenten(self) -> dict[str, Instrument]:
        """What can be chosen."""
        return dict(instrumenten_van(self.actor.organisatie_id))

    @cached_property
    def instrument(self) -> Any:
        """The one that the address names; None until one is chosen."""
        return self.instrumenten.get(self.request.GET.get("instrument", ""))

    def meting(self) -> None:
        return None

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return super().get(request, **kwargs) if self.instrument else self._kiezen(200)

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return super().post(request, **kwargs) if self.instrument else self._kiezen(400)

    def _kiezen(self, status: int) -> HttpResponse:
        audit.dossiers_ingezien(self.actor, self.personen(), pagina="meting_nieuw")
        return render(
            self.request,
            "werkbank/meting_kiezen.html",
            {
                "kruimels": self.kruimels(),
                "instrumenten": sorted(self.instrumenten.values(), key=lambda i: i.naam),
            },
            status=status,
        )

    def bewaren(self, delen: Any) -> str:
        meting_vastleggen(actor=self.actor, gegevens=self.gegevens(delen))
        return reverse("werkbank:metingen", args=[self.zorgsituatie.pk])


class MetingCorrectie(_Meting):
    """What a measurement should have been; with the form that was filled in then."""

    doel = "meting verbeteren"
    inleiding = gettext_lazy(
        "Vul in wat het had moeten zijn. De oude meting blijft te lezen, maar telt niet meer."
    )
    rij: Any

    @property
    def titel(self) -> str:  # type: ignore[override]  # it names the instrument
        return _("Meting verbeteren: %(naam)s") % {"naam": self.instrument.naam}

    def rijen(self) -> QuerySet[Any]:
        return metingen_van(self.actor.organisatie_id)

    @property
    def zorgsituatie(self) -> Zorgsituatie:
        situatie: Zorgsituatie = self.rij.zorgsituatie
        return situatie

    @cached_property
    def instrument(self) -> Instrument:
        return instrument_van(self.actor.organisatie_id, self.rij.instrument, self.rij.versie)

    def meting(self) -> Meting:
        meting: Meting = self.rij
        return meting

    def bewaren(self, delen: Any) -> str:
        meting_corrigeren(actor=self.actor, meting=self.rij, gegevens=self.gegevens(delen))
        return reverse("werkbank:metingen", args=[self.zorgsituatie.pk])
