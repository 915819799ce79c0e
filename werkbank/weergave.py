"""Rows as the pages show them: what a template would otherwise have to work out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kern.models import WensAard
from mantelzorg.models import Hulpvraag
from mantelzorg.regels.gezondheid import zichtbaar
from matching.models import Koppeling, NietGematcht, Voorstel
from matching.regels import toelichting
from matching.regels.toelichting import Scoreregel

Voorrang = Mapping[UUID, Sequence[Mapping[str, Any]]]
"""Request -> what its priority was made of in a round."""


def wachtdagen(hulpvraag: Hulpvraag) -> int:
    """How many days ago the request was made."""
    return (timezone.localdate() - hulpvraag.ingediend_op).days


def termijn(uiterlijk_op: date) -> str:
    """How long until something is due, or since it was."""
    dagen = (uiterlijk_op - timezone.localdate()).days
    if dagen < 0:
        return ngettext("%(n)d dag te laat", "%(n)d dagen te laat", -dagen) % {"n": -dagen}
    if dagen == 0:
        return _("vandaag")
    return ngettext("nog %(n)d dag", "nog %(n)d dagen", dagen) % {"n": dagen}


def nodig(hulpvraag: Hulpvraag, *, grondslag: bool) -> list[str]:
    """What a volunteer must be able to do here, as far as it may be shown (`gezondheid`)."""
    wensen = [wens for wens in hulpvraag.wensen.all() if wens.aard == WensAard.VEREIST]
    getoond = zichtbaar(wensen, grondslag=grondslag)
    namen = [hulpvraag.taaktype.naam, *sorted(wens.kenmerk.naam for wens in getoond)]
    if len(getoond) < len(wensen):
        namen.append(_("iets over gezondheid"))
    if hulpvraag.taaktype.vog_vereist:
        namen.append(_("geldige VOG"))
    return namen


@dataclass(frozen=True, slots=True)
class Voorstelkaart:
    """A proposal with its reasons. ``eerste_bezoek``: of what recurs."""

    voorstel: Voorstel
    wachtdagen: int
    moment: str
    eerste_bezoek: date | None
    reis: str
    nodig: list[str]
    score: list[Scoreregel]

    @property
    def geschiktheid(self) -> int:
        """How well these two fit, 0 to 999."""
        return self.voorstel.waarde % toelichting.PUNTEN_PER_PRIORITEIT

    @property
    def passend(self) -> list[Scoreregel]:
        """The lines of the score about how well these two fit."""
        return [regel for regel in self.score[1:] if regel.punten]


def voorstelkaart(
    voorstel: Voorstel,
    namen: Mapping[bool, Mapping[str, str]],
    bekend: Collection[UUID],
    voorrang: Voorrang = MappingProxyType({}),
) -> Voorstelkaart:
    """Put a proposal in words.

    ``namen`` is what `matching.selectors.uitlegwoorden.kenmerknamen` gives, ``bekend`` what
    `gezondheid.met_grondslag` gives, ``voorrang`` what `matching.selectors.rondes.prioriteiten_van`
    gives.
    """
    hulpvraag, vrijwilliger = voorstel.hulpvraag, voorstel.vrijwilliger
    datum = voorstel.datum or hulpvraag.datum
    grondslag = hulpvraag.zorgsituatie.zorgvrager_id in bekend
    return Voorstelkaart(
        voorstel=voorstel,
        wachtdagen=wachtdagen(hulpvraag),
        moment=toelichting.moment_in_woorden(
            dag=voorstel.dag,
            fase=voorstel.fase,
            start=voorstel.start,
            duur=hulpvraag.duur,
            ritme=hulpvraag.ritme,
            datum=datum,
        ),
        eerste_bezoek=None
        if datum
        else toelichting.eerstvolgende(
            dag=voorstel.dag,
            fase=voorstel.fase,
            ritme=hulpvraag.ritme,
            vandaag=timezone.localdate(),
        ),
        reis=toelichting.reis_in_woorden(
            minuten=voorstel.reistijd,
            vervoer=vrijwilliger.vervoer,
            zelfde_gebied=hulpvraag.bezoekpostcode[:4] == vrijwilliger.persoon.pc4,
        ),
        nodig=nodig(hulpvraag, grondslag=grondslag),
        score=toelichting.scoreregels(
            waarde=voorstel.waarde,
            onderdelen=voorstel.onderdelen,
            namen=namen[grondslag],
            voorrang=voorrang.get(hulpvraag.pk, ()),
        ),
    )


def koppelingmoment(koppeling: Koppeling) -> str:
    """When the visits of a match are."""
    voorstel, hulpvraag = koppeling.voorstel, koppeling.hulpvraag
    return toelichting.moment_in_woorden(
        dag=voorstel.dag,
        fase=voorstel.fase,
        start=voorstel.start,
        duur=hulpvraag.duur,
        ritme=hulpvraag.ritme,
        datum=voorstel.datum or hulpvraag.datum,
    )


@dataclass(frozen=True, slots=True)
class NietGematchtKaart:
    """A request without a volunteer, with the reason."""

    hulpvraag: Hulpvraag
    wachtdagen: int
    nodig: list[str]
    waarom: str
    voorrang: str
    afvallers: list[str]


def niet_gematcht_kaarten(
    rijen: Iterable[NietGematcht], bekend: Collection[UUID], voorrang: Voorrang
) -> list[NietGematchtKaart]:
    """Put unmatched requests in words; ``bekend`` and ``voorrang`` as `voorstelkaart` takes them.

    The priority is empty in rounds from before it was kept.
    """
    return [
        NietGematchtKaart(
            rij.hulpvraag,
            wachtdagen(rij.hulpvraag),
            nodig(
                rij.hulpvraag,
                grondslag=rij.hulpvraag.zorgsituatie.zorgvrager_id in bekend,
            ),
            toelichting.waarom_niemand(reden=rij.reden, kandidaten=rij.kandidaten),
            ""
            if rij.prioriteit is None
            else toelichting.voorrang_in_woorden(
                rij.prioriteit, voorrang.get(rij.hulpvraag_id, ())
            ),
            toelichting.trechter_in_woorden(rij.trechter),
        )
        for rij in rijen
    ]
