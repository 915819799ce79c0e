"""An offer: how long it stands, and what an answer to it must say."""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.models import Bedankreden, Voorstelantwoord

LANGSTE_TOELICHTING = 2000


class Afloop(models.TextChoices):
    """What a coordinator did about an offer that expired."""

    GESPROKEN = "gesproken", gettext_lazy("ik heb hen gesproken")
    NIET_BEREIKT = "niet_bereikt", gettext_lazy("ik heb niemand bereikt")
    NIET_NODIG = "niet_nodig", gettext_lazy("nabellen was niet nodig")


def aanbod_tot(vandaag: date, dagen: int, datum: date | None) -> date:
    """The last day on which an offer made today can be answered.

    - So many days from now.
    - For a visit once at the latest on its day.
    """
    einde = vandaag + timedelta(days=dagen)
    return einde if datum is None else max(vandaag, min(einde, datum))


def antwoord_fouten(*, van: str, ja: bool | None, reden: str, toelichting: str) -> dict[str, str]:
    """Field -> what is wrong with an answer.

    - It is of the volunteer or of the carer, and it is yes or no.
    - A no has a reason of the list, a yes has none.
    - Something else than what is on the list comes with an explanation.
    """
    fouten = {}
    if van not in Voorstelantwoord.Van.values:
        fouten["van"] = _("Kies wie er antwoordt.")
    if ja is None:
        fouten["ja"] = _("Kies ja of nee.")
    if ja is False and reden not in Bedankreden.values:
        fouten["reden"] = _("Kies een reden.")
    if ja and reden:
        fouten["reden"] = _("Wie ja zegt, heeft geen reden nodig. Kies nee of haal de reden weg.")
    if reden == Bedankreden.ANDERS and not toelichting:
        fouten["toelichting"] = _("Leg uit wat de reden is.")
    if len(toelichting) > LANGSTE_TOELICHTING:
        fouten["toelichting"] = _("Gebruik hoogstens %d tekens.") % LANGSTE_TOELICHTING
    return fouten
