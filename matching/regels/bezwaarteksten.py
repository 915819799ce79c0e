"""Every rule that forbids a request and a volunteer, in plain Dutch with the numbers."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matching.engine.uitleg import Bezwaar
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN

from .naamgeving import Namen

ZINNEN = {
    "uitgesloten": gettext_lazy(
        "Deze vrijwilliger mag hier niet worden voorgesteld: zij zijn uitgesloten, eerder "
        "afgewezen, horen bij elkaars kring of wonen te dicht bij elkaar."
    ),
    "afstand": gettext_lazy("Reistijd %(nodig)d minuten, hoogstens %(hoogstens)d."),
    "tijd": gettext_lazy(
        "Het bezoek duurt %(nodig)d minuten. Zij kunnen samen hoogstens %(hoogstens)d minuten."
    ),
    "reis": gettext_lazy(
        "De reis duurt %(nodig)d minuten. Voor en na het bezoek is daar hoogstens "
        "%(hoogstens)d minuten voor."
    ),
    "uren": gettext_lazy(
        "Een bezoek met de reis kost %(nodig)d minuten. De vrijwilliger heeft hoogstens "
        "%(hoogstens)d minuten per week."
    ),
    "koppelingen": gettext_lazy("De vrijwilliger neemt geen hulpvragen (meer) aan."),
    "budget": gettext_lazy(
        "Er is geen plek meer voor een kennismaking: hoogstens %(hoogstens)d per ronde."
    ),
}
"""By rule, for those that are about numbers."""
NOOIT = gettext_lazy("Er is geen moment waarop zij allebei kunnen.")
NIET_ZWAAR = gettext_lazy("De vrijwilliger neemt geen zware hulpvragen (meer) aan.")


def bezwaar_in_woorden(bezwaar: Bezwaar, namen: Namen) -> list[str]:
    """The sentences for one rule: one for each side that says no."""
    if bezwaar.regel == "kenmerk":
        return list(_kenmerk(bezwaar, namen))
    if bezwaar.regel == "vermijd":
        return list(_vermijd(bezwaar, namen))
    zin = ZINNEN[bezwaar.regel]
    if bezwaar.regel == "tijd" and not bezwaar.beschikbaar:
        zin = NOOIT
    elif bezwaar.zwaar:
        zin = NIET_ZWAAR
    return [str(zin) % {"nodig": bezwaar.nodig, "hoogstens": bezwaar.beschikbaar}]


def _kenmerk(bezwaar: Bezwaar, namen: Namen) -> Iterator[str]:
    taken = [token for token in bezwaar.eist if namen.is_taak(token)]
    rest = [token for token in bezwaar.eist if token not in taken and token != VOG_TOKEN]
    if taken:
        yield _("De vrijwilliger doet deze taak niet: %s.") % namen.opsomming(taken)
    if VOG_TOKEN in bezwaar.eist:
        yield _("De vrijwilliger heeft geen geldige VOG, en die is hier nodig.")
    if rest:
        yield _("Hier is nodig, en de vrijwilliger heeft niet: %s.") % namen.opsomming(rest)
    if bezwaar.vrijwilliger_eist:
        yield _("De vrijwilliger vraagt, en hier is niet: %s.") % namen.opsomming(
            bezwaar.vrijwilliger_eist
        )


def _vermijd(bezwaar: Bezwaar, namen: Namen) -> Iterator[str]:
    if bezwaar.eist:
        yield _("Hier mag niet, en geldt voor de vrijwilliger: %s.") % namen.opsomming(bezwaar.eist)
    if bezwaar.vrijwilliger_eist:
        yield _("De vrijwilliger wil niet, en hier geldt: %s.") % namen.opsomming(
            bezwaar.vrijwilliger_eist
        )
