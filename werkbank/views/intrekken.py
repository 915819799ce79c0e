"""Taking something back, by a button."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from kern.fouten import DomeinFout
from werkbank.basis import ObjectPagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Intrekking(ObjectPagina, abstract=True):
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
