"""The only bridge in: what the database knows becomes a Probleem."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from kern.models import Doel, Toestemming, WensAard
from kern.models.kenmerk import Sterkte, Wens
from kern.postcodes import postcodegebied
from kern.regels.tijd import venster, weeklijst
from mantelzorg.models import Hulpvraag, Ritme
from mantelzorg.regels.gezondheid import gezondheidskenmerken
from mantelzorg.regels.taken import alleen_beroepskracht
from matching.engine import probleem as engine
from matching.engine.controle import controleer_vast
from matching.models import Voorstel
from matching.regels import afwijzing
from matching.regels.beletsel import beletseltekst
from matching.regels.nabijheid import te_dichtbij
from matching.regels.parameters import Parameters
from matching.register import Register
from matching.rijen import Rijen
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import vensters_voor_ronde
from vrijwilligers.regels.gereedheid import ontbreekt
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN, heel_afwezig, vog_geldig
from vrijwilligers.selectors.toelating import toelatingseisen_op


@dataclass(frozen=True, slots=True)
class Herziening:
    """A request that stays out of a round, or an approved match that no longer fits, and why."""

    hulpvraag_id: UUID
    vrijwilliger_id: UUID | None
    regel: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """A problem, and what was left out of it for a person to look at."""

    probleem: engine.Probleem
    te_herzien: tuple[Herziening, ...]


def inlezen(organisatie_id: UUID, parameters: Parameters, vandaag: date) -> Ingelezen:
    """The problem of a round that starts today, in a fixed number of queries."""
    vertaler = Vertaler(organisatie_id, parameters, vandaag)
    return samenstellen(vertaler, Rijen.lezen(organisatie_id))


def samenstellen(vertaler: "Vertaler", rijen: Rijen) -> Ingelezen:
    """The problem of these rows; reads nothing more.

    A round plans what recurs: a request for one date takes no part.
    """
    hulpvragen, vrijwilligers = rijen.hulpvragen, rijen.vrijwilligers
    herzien = _vast_dat_niet_meer_past(vertaler, hulpvragen, vrijwilligers, rijen.goedgekeurd)
    vragen_uit = {h.hulpvraag_id for h in herzien}
    terugkerend = [v for v in hulpvragen.values() if v.ritme != Ritme.EENMALIG]
    herzien += [
        Herziening(vraag.id, None, *bezwaar)
        for vraag in terugkerend
        if vraag.id not in vragen_uit and (bezwaar := vertaler.bezwaar(vraag))
    ]
    vragen_uit = {h.hulpvraag_id for h in herzien}
    # The time of a volunteer with a match to look at is not given away before somebody looked.
    vrijwilligers_uit = {h.vrijwilliger_id for h in herzien if h.vrijwilliger_id}
    vast = [v for v in rijen.goedgekeurd if v.vrijwilliger_id not in vrijwilligers_uit]

    mee = [
        v
        for v in vrijwilligers.values()
        if v.id not in vrijwilligers_uit and vertaler.beletsel(v) is None
    ]
    vragen = [vraag for vraag in terugkerend if vraag.id not in vragen_uit]
    return Ingelezen(vertaler.probleem(vragen, mee, vast), tuple(herzien))


def _vast_dat_niet_meer_past(
    vertaler: "Vertaler",
    hulpvragen: Mapping[UUID, Hulpvraag],
    vrijwilligers: Mapping[UUID, Vrijwilliger],
    goedgekeurd: Iterable[Voorstel],
) -> list[Herziening]:
    """The approved matches of each volunteer of whom one breaks a rule by now, with the rule."""
    per_vrijwilliger: dict[UUID, list[Voorstel]] = defaultdict(list)
    for voorstel in goedgekeurd:
        per_vrijwilliger[voorstel.vrijwilliger_id].append(voorstel)
    herzien = []
    for vrijwilliger_id, voorstellen in per_vrijwilliger.items():
        vrijwilliger = vrijwilligers[vrijwilliger_id]
        open_ = [v for v in voorstellen if v.hulpvraag_id in hulpvragen]
        eigen = {v.id: vertaler.bezwaar(hulpvragen.get(v.hulpvraag_id)) for v in voorstellen}
        samen = vertaler.beletsel(vrijwilliger) or vertaler.gebroken_regel(
            [hulpvragen[v.hulpvraag_id] for v in open_], vrijwilliger, open_
        )
        if samen or any(eigen.values()):
            anders = samen or (
                "samenhang",
                _("Een andere goedgekeurde hulpvraag van deze vrijwilliger past niet."),
            )
            herzien += [
                Herziening(v.hulpvraag_id, v.vrijwilliger_id, *(eigen[v.id] or anders))
                for v in voorstellen
            ]
    return herzien


class Vertaler:
    """Turns rows into the engine's words; the engine's ids are the rows' UUIDs."""

    def __init__(self, organisatie_id: UUID, parameters: Parameters, vandaag: date) -> None:
        self.parameters = parameters
        self.vandaag = vandaag
        self.eisen = toelatingseisen_op(organisatie_id, vandaag)
        self.met_grondslag = set(
            Toestemming.objects.voor(organisatie_id)
            .filter(doel=Doel.GEZONDHEID, ingetrokken_op=None)
            .values_list("persoon_id", flat=True)
        )
        self.afgewezen_in_situatie: dict[UUID, set[UUID]] = defaultdict(set)
        self.afgewezen_voor_vraag: dict[UUID, set[UUID]] = defaultdict(set)
        self.minder_gewenst: dict[UUID, set[UUID]] = defaultdict(set)
        for vraag_id, situatie_id, vrijwilliger_id, reden in (
            Voorstel.objects.voor(organisatie_id)
            .filter(status=Voorstel.Status.AFGEWEZEN)
            .values_list("hulpvraag_id", "hulpvraag__zorgsituatie_id", "vrijwilliger_id", "reden")
        ):
            if reden in afwijzing.UITSLUITEND_IN_SITUATIE:
                self.afgewezen_in_situatie[situatie_id].add(vrijwilliger_id)
            elif reden in afwijzing.UITSLUITEND_VOOR_VRAAG:
                self.afgewezen_voor_vraag[vraag_id].add(vrijwilliger_id)
            elif reden in afwijzing.MINDER_GEWENST:
                self.minder_gewenst[vraag_id].add(vrijwilliger_id)

    def mist_grondslag(self, vraag: Hulpvraag) -> bool:
        """Whether health data would be used without a legal basis (it can be withdrawn)."""
        kenmerken = [
            rij.kenmerk
            for rijen in (
                vraag.kenmerken.all(),
                vraag.wensen.all(),
                vraag.zorgsituatie.doelgroepen.all(),
            )
            for rij in rijen
        ]
        return bool(
            gezondheidskenmerken(kenmerken)
            and vraag.zorgsituatie.zorgvrager_id not in self.met_grondslag
        )

    def bezwaar(self, vraag: Hulpvraag | None) -> tuple[str, str] | None:
        """Why an approved or open request cannot take part: a code and a sentence, or None.

        None for the request: it is not among the open ones any more.
        """
        if vraag is None:
            return "status", _("De hulpvraag staat niet meer open.")
        if vraag.ritme == Ritme.EENMALIG:
            return "eenmalig", _(
                "Dit is een hulpvraag voor één keer. Daarvoor kan hier nog geen voorstel zijn."
            )
        if vraag.einddatum is not None and vraag.einddatum < self.vandaag:
            return "einddatum", _("De einddatum van deze hulpvraag is voorbij.")
        if not vraag.taaktype.actief:
            return "taaktype", _("Dit taaktype is niet meer in gebruik.")
        if alleen_beroepskracht(vraag.taaktype, vraag.respijtvorm):
            return "taaktype", _("Dit doen alleen beroepskrachten. Verwijs de hulpvraag door.")
        if self.mist_grondslag(vraag):
            return "grondslag", _(
                "Er is geen geldige grondslag om gegevens over gezondheid te gebruiken."
            )
        return None

    def beletsel(self, vrijwilliger: Vrijwilliger) -> tuple[str, str] | None:
        """Why this volunteer is proposed to nobody now: a code and a sentence, or None."""
        gemis = ontbreekt(vrijwilliger, self.eisen, self.vandaag)
        if gemis:
            return gemis[0].code, " ".join(iets.tekst for iets in gemis)
        if heel_afwezig(vrijwilliger.afwezigheden.all(), self.vandaag):
            return "afwezig", _("De vrijwilliger is de komende vier weken afwezig.")
        return None

    def gebroken_regel(
        self,
        hulpvragen: Collection[Hulpvraag],
        vrijwilliger: Vrijwilliger,
        vast: Collection[Voorstel],
    ) -> tuple[str, str] | None:
        """The first rule that these matches of one volunteer break together, in plain words."""
        try:
            probleem = self.probleem(hulpvragen, [vrijwilliger], vast)
        except engine.ProbleemFout:
            # The request changed so much that the moment means nothing any more (another rhythm).
            return "tijd", beletseltekst("tijd")
        overtredingen = controleer_vast(probleem)
        if not overtredingen:
            return None
        regel = overtredingen[0].regel
        vog_mist = VOG_TOKEN not in probleem.vrijwilligers[0].kenmerken and any(
            VOG_TOKEN in vraag.vereist for vraag in probleem.vragen
        )
        return regel, beletseltekst(regel, vog_mist=vog_mist)

    def probleem(
        self,
        hulpvragen: Collection[Hulpvraag],
        vrijwilligers: Collection[Vrijwilliger],
        vast: Collection[Voorstel],
    ) -> engine.Probleem:
        """The problem of these requests and volunteers, with these matches kept."""
        register = Register(vrijwilligers)
        return engine.Probleem(
            vragen=tuple(
                self._vraag(vraag, register)
                for vraag in sorted(hulpvragen, key=lambda vraag: str(vraag.id))
            ),
            vrijwilligers=tuple(
                self._vrijwilliger(v) for v in sorted(vrijwilligers, key=lambda v: str(v.id))
            ),
            budgetten=self._budgetten(hulpvragen),
            vast=tuple(
                engine.Vast(
                    vraag=str(v.hulpvraag_id),
                    vrijwilliger=str(v.vrijwilliger_id),
                    moment=engine.Moment(v.dag, v.fase, v.start),
                )
                for v in vast
            ),
        )

    def _budgetten(self, hulpvragen: Iterable[Hulpvraag]) -> tuple[engine.Budget, ...]:
        if self.parameters.max_kennismakingen is None:
            return ()
        verbruik = {str(vraag.id): 1 for vraag in hulpvragen}
        return (engine.Budget("kennismakingen", self.parameters.max_kennismakingen, verbruik),)

    def _vraag(self, vraag: Hulpvraag, register: Register) -> engine.Vraag:
        situatie = vraag.zorgsituatie
        wensen = list(vraag.wensen.all())
        vereist = {vraag.taaktype.code} | _codes(wensen, WensAard.VEREIST)
        if vraag.taaktype.vog_vereist:
            vereist.add(VOG_TOKEN)
        gewenste_vrijwilligers = {
            str(vrijwilliger_id): self.parameters.punten[Sterkte.LIEVER_NIET]
            for vrijwilliger_id in self.minder_gewenst[vraag.id]
        } | {
            str(register.van_persoon[rij.persoon_id]): self.parameters.punten[rij.sterkte]
            for rij in vraag.voorkeuren.all()
            if rij.persoon_id in register.van_persoon
        }
        return engine.Vraag(
            id=str(vraag.id),
            prioriteit=self.parameters.prioriteiten[vraag.spoed],
            locatie=_locatie(vraag.bezoekpostcode),
            duur=vraag.duur,
            ritme=_ritme(vraag),
            vensters=tuple(
                engine.Venster(v.dag, *venster(v.van, v.tot)) for v in vraag.vensters.all()
            ),
            kenmerken=frozenset(
                rij.kenmerk.code
                for rijen in (vraag.kenmerken.all(), situatie.doelgroepen.all())
                for rij in rijen
            ),
            vereist=frozenset(vereist),
            vermijd=_codes(wensen, WensAard.VERMIJD),
            gewenst=self._gewenst(wensen),
            uitgesloten=self._uitgesloten(vraag, register),
            gewenste_vrijwilligers=gewenste_vrijwilligers,
            zwaar=vraag.zwaar,
        )

    def _uitgesloten(self, vraag: Hulpvraag, register: Register) -> frozenset[str]:
        situatie = vraag.zorgsituatie
        betrokken = (situatie.mantelzorger_id, situatie.zorgvrager_id)
        ids = self.afgewezen_voor_vraag[vraag.id] | self.afgewezen_in_situatie[situatie.id]
        ids |= {
            register.van_persoon[rij.persoon_id]
            for rij in vraag.uitsluitingen.all()
            if rij.persoon_id in register.van_persoon
        }
        for persoon_id in betrokken:
            ids |= register.wil_niet_naar[persoon_id]
        ids |= {v.id for v in register.in_de_buurt(vraag) if te_dichtbij(vraag, v)}
        return frozenset(map(str, ids))

    def _vrijwilliger(self, v: Vrijwilliger) -> engine.Vrijwilliger:
        wensen = list(v.wensen.all())
        kenmerken = {
            b.kenmerk.code
            for b in v.bekwaamheden.all()
            if b.geldig_tot is None or b.geldig_tot >= self.vandaag
        }
        if vog_geldig(v.vogs.all(), self.vandaag):
            kenmerken.add(VOG_TOKEN)
        return engine.Vrijwilliger(
            id=str(v.id),
            locatie=_locatie(v.persoon.postcode),
            kmh=float(self.parameters.snelheden[v.vervoer]),
            max_reistijd=v.max_reistijd,
            vensters=tuple(
                engine.Venster(b.dag, *venster(b.van, b.tot), weeklijst(b.weken))
                for b in vensters_voor_ronde(v.beschikbaarheden.all(), self.vandaag)
            ),
            max_minuten_per_week=v.max_minuten_per_week,
            max_koppelingen=v.max_koppelingen,
            max_zwaar=v.max_koppelingen if v.max_zwaar is None else v.max_zwaar,
            kenmerken=frozenset(kenmerken),
            vereist=_codes(wensen, WensAard.VEREIST),
            vermijd=_codes(wensen, WensAard.VERMIJD),
            gewenst=self._gewenst(wensen),
        )

    def _gewenst(self, wensen: Iterable[Wens]) -> dict[str, int]:
        return {
            wens.kenmerk.code: self.parameters.punten[wens.sterkte]
            for wens in wensen
            if wens.aard == WensAard.GEWENST
        }


def _ritme(vraag: Hulpvraag) -> int:
    """The engine's rhythm. One visit falls in one week of the cycle, like one in four weeks."""
    return Ritme.VIERWEKELIJKS if vraag.ritme == Ritme.EENMALIG else vraag.ritme


def _codes(wensen: Iterable[Wens], aard: WensAard) -> frozenset[str]:
    return frozenset(wens.kenmerk.code for wens in wensen if wens.aard == aard)


def _locatie(postcode: str) -> tuple[float, float]:
    gebied = postcodegebied(postcode)
    return gebied.lat, gebied.lon
