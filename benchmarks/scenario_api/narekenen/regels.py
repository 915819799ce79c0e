"""Nobody is over a limit or in two places, by the engine's own checker; and rounds end."""

from collections.abc import Iterator

from django.utils import timezone

from kern.models import Organisatie
from matching.engine.controle import controleer_vast
from matching.inlezen import inlezen
from matching.models import Matchronde, Voorstel
from matching.selectors.parameters import parameters_op


def regels(organisatie: Organisatie) -> Iterator[str]:
    """A line for each rule that is broken."""
    vandaag = timezone.localdate()
    ingelezen = inlezen(organisatie.pk, parameters_op(organisatie.pk, vandaag), vandaag)
    for herziening in ingelezen.te_herzien:
        if herziening.vrijwilliger_id:
            yield f"an approved match breaks {herziening.regel}: {herziening.hulpvraag_id}"
    for overtreding in controleer_vast(ingelezen.probleem):
        yield f"the fixed matches break {overtreding.regel}: {overtreding.tekst}"
    houdt = Voorstel.objects.voor(organisatie).filter(status__in=Voorstel.HOUDT_VAST)
    if len(ingelezen.probleem.vast) != houdt.count():
        yield f"{houdt.count()} proposals hold, {len(ingelezen.probleem.vast)} were checked"
    lopend = Matchronde.objects.voor(organisatie).filter(status__in=Matchronde.LOPEND)
    if lopend.exists():
        yield f"{lopend.count()} rounds never ended"
