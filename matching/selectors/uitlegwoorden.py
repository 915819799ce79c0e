"""Answers of the engine as people read them: names and sentences with the numbers."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from kern.models import Doel, Kenmerk, WijkPostcode
from kern.postcodes import postcodegebied
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import Hulpvraag
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from matching.engine.uitleg import Alternatief, Herrekening
from matching.models import Toelichting
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.regels.gevolgteksten import anderen_in_woorden, verlies_in_woorden
from matching.regels.naamgeving import Kenmerkwoord, Namen
from matching.regels.uitkomsten import gevolg_als_json
from matching.regels.verruimingsteksten import verruiming_in_woorden
from matching.regels.wervingsteksten import eisen_in_woorden, werving_in_woorden
from vrijwilligers.selectors.vrijwilligers import vrijwilligers_van

Feiten = Mapping[str, Any]

MEESTE_GENOEMD = 5
"""More requests than these are counted and not named: a new plan can move dozens a little."""


def kenmerknamen(organisatie_id: UUID) -> dict[bool, dict[str, str]]:
    """Code -> name of every kenmerk, with (True) and without a legal basis to name health."""
    rijen = list(Kenmerk.objects.voor(organisatie_id).values_list("code", "naam", "gezondheid"))
    verzwegen = _("iets over gezondheid")
    return {
        True: {code: naam for code, naam, _gezondheid in rijen},
        False: {code: verzwegen if gezondheid else naam for code, naam, gezondheid in rijen},
    }


@dataclass(frozen=True, slots=True)
class Gevolg:
    """A sentence, and the requests it is about where they are few."""

    zin: str
    hulpvragen: Sequence[Hulpvraag]


@dataclass(frozen=True, slots=True)
class Woordenboek:
    """The names in some answers, with (True) and without a legal basis to name health.

    ``gezondheid``: the codes of kenmerken about health. ``personen``: the volunteers that are
    named.
    """

    namen: Mapping[bool, Namen]
    gezondheid: Collection[str]
    hulpvragen: Mapping[str, Hulpvraag]
    personen: Collection[UUID]

    @property
    def betrokkenen(self) -> set[UUID]:
        """For the audit log: the volunteers, and those whose request is mentioned."""
        vragen = (personen_van_hulpvraag(vraag) for vraag in self.hulpvragen.values())
        return {*self.personen, *(persoon for paar in vragen for persoon in paar)}

    def zichtbaar(self, codes: Iterable[str], *, grondslag: bool) -> list[str]:
        """Of these kenmerken those that may be named."""
        return [code for code in codes if grondslag or code not in self.gezondheid]

    def zonder_gezondheid(self, feiten: Feiten, *, grondslag: bool) -> Feiten:
        """These facts, without the kenmerken that may not be named."""
        anders: dict[str, Any] = {}
        if "token" in feiten:
            anders["token"] = next(iter(self.zichtbaar([feiten["token"]], grondslag=grondslag)), "")
        if "kenmerken" in feiten:
            anders["kenmerken"] = self.zichtbaar(feiten["kenmerken"], grondslag=grondslag)
        return {**feiten, **anders}

    def gevolgen(self, feiten: Feiten) -> list[Gevolg]:
        """What changes for other requests."""
        return [
            Gevolg(
                regel.zin,
                [self.hulpvragen[id_] for id_ in regel.hulpvragen if id_ in self.hulpvragen]
                if len(regel.hulpvragen) <= MEESTE_GENOEMD
                else (),
            )
            for regel in anderen_in_woorden(feiten)
        ]


def woordenboek(organisatie_id: UUID, antwoorden: Iterable[Feiten]) -> Woordenboek:
    """The names of all that these answers mention, in a fixed number of queries."""
    vrijwilligers: set[str] = set()
    hulpvragen: set[str] = set()
    for feiten in antwoorden:
        vrijwilligers |= {feiten[veld] for veld in ("vrijwilliger", "door") if veld in feiten}
        for veld in ("erbij", "vervallen", "verplaatst", "eigen"):
            hulpvragen |= set(feiten.get(veld, ())[:MEESTE_GENOEMD])
    rijen = list(vrijwilligers_van(organisatie_id).filter(pk__in=vrijwilligers))
    wie = {str(v.id): v.persoon.volledige_naam for v in rijen}
    kenmerken = Kenmerk.objects.voor(organisatie_id).values_list("code", "soort", "gezondheid")
    soorten = {code: soort for code, soort, _over_gezondheid in kenmerken}
    return Woordenboek(
        namen={
            grondslag: Namen(
                wie, {code: Kenmerkwoord(naam, soorten[code]) for code, naam in namen.items()}
            )
            for grondslag, namen in kenmerknamen(organisatie_id).items()
        },
        gezondheid={code for code, _soort, over_gezondheid in kenmerken if over_gezondheid},
        hulpvragen={
            str(vraag.id): vraag
            for vraag in hulpvragen_van(organisatie_id).filter(pk__in=hulpvragen)
        },
        personen=[v.persoon_id for v in rijen],
    )


@dataclass(frozen=True, slots=True)
class Verruimingsregel:
    """A change that was proven to help, and what else it does; ``feiten``: in codes and numbers."""

    tekst: str
    gevolgen: list[Gevolg]
    feiten: Feiten


@dataclass(frozen=True, slots=True)
class Verruimingen:
    """What would help one request. ``volledig``: all small changes there are were tried."""

    regels: list[Verruimingsregel]
    volledig: bool


def verruimingen(inhoud: Feiten, woorden: Woordenboek, *, grondslag: bool) -> Verruimingen:
    """Put in words what would help. A change for a volunteer who is gone is left out."""
    namen = woorden.namen[grondslag]
    return Verruimingen(
        [
            Verruimingsregel(
                verruiming_in_woorden(feiten, namen),
                woorden.gevolgen(feiten),
                woorden.zonder_gezondheid(feiten, grondslag=grondslag),
            )
            for feiten in inhoud["verruimingen"]
            if {feiten["door"], feiten.get("vrijwilliger", feiten["door"])}
            <= {*namen.vrijwilligers}
        ],
        inhoud["volledig"],
    )


@dataclass(frozen=True, slots=True)
class Wervingsregel:
    """One profile: the sentence, what else is needed, and the requests that it serves.

    ``feiten``: the same in codes and numbers.
    """

    tekst: str
    eisen: str
    hulpvragen: list[Hulpvraag]
    gevolgen: list[Gevolg]
    feiten: Feiten


def wervingsregels(
    organisatie_id: UUID, toelichting: Toelichting, woorden: Woordenboek
) -> list[Wervingsregel]:
    """Put the advice in words. Health is named where a basis holds for all whom it is about."""
    adviezen = toelichting.inhoud["adviezen"]
    gebieden = _gebiedsnamen(organisatie_id, {advies["pc4"] for advies in adviezen})
    zorgvragers = {vraag.zorgsituatie.zorgvrager_id for vraag in woorden.hulpvragen.values()}
    bekend = met_grondslag(organisatie_id, Doel.GEZONDHEID, zorgvragers)
    regels = []
    for advies in adviezen:
        eigen = [woorden.hulpvragen[id_] for id_ in advies["eigen"] if id_ in woorden.hulpvragen]
        mag = bool(eigen) and {v.zorgsituatie.zorgvrager_id for v in eigen} <= bekend
        namen = woorden.namen[mag]
        regels.append(
            Wervingsregel(
                werving_in_woorden(advies, namen, gebieden[advies["pc4"]]),
                eisen_in_woorden(advies, namen),
                eigen,
                woorden.gevolgen(advies),
                woorden.zonder_gezondheid(advies, grondslag=mag),
            )
        )
    return regels


def _gebiedsnamen(organisatie_id: UUID, pc4s: Collection[str]) -> dict[str, str]:
    """PC4 area -> "Hengelo Noord"; the area itself where it lies in no district."""
    wijken = dict(
        WijkPostcode.objects.voor(organisatie_id)
        .filter(pc4__in=pc4s)
        .values_list("pc4", "wijk__naam")
    )
    namen = {}
    for pc4 in pc4s:
        plaats, wijk = postcodegebied(pc4).plaats, wijken.get(pc4, pc4)
        namen[pc4] = wijk if plaats in wijk else f"{plaats} {wijk}"
    return namen


@dataclass(frozen=True, slots=True)
class Alternatiefkaart:
    """Another volunteer for a request, and what that would cost."""

    naam: str
    waarde: int
    reistijd: int
    verlies: str
    gevolgen: list[Gevolg]


def herrekening_feiten(herrekening: Herrekening, hulpvraag_id: UUID) -> Feiten:
    """What a plan with another match does to other requests."""
    return gevolg_als_json(herrekening, zonder={str(hulpvraag_id)})


def verlies(herrekening: Herrekening) -> str:
    """What a plan with another match costs, in words."""
    return verlies_in_woorden(verlies=herrekening.verlies, minstens=herrekening.minstens)


def alternatiefkaarten(
    alternatieven: Iterable[Alternatief], hulpvraag_id: UUID, woorden: Woordenboek, namen: Namen
) -> list[Alternatiefkaart]:
    """Put the next candidates in words."""
    return [
        Alternatiefkaart(
            namen.vrijwilliger(ander.vrijwilliger),
            ander.score.waarde,
            ander.score.reistijd,
            verlies(ander.herrekening),
            woorden.gevolgen(herrekening_feiten(ander.herrekening, hulpvraag_id)),
        )
        for ander in alternatieven
    ]
