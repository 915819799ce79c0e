"""Logging in and out, and where one begins."""

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kern import audit
from kern.actor import Actor
from kern.rechten import Wie, mag
from kern.selectors.gebruikers import gebruiker_met_email
from kern.verzoek import actor_van, gebruiker_van, herkomst_van

BEGIN = (
    ("taak.inzien", Wie.ORGANISATIE, "werkbank:werklijst"),
    ("audit.inzien", Wie.ORGANISATIE, "werkbank:auditlog"),
    ("stamgegevens.beheren", Wie.ORGANISATIE, "admin:index"),
    ("checkin.beantwoorden", Wie.EIGEN, "werkbank:mijn_checkin"),
)
"""Where somebody begins: the first of these that they may open."""


class Inloggen(LoginView):
    """The one way in, for the pages and the admin."""

    template_name = "werkbank/inloggen.html"
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        antwoord = super().form_valid(form)
        audit.ingelogd(actor_van(self.request, "inloggen"))
        return antwoord

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        antwoord = super().form_invalid(form)
        antwoord.status_code = 400
        gebruiker = gebruiker_met_email(form.cleaned_data.get("username", ""))
        if gebruiker is not None:
            audit.inloggen_geweigerd(
                Actor.van_gebruiker(gebruiker, herkomst=herkomst_van(self.request), doel="inloggen")
            )
        return antwoord


class Uitloggen(LogoutView):
    """Out, by POST only."""

    http_method_names = ["post", "options"]


def start(request: HttpRequest) -> HttpResponse:
    """Send everybody to their own work."""
    rollen = gebruiker_van(request).rolcodes
    for recht, wie, adres in BEGIN:
        if mag(rollen, recht, wie):
            return redirect(adres)
    return render(request, "werkbank/start.html")
