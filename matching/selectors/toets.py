"""Whether a proposal can hold at this moment, and what it is worth."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mantelzorg.selectors.hulpvragen import hulpvragen_voor_ronde
from matching.eenmalig import gebroken_regel
from matching.engine.uitleg import Score, score
from matching.models import Voorstel
from matching.selectors.parameters import parameters_op
from matching.vertaler import Vertaler
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_voor_ronde


class Toets:
    """A proposal against the data of this moment, together with what else was approved.

    ``bezet``: another proposal for the request is approved.
    """

    BEZET = gettext_lazy("Voor deze hulpvraag is al een ander voorstel goedgekeurd.")

    def __init__(self, voorstel: Voorstel) -> None:
        self.voorstel = voorstel
        organisatie_id: UUID = voorstel.organisatie_id
        vandaag = timezone.localdate()
        self._vertaler = Vertaler(organisatie_id, parameters_op(organisatie_id, vandaag), vandaag)
        self._vrijwilliger = vrijwilligers_voor_ronde(organisatie_id).get(
            pk=voorstel.vrijwilliger_id
        )
        staand = (
            Voorstel.objects.voor(organisatie_id)
            .filter(status__in=Voorstel.HOUDT_VAST)
            .exclude(pk=voorstel.pk)
        )
        self.bezet = staand.filter(hulpvraag_id=voorstel.hulpvraag_id).exists()
        eerder = [
            v
            for v in staand.filter(vrijwilliger_id=voorstel.vrijwilliger_id).select_related(
                "hulpvraag"
            )
            if not self._vertaler.voorbij(v.hulpvraag)
        ]
        self._hulpvragen = {
            vraag.id: vraag
            for vraag in hulpvragen_voor_ronde(organisatie_id).filter(
                pk__in=[voorstel.hulpvraag_id, *(v.hulpvraag_id for v in eerder)]
            )
        }
        self._eerder = [v for v in eerder if v.hulpvraag_id in self._hulpvragen]

    def beletsel(self) -> tuple[str, str] | None:
        """Why it cannot be: the code of a rule and a sentence; None if it can."""
        if self.bezet:
            return "enkel", str(self.BEZET)
        vraag = self._hulpvragen.get(self.voorstel.hulpvraag_id)
        if vraag is None:
            return "hulpvraag_gesloten", _("De hulpvraag staat niet open.")
        return (
            self._vertaler.verouderd(self.voorstel, vraag)
            or self._vertaler.beletsel(self._vrijwilliger)
            or (None if vraag.datum else self._vertaler.afwezig(self._vrijwilliger))
            or gebroken_regel(
                self._vertaler,
                self._hulpvragen,
                self._vrijwilliger,
                [*self._eerder, self.voorstel],
            )
        )

    def score(self) -> Score:
        """What the match is worth by the parameters of today. Only where there is no beletsel."""
        vraag = self._hulpvragen[self.voorstel.hulpvraag_id]
        probleem = self._vertaler.probleem([vraag], [self._vrijwilliger], [])
        return score(probleem.vragen[0], probleem.vrijwilligers[0])
