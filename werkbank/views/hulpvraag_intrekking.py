"""Taking back a request for help."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.services.hulpvragen import hulpvraag_intrekken

from .intrekken import Intrekking


class HulpvraagIntrekking(Intrekking):
    """The carer no longer asks for this."""

    recht = "hulpvraag.registreren"
    doel = "hulpvraag intrekken"
    gedaan = _("De hulpvraag is ingetrokken.")
    rij: Hulpvraag

    def rijen(self) -> QuerySet[Hulpvraag]:
        return hulpvragen_van(self.actor.organisatie_id)

    def intrekken(self) -> None:
        hulpvraag_intrekken(actor=self.actor, hulpvraag=self.rij)
