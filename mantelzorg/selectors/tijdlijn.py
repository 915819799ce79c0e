"""What happened in one care situation, for its timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kern.models import Doel
from kern.selectors.toestemmingen import heeft_grondslag
from mantelzorg.models import Gesprek, Meting, Risicobepaling, Signaal, Zorgomvang, Zorgsituatie
from mantelzorg.regels.instrumenten import Instrument
from mantelzorg.selectors.instrumenten import alle_instrumenten
from mantelzorg.selectors.metingen import geldende_metingen


@dataclass(frozen=True, slots=True)
class Tijdlijn:
    """All of one care situation, oldest first.

    ``metingen``: those that were not corrected, each with its instrument in ``instrumenten`` by
    code and version.
    """

    risicos: Sequence[Risicobepaling]
    metingen: Sequence[Meting]
    instrumenten: Mapping[tuple[str, str], Instrument]
    zorgomvangen: Sequence[Zorgomvang]
    signalen: Sequence[Signaal]
    gesprekken: Sequence[Gesprek]


def mag_metingen_tonen(zorgsituatie: Zorgsituatie) -> bool:
    """Whether a legal basis of the carer allows that measurements are shown: they are health."""
    return heeft_grondslag(zorgsituatie.mantelzorger, Doel.GEZONDHEID)


def tijdlijn_van(zorgsituatie: Zorgsituatie, *, met_metingen: bool) -> Tijdlijn:
    """The timeline of a care situation in a fixed number of queries.

    ``met_metingen``: whether who looks may see them and they may be used (`mag_metingen_tonen`).
    """
    organisatie_id = zorgsituatie.organisatie_id
    metingen: Sequence[Meting] = ()
    if met_metingen:
        geldend = geldende_metingen(organisatie_id).filter(zorgsituatie=zorgsituatie)
        metingen = list(geldend.order_by("datum", "aangemaakt_op", "id"))
    van = {"zorgsituatie": zorgsituatie}
    return Tijdlijn(
        risicos=list(
            Risicobepaling.objects.voor(organisatie_id)
            .filter(**van)
            .order_by("datum", "aangemaakt_op", "-id")
        ),
        metingen=metingen,
        instrumenten=alle_instrumenten(organisatie_id) if metingen else {},
        zorgomvangen=list(Zorgomvang.objects.voor(organisatie_id).filter(**van).order_by("datum")),
        signalen=list(
            Signaal.objects.voor(organisatie_id).filter(**van).order_by("datum", "aangemaakt_op")
        ),
        gesprekken=list(
            Gesprek.objects.voor(organisatie_id).filter(**van).order_by("datum", "aangemaakt_op")
        ),
    )
