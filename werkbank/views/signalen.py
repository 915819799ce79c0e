"""Signals: the list, one with its reports, and what is done about it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern import audit
from kern.models import Ernst, Taak
from kern.rechten import mag
from kern.selectors.taken import open_taak
from mantelzorg.models import Signaal
from mantelzorg.regels.meldingkaart import meldingkaart
from mantelzorg.regels.signalen import aardnaam, volle_aardnaam
from mantelzorg.selectors.signalen import open_signalen, signalen_met_verloop, signalen_van
from mantelzorg.selectors.tijdlijn import mag_metingen_tonen
from mantelzorg.services.signalen import (
    MeldingGegevens,
    OpvolgingGegevens,
    signaal_afsluiten,
    signaal_melden,
    signaal_opvolgen,
    signaal_vergrendelen,
)
from werkbank.basis import ObjectPagina, Pagina, bladzijde
from werkbank.forms.signaal import (
    OPEN,
    Meldingformulier,
    Opvolgformulier,
    Signaalafsluitformulier,
    Signaalfilter,
)
from werkbank.formulier import Delen, Formulierpagina

from .zorgsituaties import Zorgsituatiedeel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Signalen(Pagina):
    """The signals that wait for an outcome, the most serious first; or those that have one."""

    recht = "signaal.inzien"
    doel = "signalen bekijken"

    def get(self, request: HttpRequest) -> HttpResponse:
        filter_ = Signaalfilter({"toon": request.GET.get("toon", OPEN)})
        geldig = filter_.is_valid()
        organisatie_id, vandaag = self.actor.organisatie_id, timezone.localdate()
        if filter_.cleaned_data.get("toon", OPEN) == OPEN:
            signalen = open_signalen(organisatie_id, vandaag)
        else:
            signalen = signalen_van(organisatie_id, vandaag).filter(afgesloten_op__isnull=False)
        blad = bladzijde(request, signalen)
        audit.dossiers_ingezien(
            self.actor, [p for s in blad for p in _personen_van(s)], pagina="signalen"
        )
        return render(
            request,
            "werkbank/signalen.html",
            {"signalen": blad, "filter": filter_},
            status=200 if geldig else 400,
        )


class SignaalMelden(Zorgsituatiedeel, Formulierpagina):
    """Report a signal for whoever saw or said it."""

    recht = "signaal.melden"
    doel = "signaal melden"
    titel = _("Signaal melden")
    inleiding = _(
        "Maakt iemand zich zorgen over de mantelzorger? Schrijf het hier op. Het komt op de "
        "werklijst, bij wat daarover al gemeld was."
    )
    gedaan = _("De melding is bewaard en staat op de werklijst.")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "melding": Meldingformulier(
                prefix="melding",
                organisatie_id=self.actor.organisatie_id,
                initial={"datum": timezone.localdate(), "ernst": Ernst.GEWOON},
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        signaal = signaal_melden(
            actor=self.actor,
            gegevens=MeldingGegevens(
                zorgsituatie=self.zorgsituatie, **delen["melding"].cleaned_data
            ),
        )
        # Only what the system reports can be nothing new.
        return self.terug() if signaal is None else reverse("werkbank:signaal", args=[signaal.pk])


class Signaaldeel(ObjectPagina, abstract=True):
    """A page that belongs to one signal.

    Stands before `Formulierpagina` in a class, so that its persons and breadcrumbs count.
    """

    rij: Signaal

    def rijen(self) -> QuerySet[Signaal]:
        return signalen_van(self.actor.organisatie_id, timezone.localdate())

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:signalen"), _("Signalen")),
            (reverse("werkbank:signaal", args=[self.rij.pk]), aardnaam(self.rij.aard)),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return _personen_van(self.rij)


class SignaalPagina(Signaaldeel):
    """One signal: who reported what when, what was done, and what came of it."""

    recht = "signaal.inzien"
    doel = "signaal bekijken"

    def rijen(self) -> QuerySet[Signaal]:
        return signalen_met_verloop(self.actor.organisatie_id, timezone.localdate())

    def get(self, request: HttpRequest, **kwargs: object) -> HttpResponse:
        signaal = self.rij
        meldingen = signaal.meldingen.all()
        mag_meten = mag(self.actor.rollen, "meting.inzien")
        mag_metingen = mag_meten and mag_metingen_tonen(signaal.zorgsituatie)
        audit.dossiers_ingezien(
            self.actor,
            [*self.personen(), *(melding.gemeld_door_id for melding in meldingen)],
            pagina="signaal",
        )
        return render(
            request,
            "werkbank/signaal.html",
            {
                "signaal": signaal,
                "wat": volle_aardnaam(signaal.aard) if mag_metingen else aardnaam(signaal.aard),
                "kruimels": self.kruimels()[:1],
                "meldingen": [
                    meldingkaart(m, aard=signaal.aard, mag_metingen=mag_metingen) for m in meldingen
                ],
                "mag_meten": mag_meten,
                "taak": open_taak(signaal.organisatie_id, Taak.Soort.SIGNAAL, signaal.pk),
                "mag_opvolgen": mag(self.actor.rollen, "signaal.opvolgen")
                and signaal.afgesloten_op is None,
            },
        )


class SignaalOpvolgen(Signaaldeel, Formulierpagina):
    """Write down what was done about a signal."""

    recht = "signaal.opvolgen"
    doel = "signaal opvolgen"
    titel = _("Signaal opvolgen")
    inleiding = _("Wat deed u met dit signaal? Het blijft open tot u het afsluit.")

    def delen(self, **invoer: Any) -> Delen:
        return {
            "opvolging": Opvolgformulier(
                prefix="opvolging",
                organisatie_id=self.actor.organisatie_id,
                initial={"datum": timezone.localdate()},
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        signaal_opvolgen(
            actor=self.actor,
            signaal=self.rij,
            gegevens=OpvolgingGegevens(**delen["opvolging"].cleaned_data),
        )
        return reverse("werkbank:signaal", args=[self.rij.pk])


class SignaalAfsluiten(Signaaldeel, Formulierpagina):
    """Close a signal with what came of it."""

    recht = "signaal.opvolgen"
    doel = "signaal afsluiten"
    titel = _("Signaal afsluiten")
    inleiding = _("Wat kwam eruit? Daarna staat het niet meer op de werklijst.")
    knop = _("Sluit het signaal af")
    gedaan = _("Het signaal is afgesloten.")

    def eerst_vergrendelen(self) -> None:
        signaal_vergrendelen(actor=self.actor, signaal_id=self.rij.pk)

    def delen(self, **invoer: Any) -> Delen:
        return {
            "afsluiting": Signaalafsluitformulier(
                prefix="afsluiting",
                organisatie_id=self.actor.organisatie_id,
                instance=self.rij,
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        ingevuld = delen["afsluiting"].cleaned_data
        signaal_afsluiten(
            actor=self.actor,
            signaal=self.rij,
            uitkomst=ingevuld["uitkomst"],
            toelichting=ingevuld["uitkomst_toelichting"],
        )
        return reverse("werkbank:signaal", args=[self.rij.pk])


def _personen_van(signaal: Signaal) -> tuple[UUID, UUID]:
    return signaal.zorgsituatie.mantelzorger_id, signaal.zorgsituatie.zorgvrager_id
