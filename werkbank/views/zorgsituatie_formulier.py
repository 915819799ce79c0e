"""Recording a care situation: from a registration, or from nothing; and keeping it up to date."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kern.fouten import Ongeldig
from kern.models import Doel, Persoon
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Zorgsituatie
from mantelzorg.services.aanmeldingen import aanmelding_koppelen
from mantelzorg.services.zorgsituaties import (
    ZorgsituatieGegevens,
    gegevens_van,
    zorgsituatie_opslaan,
)
from werkbank.forms.personen import NieuwPersoonformulier
from werkbank.forms.zorgsituatie import (
    Aanspreekpuntformulier,
    Netwerkformulier,
    Wieformulier,
    Zorgformulier,
)
from werkbank.formulier import Delen, Formulierpagina

from .aanmeldingen import Aanmeldingdeel
from .zorgsituaties import Zorgsituatiedeel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class _NieuweZorgsituatie(Formulierpagina, abstract=True):
    """Who is cared for, and how the two stand to each other. The rest can be added later."""

    recht = "zorgsituatie.registreren"
    titel = _("Nieuwe zorgsituatie")
    gedaan = _("De zorgsituatie is bewaard.")
    legendas = {
        "mantelzorger": _("De mantelzorger"),
        "zorgvrager": _("Voor wie de mantelzorger zorgt"),
        "wie": _("Hoe zij bij elkaar horen"),
        "aanspreekpunt": _("Aanspreekpunt"),
    }

    def _delen(
        self, mantelzorger: Persoon | None, aanspreekpunt: UUID | None, invoer: dict[str, Any]
    ) -> Delen:
        wie = {"organisatie_id": self.actor.organisatie_id, **invoer}
        return {
            "zorgvrager": NieuwPersoonformulier(
                prefix="zorgvrager",
                initial={"postcode": mantelzorger.postcode} if mantelzorger else {},
                behalve=[mantelzorger.pk] if mantelzorger else [],
                **wie,
            ),
            "wie": Wieformulier(prefix="wie", **wie),
            "aanspreekpunt": Aanspreekpuntformulier(
                prefix="aanspreekpunt", initial={"aanspreekpunt": aanspreekpunt}, **wie
            ),
        }

    def _opslaan(self, mantelzorger: Persoon, delen: Any) -> Zorgsituatie:
        zorgsituatie, _uitkomst = zorgsituatie_opslaan(
            actor=self.actor,
            gegevens=ZorgsituatieGegevens(
                mantelzorger=mantelzorger,
                zorgvrager=delen["zorgvrager"].bewaren(self.actor),
                **delen["wie"].cleaned_data,
                **delen["aanspreekpunt"].cleaned_data,
            ),
        )
        return zorgsituatie


class ZorgsituatieNieuw(_NieuweZorgsituatie):
    """A care situation without a registration: both persons are asked for."""

    doel = "zorgsituatie vastleggen"
    inleiding = _(
        "Van beiden zijn een achternaam en een postcode genoeg. Wat u niet weet, laat u leeg."
    )

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [(reverse("werkbank:zorgsituaties"), _("Zorgsituaties"))]

    def delen(self, **invoer: Any) -> Delen:
        return {
            "mantelzorger": NieuwPersoonformulier(
                prefix="mantelzorger", organisatie_id=self.actor.organisatie_id, **invoer
            ),
            **self._delen(None, None, invoer),
        }

    def bewaren(self, delen: Any) -> str:
        zorgsituatie = self._opslaan(delen["mantelzorger"].bewaren(self.actor), delen)
        return reverse("werkbank:zorgsituatie", args=[zorgsituatie.pk])


class AanmeldingZorgsituatie(Aanmeldingdeel, _NieuweZorgsituatie):
    """The care situation that a registration is about: the carer is known."""

    doel = "zorgsituatie vastleggen"
    sjabloon = "werkbank/aanmelding_zorgsituatie.html"

    def context(self) -> dict[str, Any]:
        return {"aanmelding": self.rij}

    def delen(self, **invoer: Any) -> Delen:
        return self._delen(self.rij.mantelzorger, self.rij.aanspreekpunt_id, invoer)

    def bewaren(self, delen: Any) -> str:
        zorgsituatie = self._opslaan(self.rij.mantelzorger, delen)
        aanmelding_koppelen(actor=self.actor, aanmelding=self.rij, zorgsituatie=zorgsituatie)
        return reverse("werkbank:zorgsituatie", args=[zorgsituatie.pk])


class ZorgsituatieWijzigen(Zorgsituatiedeel, Formulierpagina):
    """All that is asked about a care situation."""

    recht = "zorgsituatie.registreren"
    doel = "zorgsituatie wijzigen"
    titel = _("Zorgsituatie wijzigen")
    inleiding = _("Niets hiervan is verplicht. Wat u niet weet, laat u leeg.")
    sjabloon = "werkbank/zorgsituatie_formulier.html"
    legendas = {
        "wie": _("Wie"),
        "zorg": _("De zorg"),
        "netwerk": _("Netwerk"),
        "aanspreekpunt": _("Aanspreekpunt"),
    }

    def context(self) -> dict[str, Any]:
        return {"zorgsituatie": self.rij, "grondslag": self._grondslag()}

    def _grondslag(self) -> bool:
        return heeft_grondslag(self.rij.zorgvrager, Doel.GEZONDHEID)

    def delen(self, **invoer: Any) -> Delen:
        wie = {
            "organisatie_id": self.actor.organisatie_id,
            "instance": self.rij,
            **invoer,
        }
        return {
            "wie": Wieformulier(prefix="wie", **wie),
            "zorg": Zorgformulier(prefix="zorg", grondslag=self._grondslag(), **wie),
            "netwerk": Netwerkformulier(prefix="netwerk", **wie),
            "aanspreekpunt": Aanspreekpuntformulier(prefix="aanspreekpunt", **wie),
        }

    def bewaren(self, delen: Any) -> str:
        ingevuld = {n: w for deel in delen.values() for n, w in deel.cleaned_data.items()}
        zorgsituatie_opslaan(
            actor=self.actor,
            zorgsituatie=self.rij,
            gegevens=replace(gegevens_van(self.rij), **ingevuld),
        )
        return self.terug()


class Vertegenwoordiger(Zorgsituatiedeel, Formulierpagina):
    """With whom agreements are made, where that is not the carer."""

    recht = "zorgsituatie.registreren"
    doel = "vertegenwoordiger vastleggen"
    titel = _("Vertegenwoordiger vastleggen")
    inleiding = _(
        "Maakt u afspraken met iemand anders dan de mantelzorger? Vul in wie dat is. Is de "
        "zorgvrager het zelf, vul dan die naam in en kies daarna de zorgvrager."
    )

    def delen(self, **invoer: Any) -> Delen:
        return {
            "vertegenwoordiger": NieuwPersoonformulier(
                prefix="vertegenwoordiger",
                organisatie_id=self.actor.organisatie_id,
                behalve=[self.rij.mantelzorger_id],
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        vertegenwoordiger = delen["vertegenwoordiger"].bewaren(self.actor)
        zorgsituatie_opslaan(
            actor=self.actor,
            zorgsituatie=self.rij,
            gegevens=replace(gegevens_van(self.rij), vertegenwoordiger=vertegenwoordiger),
        )
        return self.terug()


class VertegenwoordigerWeg(Zorgsituatiedeel):
    """From now on agreements are made with the carer."""

    recht = "zorgsituatie.registreren"
    doel = "vertegenwoordiger weghalen"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        try:
            zorgsituatie_opslaan(
                actor=self.actor,
                zorgsituatie=self.rij,
                gegevens=replace(gegevens_van(self.rij), vertegenwoordiger=None),
            )
        except Ongeldig as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, _("U maakt nu afspraken met de mantelzorger."))
        return redirect(self.terug())
