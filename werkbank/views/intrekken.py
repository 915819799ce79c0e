"""Taking back: a request that is no longer asked, a consent that is no longer given."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.fouten import DomeinFout
from kern.models import Toestemming
from kern.services.toestemmingen import toestemming_intrekken
from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.services.hulpvragen import hulpvraag_intrekken
from werkbank.basis import ObjectPagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class _Intrekking(ObjectPagina, abstract=True):
    """Takes back by POST and returns to where one works, with what happened."""

    http_method_names = ["post", "options"]
    gedaan: "StrOrPromise"

    def intrekken(self) -> None:
        """Do it by the service."""
        raise NotImplementedError

    def terug(self) -> str:
        """Where one goes on."""
        return reverse("werkbank:hulpvragen")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.intrekken()
        except DomeinFout as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, str(self.gedaan))
        return redirect(self.terug())


class HulpvraagIntrekking(_Intrekking):
    """The carer no longer asks for this."""

    recht = "hulpvraag.registreren"
    doel = "hulpvraag intrekken"
    gedaan = _("De hulpvraag is ingetrokken.")
    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return hulpvragen_van(self.actor.organisatie_id)

    def intrekken(self) -> None:
        hulpvraag_intrekken(actor=self.actor, hulpvraag=self.rij)


class ToestemmingIntrekking(_Intrekking):
    """A person withdraws consent: from today on the data are not used."""

    recht = "persoon.registreren"
    doel = "toestemming intrekken"
    gedaan = _("De toestemming is ingetrokken. De gegevens doen niet meer mee.")
    rij: Toestemming

    def rijen(self) -> QuerySet[Toestemming]:
        return Toestemming.objects.voor(self.actor.organisatie_id)

    def intrekken(self) -> None:
        toestemming_intrekken(actor=self.actor, toestemming=self.rij, datum=timezone.localdate())

    def terug(self) -> str:
        return reverse("werkbank:persoon", args=[self.rij.persoon_id])
