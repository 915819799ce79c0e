"""Recording on what legal basis data of a person may be used, and its withdrawal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.models import Persoon, Toestemming
from kern.selectors.personen import personen_van
from mantelzorg.services.toestemmingen import toestemming_intrekken, toestemming_vastleggen
from werkbank.basis import ObjectPagina
from werkbank.forms.toestemming import Toestemmingformulier, Toestemmingkeuze
from werkbank.formulier import Delen, Formulierpagina

from .intrekken import Intrekking
from .zorgsituaties import Zorgsituatiedeel

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class _Toestemming(Formulierpagina, abstract=True):
    """The form of a legal basis."""

    recht = "persoon.registreren"
    titel = _("Toestemming of andere grondslag vastleggen")

    def begin(self) -> dict[str, Any]:
        """What the form takes besides what was sent."""
        return {
            "prefix": "toestemming",
            "organisatie_id": self.actor.organisatie_id,
            "initial": {"datum": timezone.localdate()},
        }


class ToestemmingNieuw(Zorgsituatiedeel, _Toestemming):
    """A legal basis of one of the persons of a care situation."""

    doel = "toestemming vastleggen"
    inleiding = _(
        "Gegevens over gezondheid legt u alleen vast als de zorgvrager dat goed vindt, of als de "
        "wet u die taak geeft. Intrekken kan altijd."
    )

    def delen(self, **invoer: Any) -> Delen:
        situatie = self.rij
        return {
            "toestemming": Toestemmingkeuze(
                personen=[
                    (situatie.zorgvrager, _("zorgvrager")),
                    (situatie.mantelzorger, _("mantelzorger")),
                ],
                **self.begin(),
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        toestemming_vastleggen(actor=self.actor, **delen["toestemming"].cleaned_data)
        return self.terug()


class PersoonToestemming(_Toestemming, ObjectPagina):
    """A legal basis of anybody: somebody who cares, is cared for, or volunteers."""

    doel = "toestemming vastleggen"
    inleiding = _(
        "Gegevens over gezondheid legt u alleen vast als deze persoon dat goed vindt, of als de "
        "wet u die taak geeft. Intrekken kan altijd."
    )
    rij: Persoon

    def rijen(self) -> QuerySet[Persoon]:
        return personen_van(self.actor.organisatie_id)

    def kruimels(self) -> list[tuple[str, "StrOrPromise"]]:
        return [
            (reverse("werkbank:personen"), _("Personen")),
            (reverse("werkbank:persoon", args=[self.rij.pk]), self.rij.volledige_naam),
        ]

    def personen(self) -> Iterable[UUID | None]:
        return [self.rij.pk]

    def delen(self, **invoer: Any) -> Delen:
        return {"toestemming": Toestemmingformulier(**self.begin(), **invoer)}

    def bewaren(self, delen: Any) -> str:
        gegevens = delen["toestemming"].cleaned_data
        toestemming_vastleggen(actor=self.actor, persoon=self.rij, **gegevens)
        return reverse("werkbank:persoon", args=[self.rij.pk])


class ToestemmingIntrekking(Intrekking):
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
