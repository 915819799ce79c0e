"""Persons: looking one up, reading what is known, keeping it up to date."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern import audit
from kern.models import Persoon
from kern.rechten import mag
from kern.selectors.personen import personen_van
from kern.selectors.zoeken import personen_zoeken
from kern.services.personen import persoon_opslaan
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van
from werkbank.basis import ObjectPagina, Pagina
from werkbank.forms.personen import Persoonformulier
from werkbank.forms.zoeken import Personenzoeker
from werkbank.formulier import Delen, Formulierpagina

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOOGSTENS = 25


@dataclass(frozen=True, slots=True)
class Gevonden:
    """Whom a search found; ``meer``: there are others, so that one searches more precisely."""

    personen: list[Persoon]
    meer: bool


class Opzoekpagina(Pagina, abstract=True):
    """Looks somebody up. The question comes by POST, so that no address holds a name.

    ``pagina``: what the audit log calls the page.
    """

    pagina: ClassVar[str]
    sjabloon: ClassVar[str]

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self._toon(Personenzoeker())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        form = Personenzoeker(request.POST)
        if not form.is_valid():
            return self._toon(form, status=400)
        return self._toon(form, self._zoeken(form))

    def context(self, gevonden: Sequence[Persoon]) -> dict[str, Any]:
        """What the page shows besides the form and whom it found."""
        raise NotImplementedError

    def _zoeken(self, form: Personenzoeker) -> Gevonden:
        """Whom a valid form asks for, written down in the audit log."""
        organisatie = self.actor.organisatie_id
        personen = personen_zoeken(organisatie, **form.cleaned_data, hoogstens=HOOGSTENS + 1)
        gevonden = Gevonden(personen[:HOOGSTENS], meer=len(personen) > HOOGSTENS)
        audit.dossiers_ingezien(self.actor, [p.id for p in gevonden.personen], pagina=self.pagina)
        return gevonden

    def _toon(
        self, form: Personenzoeker, gevonden: Gevonden | None = None, *, status: int = 200
    ) -> HttpResponse:
        context = self.context(gevonden.personen if gevonden else ())
        context |= {"form": form, "gevonden": gevonden}
        return render(self.request, self.sjabloon, context, status=status)


class Personen(Opzoekpagina):
    """Look somebody up, among all."""

    recht = "persoon.inzien"
    doel = "iemand opzoeken"
    pagina = "personen"
    sjabloon = "werkbank/personen.html"

    def context(self, gevonden: Sequence[Persoon]) -> dict[str, Any]:
        return {"mag_samenvoegen": mag(self.actor.rollen, "persoon.samenvoegen")}


@dataclass(frozen=True, slots=True)
class Aandeel:
    """What part somebody has in a care situation, in words, and whom it is about."""

    situatie: Zorgsituatie
    rol: str
    ander: Persoon


def aandelen(persoon: Persoon) -> list[Aandeel]:
    """In which care situations somebody is, in which part."""
    lijst = []
    for situatie in zorgsituaties_van(persoon.organisatie_id).filter(
        Q(mantelzorger=persoon) | Q(zorgvrager=persoon) | Q(vertegenwoordiger=persoon)
    ):
        zorgt, krijgt = situatie.mantelzorger, situatie.zorgvrager
        if zorgt == persoon:
            lijst.append(Aandeel(situatie, _("zorgt voor"), krijgt))
        if krijgt == persoon:
            lijst.append(Aandeel(situatie, _("krijgt zorg van"), zorgt))
        if situatie.vertegenwoordiger_id == persoon.id:
            lijst.append(Aandeel(situatie, _("vertegenwoordigt"), krijgt))
    return lijst


class _Persoon(ObjectPagina, abstract=True):
    """Finds the person; one who was merged with another is not there any more."""

    rij: Persoon

    def rijen(self) -> QuerySet[Persoon]:
        return personen_van(self.actor.organisatie_id).select_related("huishouden__contact")


class PersoonPagina(_Persoon):
    """Everything about one person that this user may see."""

    recht = "persoon.inzien"
    doel = "persoon bekijken"

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        persoon, rollen = self.rij, self.actor.rollen
        situaties = aandelen(persoon)
        huisgenoten = (
            list(personen_van(persoon.organisatie_id).filter(huishouden=persoon.huishouden_id))
            if persoon.huishouden_id
            else []
        )
        audit.dossiers_ingezien(
            self.actor,
            [persoon.id, *(a.ander.id for a in situaties), *(h.id for h in huisgenoten)],
            pagina="persoon",
        )
        return render(
            request,
            "werkbank/persoon.html",
            {
                "persoon": persoon,
                "aandelen": situaties,
                "vrijwilliger": vrijwilligers_van(persoon.organisatie_id)
                .filter(persoon=persoon)
                .first(),
                "huisgenoten": [h for h in huisgenoten if h != persoon],
                "grondslagen": persoon.toestemmingen.order_by("-datum", "doel"),
                "mag_registreren": mag(rollen, "persoon.registreren"),
                "mag_vrijwilliger": mag(rollen, "vrijwilliger.inzien"),
            },
        )


class PersoonWijzigen(Formulierpagina, _Persoon):
    """Bring what is known of somebody up to date."""

    recht = "persoon.registreren"
    doel = "persoon bijwerken"
    titel = gettext_lazy("Gegevens bijwerken")
    inleiding = gettext_lazy("Wat u niet weet, laat u leeg.")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "persoon": Persoonformulier(
                prefix="persoon",
                instance=self.rij,
                organisatie_id=self.actor.organisatie_id,
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        gegevens = delen["persoon"].persoongegevens()
        persoon_opslaan(actor=self.actor, gegevens=gegevens, persoon=self.rij)
        return reverse("werkbank:persoon", args=[self.rij.pk])

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:personen"), _("Personen")),
            (reverse("werkbank:persoon", args=[self.rij.pk]), self.rij.volledige_naam),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return [self.rij.pk]
