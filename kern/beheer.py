"""The admin site, and the base of every model in it: one organisation, services, audit."""

from collections.abc import Callable, Iterable
from functools import update_wrapper
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from kern import audit
from kern.actor import Actor
from kern.fouten import DomeinFout
from kern.models import Gebruiker, OrganisatieModel
from kern.rechten import mag
from kern.selectors.nachtwerk import nachtwerk_niet_af
from kern.services.stamgegevens import stamgegeven_opslaan, stamgegeven_verwijderen
from kern.verzoek import actor_van, gebruiker_van

if TYPE_CHECKING:
    Formulier = ModelForm[Any]
    Modelbeheer = admin.ModelAdmin[Any]
else:
    Formulier, Modelbeheer = ModelForm, admin.ModelAdmin

BEHEREN = "stamgegevens.beheren"


def rollen_van(request: HttpRequest) -> frozenset[str]:
    """The roles of whoever asks; none for somebody who is not logged in."""
    return request.user.rolcodes if isinstance(request.user, Gebruiker) else frozenset()


class Beheersite(admin.AdminSite):
    """For beheerders, within their own organisation. Logging in is the werkbank's."""

    site_title = site_header = _("Ademruimte: beheer")
    index_title = _("Gebruikers en stamgegevens")
    final_catch_all_view = False
    PAGINAS = ("index", "login", "logout", "jsi18n", "app_list")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Take only models that keep to one organisation; what libraries offer stays out."""
        if isinstance(admin_class, type) and issubclass(admin_class, OrganisatieAdmin):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return mag(rollen_van(request), BEHEREN)

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """With what the beheerder has to know: whether the work of the night was done."""
        niet_af = nachtwerk_niet_af(timezone.now())
        return super().index(request, {**(extra_context or {}), "nachtwerk_niet_af": niet_af})

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Refuse other roles; about an object they are not even told that it exists."""
        binnen = super().admin_view(view, cacheable)

        def poort(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise Http404 if "object_id" in kwargs else PermissionDenied
            return binnen(request, *args, **kwargs)  # type: ignore[no-any-return]

        return update_wrapper(poort, binnen)

    @method_decorator(never_cache)
    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(
            request.GET.get("next", reverse("admin:index")), settings.LOGIN_URL
        )

    def get_urls(self) -> list[Any]:
        """Without the shortcut to any object of any model, and without Django's password pages."""
        return [
            adres
            for adres in super().get_urls()
            if not isinstance(adres, URLPattern) or adres.name in self.PAGINAS
        ]


class OrganisatieForm(Formulier):
    """A form within the user's organisation, so that every constraint is checked."""

    gebruiker: ClassVar[Gebruiker]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.organisatie_id = self.gebruiker.organisatie_id

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"organisatie"}  # type: ignore[misc,no-any-return]


class OrganisatieAdmin(Modelbeheer):
    """Rows and choices of the user's own organisation; saved by services, reads written down.

    No search (it would put names into addresses), no bulk actions, and none of Django's own
    change log, which keeps names: `kern.audit` writes what happened.
    """

    recht: ClassVar[str] = BEHEREN
    alleen_lezen: ClassVar[bool] = False
    verwijderbaar: ClassVar[bool] = False

    form = OrganisatieForm
    exclude = ("organisatie",)
    actions = None
    view_on_site = False
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False

    # Which rows there are.
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        eigen = gebruiker_van(request).organisatie_id
        return super().get_queryset(request).filter(organisatie_id=eigen)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """The object, or 404: before any permission is looked at."""
        gevonden = super().get_object(request, object_id, from_field)
        if gevonden is None:
            raise Http404
        return gevonden

    def formfield_for_foreignkey(
        self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Choices of the same organisation only."""
        doel = db_field.related_model
        if isinstance(doel, type) and issubclass(doel, OrganisatieModel):
            kwargs["queryset"] = doel.objects.voor_gebruiker(gebruiker_van(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest | None = None) -> bool:
        """Only what `list_filter` offers, so that no address can probe another field."""
        return lookup.split("__")[0] in self.list_filter

    def get_urls(self) -> list[URLPattern]:
        soorten = ["changelist", "add", "change", *(["delete"] if self.verwijderbaar else [])]
        namen = {f"{self.opts.app_label}_{self.opts.model_name}_{soort}" for soort in soorten}
        return [adres for adres in super().get_urls() if adres.name in namen]

    # Who may.
    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return mag(rollen_van(request), self.recht)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return not self.alleen_lezen and mag(rollen_van(request), self.recht)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return not self.alleen_lezen and mag(rollen_van(request), self.recht)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.verwijderbaar and mag(rollen_van(request), self.recht)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return mag(rollen_van(request), self.recht)

    # Reading, written down.
    def actor(self, request: HttpRequest) -> Actor:
        """Whoever is at work."""
        return actor_van(request, "beheer")

    def personen(self, obj: Any) -> Iterable[UUID | None]:
        """Whom one reads about in this object."""
        return ()

    def inzien_vastleggen(self, request: HttpRequest, obj: Any) -> None:
        """Write down that this object was opened."""
        actor = self.actor(request)
        audit.gegeven_ingezien(actor, obj, pagina="beheer")
        audit.dossiers_ingezien(actor, self.personen(obj), pagina="beheer")

    def lijst_vastleggen(self, request: HttpRequest) -> None:
        """Write down that this list was opened."""
        audit.lijst_ingezien(self.actor(request), self.opts.model_name or "")

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        antwoord = super().changelist_view(request, extra_context)
        self.lijst_vastleggen(request)
        return antwoord

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if context["original"] is not None:
            self.inzien_vastleggen(request, context["original"])
        return super().render_change_form(request, context, *args, **kwargs)

    # Writing, by services.
    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        formulier: Any = super().get_form(request, obj, change, **kwargs)
        formulier.gebruiker = gebruiker_van(request)
        return formulier

    def opslaan(self, actor: Actor, gegeven: Any, form: Any, waarden: dict[str, Any]) -> None:
        """Save by the service of this model."""
        stamgegeven_opslaan(actor=actor, gegeven=gegeven, waarden=waarden)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        # The form has already changed its own copy; the service compares with what is stored.
        gegeven = self.get_object(request, str(obj.pk)) if change else obj
        eigen = {veld.name for veld in self.opts.concrete_fields}
        waarden = {naam: w for naam, w in form.cleaned_data.items() if naam in eigen}
        self.opslaan(self.actor(request), gegeven, form, waarden)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        stamgegeven_verwijderen(actor=self.actor(request), gegeven=obj)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._met_melding(request, super().changeform_view, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._met_melding(request, super().delete_view, *args, **kwargs)

    def _met_melding(
        self, request: HttpRequest, pagina: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """What a service refuses and the form let through becomes a message."""
        try:
            return pagina(request, *args, **kwargs)  # type: ignore[no-any-return]
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
            return HttpResponseRedirect(request.path)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: `kern.audit` does."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: `kern.audit` does."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing: `kern.audit` does."""
