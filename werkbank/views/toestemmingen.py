"""Recording on what legal basis data of a person may be used."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kern.services.toestemmingen import toestemming_vastleggen
from werkbank.forms.zorgsituatie import Toestemmingformulier
from werkbank.formulier import Delen, Formulierpagina

from .zorgsituaties import Zorgsituatiedeel


class ToestemmingNieuw(Zorgsituatiedeel, Formulierpagina):
    """A legal basis of one of the persons of a care situation."""

    recht = "persoon.registreren"
    doel = "toestemming vastleggen"
    titel = _("Toestemming of andere grondslag vastleggen")
    inleiding = _(
        "Gegevens over gezondheid legt u alleen vast als de zorgvrager dat goed vindt, of als de "
        "wet u die taak geeft. Intrekken kan altijd."
    )

    def delen(self, **invoer: Any) -> Delen:
        situatie = self.rij
        return {
            "toestemming": Toestemmingformulier(
                prefix="toestemming",
                organisatie_id=self.actor.organisatie_id,
                personen=[
                    (situatie.zorgvrager, _("zorgvrager")),
                    (situatie.mantelzorger, _("mantelzorger")),
                ],
                initial={"datum": timezone.localdate()},
                **invoer,
            )
        }

    def bewaren(self, delen: Any) -> str:
        toestemming_vastleggen(actor=self.actor, **delen["toestemming"].cleaned_data)
        return self.terug()
