"""A page with a form: shown, filled in wrong, refused, or kept."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4, uuid5

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.fouten import AlGedaan, Conflict, Ongeldig
from kern.models import OrganisatieModel, Persoon
from kern.services.verzoeksleutels import adres_van_sleutel, sleutel_vastleggen

from .basis import Pagina
from .forms.personen import NieuwPersoonformulier

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Delen = dict[str, forms.BaseForm]
"""Parts of one form, by name: the name is the prefix of its fields, and `legendas` its heading."""


class Veranderd(Conflict):
    """Somebody else kept the object since the form was shown; ``versie`` is how it is now."""

    def __init__(self, versie: str) -> None:
        self.versie = versie
        super().__init__(
            "veranderd",
            gettext(
                "Iemand anders heeft dit intussen veranderd. Hieronder staat wat u invulde; bekijk "
                "eerst wat er nu staat."
            ),
        )


class Formulierpagina(Pagina, abstract=True):
    """GET shows the form, POST keeps it by the services and goes on to another page.

    Combine with `ObjectPagina` for a form about something that exists. What the services refuse
    stands at the field (400) or above the form (409); what was filled in stays. The form holds the
    version of the object that it shows: who sends one of an earlier version is told so first (409),
    and overwrites by sending it again. It also holds a key of its own, so that sent twice it is
    kept once.
    """

    titel: ClassVar["StrOrPromise"]
    inleiding: ClassVar["StrOrPromise"] = ""
    knop: ClassVar["StrOrPromise"] = _("Bewaren")
    gedaan: ClassVar["StrOrPromise"] = _("Bewaard.")
    legendas: ClassVar[dict[str, "StrOrPromise"]] = {}
    sjabloon: ClassVar[str] = "werkbank/formulier.html"

    def delen(self, **invoer: Any) -> Delen:
        """The parts; ``invoer`` is ``data=`` (and ``files=``) when something was sent."""
        raise NotImplementedError

    def bewaren(self, delen: Any) -> str:
        """Keep what the valid parts say; the address to go on to."""
        raise NotImplementedError

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        """Where one came from: address and name."""
        return []

    def personen(self) -> Iterable[UUID | None]:
        """Whose data stand on the form, for the audit log."""
        return ()

    def context(self) -> dict[str, Any]:
        """What the template needs besides."""
        return {}

    def bewaakt(self, delen: Delen) -> OrganisatieModel | None:
        """The object that the form changes, if it is stored already: what the parts show."""
        getoond = [getattr(deel, "instance", None) for deel in delen.values()]
        return next((rij for rij in getoond if rij is not None and not rij._state.adding), None)

    def eerst_vergrendelen(self) -> None:
        """Lock what the services lock before the object, so that no two wait for each other."""

    def adres_object(self) -> str:
        """Where one reads what is stored now: the page one came from, or this one."""
        return str(self.kruimels()[-1][0]) if self.kruimels() else self.request.path

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        return self.toon(request, self.delen())

    def post(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        sleutel = verzoeksleutel(request)
        if eerder := self._eerder(sleutel):
            return eerder
        delen = self.delen(data=request.POST, **({"files": request.FILES} if request.FILES else {}))
        geldig = [deel.is_valid() for deel in delen.values()]  # all, so that every fault is named
        if not all(geldig):
            return self._eerder(sleutel) or self.toon(request, delen, status=400)
        try:
            with transaction.atomic():
                self._versie_vergelijken(delen)
                adres = self.bewaren(delen)
                if sleutel is not None:
                    sleutel_vastleggen(actor=self.actor, sleutel=sleutel, adres=adres)
        except AlGedaan as fout:
            return self._klaar(fout.adres)
        except Ongeldig as fout:
            if eerder := self._eerder(sleutel):
                return eerder
            self.fout_bij_veld(delen, fout)
            return self.toon(request, delen, status=400)
        except Conflict as fout:
            return self._eerder(sleutel) or self.toon(request, delen, conflict=fout, status=409)
        for deel in delen.values():
            if isinstance(deel, NieuwPersoonformulier) and deel.niet_overgenomen:
                messages.warning(request, niet_overgenomen(deel.niet_overgenomen))
        return self._klaar(adres)

    def _eerder(self, sleutel: UUID | None) -> HttpResponse | None:
        """The answer to a form that was kept already, perhaps while it was sent a second time."""
        adres = None if sleutel is None else adres_van_sleutel(self.actor, sleutel)
        return None if adres is None else self._klaar(adres)

    def _klaar(self, adres: str) -> HttpResponse:
        messages.success(self.request, str(self.gedaan))
        return redirect(adres)

    def fout_bij_veld(self, delen: Delen, fout: Ongeldig) -> None:
        """Put what a service refused at its field, by its name or that on the page.

        Of a row in a list that is the list, or the field where one row is filled in.
        Above the first part if there is none; with where it can be mended, if it is another field
        of what the form is about.
        """
        for veld, tekst in fout.velden.items():
            namen = {veld, *veld.split("/")}
            for deel in delen.values():
                naam = next((n for n in deel.fields if namen & {n, deel.add_prefix(n)}), None)
                if naam is not None:
                    deel.add_error(naam, tekst)
                    break
            else:
                next(iter(delen.values())).add_error(None, self._elders(delen, veld, tekst))

    def _elders(self, delen: Delen, veld: str, tekst: str) -> str:
        """What is wrong with a field that is not on this page, and where it is."""
        modellen = [d._meta.model for d in delen.values() if isinstance(d, forms.ModelForm)]
        modellen += [type(self.rij)] if hasattr(self, "rij") else []
        namen = {v.name: v.verbose_name for m in modellen for v in m._meta.concrete_fields}
        if veld not in namen:
            return tekst
        waar = self.kruimels()[-1][1] if self.kruimels() else gettext("een andere bladzijde")
        return gettext(
            "%(vak)s: %(fout)s Dit vak staat niet op deze bladzijde. U verandert het via %(waar)s."
        ) % {"vak": capfirst(namen[veld]), "fout": tekst, "waar": waar}

    def _versie_vergelijken(self, delen: Delen) -> None:
        """Lock the object until what was sent is kept. Raises Veranderd.

        The persons come first and then what is above it, as in the services, so that no two wait
        for each other.
        """
        gezien, rij = self.request.POST.get("versie"), self.bewaakt(delen)
        if rij is None or gezien is None:
            return
        eigen = self.actor.organisatie_id
        personen = Persoon.objects.voor(eigen).filter(pk__in=[p for p in self.personen() if p])
        list(personen.select_for_update(no_key=True).order_by("pk").values_list("pk"))
        self.eerst_vergrendelen()
        nu = get_object_or_404(
            type(rij).objects.voor(eigen).select_for_update(no_key=True), pk=rij.pk
        )
        if versie_van(nu) != gezien:
            raise Veranderd(versie_van(nu))

    def _versie(self, delen: Delen, conflict: Conflict | None) -> str | None:
        """The version that the form holds: of what was read when it was first shown."""
        if isinstance(conflict, Veranderd):
            return conflict.versie
        rij = self.bewaakt(delen)
        return None if rij is None else self.request.POST.get("versie", versie_van(rij))

    def toon(
        self,
        request: HttpRequest,
        delen: Delen,
        *,
        conflict: Conflict | None = None,
        status: int = 200,
    ) -> HttpResponse:
        gelijkend = [
            g.persoon.id
            for deel in delen.values()
            if isinstance(deel, NieuwPersoonformulier)
            for g in deel.gelijkend
        ]
        pagina = request.resolver_match.url_name if request.resolver_match else None
        audit.dossiers_ingezien(
            self.actor, [*self.personen(), *gelijkend], pagina=pagina or "formulier"
        )
        return render(
            request,
            self.sjabloon,
            {
                "titel": self.titel,
                "inleiding": self.inleiding,
                "knop": self.knop,
                "kruimels": self.kruimels(),
                "delen": [(self.legendas.get(n, ""), deel) for n, deel in delen.items()],
                "conflict": conflict,
                "versie": self._versie(delen, conflict),
                "sleutel": uuid4(),
                "adres_object": self.adres_object() if isinstance(conflict, Veranderd) else "",
                **self.context(),
            },
            status=status,
        )


def verzoeksleutel(request: HttpRequest) -> UUID | None:
    """The key of what was sent: of the form that was shown, and what was filled in.

    Who goes back and fills in something else sends something else.
    """
    try:
        getoond = UUID(request.POST["sleutel"])
    except (KeyError, ValueError):
        return None
    velden = sorted((n, w) for n, w in request.POST.lists() if n != "csrfmiddlewaretoken")
    inhoud = sha256(repr((request.path, velden)).encode())
    for bestand in (b for _naam, bestanden in request.FILES.lists() for b in bestanden):
        for stuk in bestand.chunks():
            inhoud.update(stuk)
        bestand.seek(0)
    return uuid5(getoond, inhoud.hexdigest())


def niet_overgenomen(vakken: Iterable[str]) -> str:
    """What to say of fields in which something else was known: no names, no values."""
    return gettext(
        "Deze persoon was al bekend, en hierbij stond iets anders: %(vakken)s. Dat is zo gebleven. "
        "Klopt wat u invulde? Pas het dan aan op de bladzijde van deze persoon."
    ) % {"vakken": ", ".join(vakken)}


def versie_van(rij: OrganisatieModel) -> str:
    """What tells one version of an object from another."""
    return rij.gewijzigd_op.isoformat()
