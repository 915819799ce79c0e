"""Care situations: the list, and all that is known of one."""

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.models import Toestemming
from kern.rechten import mag
from kern.regels.toestemming import geldend
from kern.selectors.personen import personen_van
from mantelzorg.models import Zorgsituatie
from mantelzorg.regels.gezondheid import zichtbaar
from mantelzorg.selectors.checkins import checkins_van
from mantelzorg.selectors.doorverwijzingen import doorverwijzingen_van
from mantelzorg.selectors.gesprekken import gesprekken_van
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.selectors.signalen import open_signalen
from mantelzorg.selectors.zorgsituaties import ook_betrokken_bij, zorgsituaties_van
from matching.selectors.hulpvraagstatus import met_status
from matching.selectors.wachttijd import fasen
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.gezondheid import met_grondslag
from werkbank.verloop import verloopbeeld

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOOGSTENS = 10
"""So many requests and talks stand on the page of a care situation, the latest first."""
TWEE_JAAR = timedelta(days=730)
"""So far back goes the timeline on the page of a care situation; its own page has all of it."""


class Zorgsituaties(Pagina):
    """The care situations of the organisation, by number."""

    recht = "zorgsituatie.inzien"
    doel = "zorgsituaties bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        blad = bladzijde(request, zorgsituaties_van(self.actor.organisatie_id))
        audit.dossiers_ingezien(
            self.actor,
            [p for z in blad for p in (z.mantelzorger_id, z.zorgvrager_id)],
            pagina="zorgsituaties",
        )
        return render(
            request,
            "werkbank/zorgsituaties.html",
            {
                "zorgsituaties": blad,
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren"),
            },
        )


class Zorgsituatiedeel(ObjectPagina, abstract=True):
    """A page that belongs to one care situation.

    Stands before `Formulierpagina` in a class, so that its persons and breadcrumbs count.
    """

    rij: Zorgsituatie

    def rijen(self) -> QuerySet[Zorgsituatie]:
        return zorgsituaties_van(self.actor.organisatie_id)

    @property
    def zorgsituatie(self) -> Zorgsituatie:
        """The care situation that the page belongs to."""
        return self.rij

    def terug(self) -> str:
        """The address of the care situation."""
        return reverse("werkbank:zorgsituatie", args=[self.zorgsituatie.pk])

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:zorgsituaties"), _("Zorgsituaties")),
            (self.terug(), self.zorgsituatie.nummer),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return self.zorgsituatie.mantelzorger_id, self.zorgsituatie.zorgvrager_id


class ZorgsituatiePagina(Zorgsituatiedeel):
    """One care situation: who they are, who else is there, and what was done."""

    recht = "zorgsituatie.inzien"
    doel = "zorgsituatie bekijken"

    def rijen(self) -> QuerySet[Zorgsituatie]:
        leden = personen_van(self.actor.organisatie_id)
        return (
            super()
            .rijen()
            .select_related("mantelzorger__huishouden__contact", "zorgvrager__huishouden__contact")
            .prefetch_related(
                "doelgroepen__kenmerk",
                "mantelzorger__huishouden__betrokkenen",
                Prefetch("mantelzorger__huishouden__leden", leden),
                "zorgvrager__huishouden__betrokkenen",
                Prefetch("zorgvrager__huishouden__leden", leden),
            )
        )

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        situatie, organisatie_id = self.rij, self.actor.organisatie_id
        andere = self._andere()
        huishoudens = {
            p.huishouden.pk: p.huishouden
            for p in (situatie.mantelzorger, situatie.zorgvrager)
            if p.huishouden is not None
        }
        hulpvragen = list(
            met_status(
                hulpvragen_van(organisatie_id)
                .filter(zorgsituatie=situatie)
                .order_by("-ingediend_op")
            )[:HOOGSTENS]
        )
        stadia = fasen(organisatie_id, hulpvragen)
        gesprekken = gesprekken_van(organisatie_id).filter(zorgsituatie=situatie)
        doelgroepen = situatie.doelgroepen.all()
        grondslag = bool(met_grondslag(organisatie_id, [situatie]))
        getoond = zichtbaar(doelgroepen, grondslag=grondslag)
        audit.dossiers_ingezien(
            self.actor,
            [
                *self.personen(),
                situatie.vertegenwoordiger_id,
                *(p for _wie, z in andere for p in (z.mantelzorger_id, z.zorgvrager_id)),
                *(lid.pk for h in huishoudens.values() for lid in h.leden.all()),
            ],
            pagina="zorgsituatie",
        )
        return render(
            request,
            "werkbank/zorgsituatie.html",
            {
                "zorgsituatie": situatie,
                "doelgroepen": getoond,
                "achtergehouden": len(getoond) < len(doelgroepen),
                "andere": andere,
                "huishoudens": huishoudens.values(),
                "gesprekken": gesprekken[:HOOGSTENS],
                "aantal_gesprekken": gesprekken.count(),
                "hulpvragen": [(vraag, stadia[vraag.pk]) for vraag in hulpvragen],
                "signalen": open_signalen(organisatie_id, timezone.localdate()).filter(
                    zorgsituatie=situatie
                ),
                "checkins": checkins_van(organisatie_id).filter(zorgsituatie=situatie)[:HOOGSTENS],
                "verloop": verloopbeeld(
                    self.actor, situatie, sinds=timezone.localdate() - TWEE_JAAR
                ),
                "doorverwijzingen": doorverwijzingen_van(organisatie_id).filter(
                    hulpvraag__zorgsituatie=situatie
                ),
                "toestemmingen": self._toestemmingen(),
                "aanmeldingen": situatie.aanmeldingen.order_by("-ontvangen_op"),
                "mag_bellen": mag(self.actor.rollen, "checkin.afhandelen"),
                "mag_meten": mag(self.actor.rollen, "meting.inzien"),
                "mag_registreren": mag(self.actor.rollen, "zorgsituatie.registreren"),
                "mag_melden": mag(self.actor.rollen, "signaal.melden"),
            },
        )

    def _andere(self) -> list[tuple[Any, Zorgsituatie]]:
        """The other care situations of these two, each with which of them is in it."""
        situatie = self.rij
        beiden = (situatie.mantelzorger, situatie.zorgvrager)
        gevonden = ook_betrokken_bij(self.actor.organisatie_id, beiden)
        return [
            (persoon, ander)
            for persoon in beiden
            for ander in gevonden[persoon.pk]
            if ander.pk != situatie.pk
        ]

    def _toestemmingen(self) -> QuerySet[Toestemming]:
        return (
            Toestemming.objects.voor(self.actor.organisatie_id)
            .filter(geldend(timezone.localdate()), persoon__in=self.personen())
            .select_related("persoon", "vastgelegd_door")
            .order_by("persoon", "doel")
        )
