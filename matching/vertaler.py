"""Rows in the engine's words."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from kern.models import Doel, WensAard
from kern.models.kenmerk import Sterkte, Wens
from kern.postcodes import postcodegebied
from kern.regels.tijd import venster, weeklijst
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import Hulpvraag, Risico, Ritme
from mantelzorg.regels.gezondheid import gezondheidskenmerken
from mantelzorg.regels.taken import alleen_beroepskracht
from mantelzorg.selectors.risico import risicos_van
from matching.engine import probleem as engine
from matching.engine.controle import controleer_vast
from matching.models import Koppeling, Voorstel, Voorstelantwoord
from matching.regels import afwijzing
from matching.regels.beletsel import beletseltekst
from matching.regels.datum import vensters_op_datum
from matching.regels.nabijheid import eigen_kring, te_dichtbij
from matching.regels.parameters import Parameters
from matching.regels.prioriteit import Prioriteit, prioriteit
from matching.register import Register
from vrijwilligers.models import Vrijwilliger
from vrijwilligers.regels.beschikbaarheid import vensters_voor_ronde
from vrijwilligers.regels.gereedheid import ontbreekt
from vrijwilligers.regels.inzetbaarheid import VOG_TOKEN, heel_afwezig, vog_geldig
from vrijwilligers.selectors.toelating import toelatingseisen_op

Beletsel = tuple[str, str]
"""The code of a rule, and a sentence."""


class Vertaler:
    """Turns rows into the engine's words; the engine's ids are the rows' UUIDs."""

    def __init__(self, organisatie_id: UUID, parameters: Parameters, vandaag: date) -> None:
        self.parameters = parameters
        self.vandaag = vandaag
        self.eisen = toelatingseisen_op(organisatie_id, vandaag)
        self.met_grondslag = met_grondslag(organisatie_id, Doel.GEZONDHEID, vandaag=vandaag)
        self.risicos = risicos_van(organisatie_id)
        self.afgewezen_in_situatie: dict[UUID, set[UUID]] = defaultdict(set)
        self.afgewezen_voor_vraag: dict[UUID, set[UUID]] = defaultdict(set)
        self.minder_gewenst: dict[UUID, set[UUID]] = defaultdict(set)
        self._wie_nee_kreeg_of_zei(organisatie_id)

    def _wie_nee_kreeg_of_zei(self, organisatie_id: UUID) -> None:
        """Read what was refused or ended before (`matching.regels.afwijzing`), in three queries."""
        paar = ("hulpvraag_id", "hulpvraag__zorgsituatie_id", "vrijwilliger_id")
        afgewezen = Voorstel.objects.voor(organisatie_id).filter(status=Voorstel.Status.AFGEWEZEN)
        bedankt = Voorstelantwoord.objects.voor(organisatie_id).filter(ja=False)
        for vraag_id, situatie_id, vrijwilliger_id, reden in (
            *afgewezen.order_by().values_list(*paar, "reden"),
            *bedankt.order_by().values_list(*(f"voorstel__{veld}" for veld in paar), "reden"),
        ):
            if reden in afwijzing.UITSLUITEND_IN_SITUATIE:
                self.afgewezen_in_situatie[situatie_id].add(vrijwilliger_id)
            elif reden in afwijzing.UITSLUITEND_VOOR_VRAAG:
                self.afgewezen_voor_vraag[vraag_id].add(vrijwilliger_id)
            elif reden in afwijzing.MINDER_GEWENST:
                self.minder_gewenst[vraag_id].add(vrijwilliger_id)
        voorbij = Koppeling.objects.voor(organisatie_id).filter(
            Q(status=Koppeling.Status.GEEN_KLIK) | Q(eindreden__in=afwijzing.UITSLUITEND_EINDE)
        )
        for situatie_id, vrijwilliger_id in voorbij.order_by().values_list(
            "hulpvraag__zorgsituatie_id", "voorstel__vrijwilliger_id"
        ):
            self.afgewezen_in_situatie[situatie_id].add(vrijwilliger_id)

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

    def voorbij(self, vraag: Hulpvraag) -> bool:
        """Whether this is a visit once of which the date has gone by: it holds nobody any more."""
        return vraag.datum is not None and vraag.datum < self.vandaag

    def te_laat(self, vraag: Hulpvraag) -> Beletsel | None:
        """Why a round cannot find somebody any more: it plans from tomorrow on."""
        if vraag.datum != self.vandaag:
            return None
        return "datum", _("Het bezoek is vandaag. Een matchronde zoekt daar niemand meer voor.")

    def bezwaar(self, vraag: Hulpvraag | None) -> Beletsel | None:
        """Why an approved or open request cannot take part: a code and a sentence, or None.

        None for the request: it is not among the open ones any more.
        """
        if vraag is None:
            return "status", _("De hulpvraag staat niet meer open.")
        if self.voorbij(vraag):
            return "datum", _("De datum van deze hulpvraag is voorbij.")
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

    def verouderd(self, voorstel: Voorstel, vraag: Hulpvraag | None) -> Beletsel | None:
        """Why a proposal cannot stand, from its request (see `bezwaar`): that is another by now."""
        if (bezwaar := self.bezwaar(vraag)) or vraag is None:
            return bezwaar
        if voorstel.datum != vraag.datum:
            return "datum", _("De hulpvraag heeft nu een andere datum dan het voorstel.")
        return None

    def beletsel(self, vrijwilliger: Vrijwilliger) -> Beletsel | None:
        """Why this volunteer is proposed to nobody now: a code and a sentence, or None."""
        gemis = ontbreekt(vrijwilliger, self.eisen, self.vandaag)
        if gemis:
            return gemis[0].code, " ".join(iets.tekst for iets in gemis)
        return None

    def afwezig(self, vrijwilliger: Vrijwilliger) -> Beletsel | None:
        """Why this volunteer takes on nothing that recurs; what is once has its date."""
        if heel_afwezig(vrijwilliger.afwezigheden.all(), self.vandaag):
            return "afwezig", _("De vrijwilliger is de komende vier weken afwezig.")
        return None

    def gebroken_regel(
        self,
        hulpvragen: Collection[Hulpvraag],
        vrijwilliger: Vrijwilliger,
        vast: Collection[Voorstel],
        elders: Collection[Hulpvraag] = (),
    ) -> Beletsel | None:
        """The first rule that these matches of one volunteer break together, in plain words.

        ``elders``: see `probleem`.
        """
        try:
            probleem = self.probleem(hulpvragen, [vrijwilliger], vast, {vrijwilliger.id: elders})
        except engine.ProbleemFout:
            # The request changed so much that the moment means nothing any more (another rhythm).
            return "tijd", beletseltekst("tijd")
        return in_woorden(probleem)

    def probleem(
        self,
        hulpvragen: Collection[Hulpvraag],
        vrijwilligers: Collection[Vrijwilliger],
        vast: Collection[Voorstel],
        elders: Mapping[UUID, Collection[Hulpvraag]] = MappingProxyType({}),
    ) -> engine.Probleem:
        """The problem of these requests and volunteers, with these matches kept.

        ``elders``: per volunteer the requests they have that are not part of this problem; each
        counts for the number that they can take on.
        """
        register = Register(vrijwilligers)
        return engine.Probleem(
            vragen=tuple(
                self.vraag(vraag, register)
                for vraag in sorted(hulpvragen, key=lambda vraag: str(vraag.id))
            ),
            vrijwilligers=tuple(
                _met_minder_ruimte(self.vrijwilliger(v), elders.get(v.id, ()))
                for v in sorted(vrijwilligers, key=lambda v: str(v.id))
            ),
            budgetten=self.budgetten(
                [str(vraag.id) for vraag in hulpvragen], self.parameters.max_kennismakingen
            ),
            vast=tuple(
                engine.Vast(str(v.hulpvraag_id), str(v.vrijwilliger_id), moment_van(v))
                for v in vast
            ),
        )

    def budgetten(self, vragen: Iterable[str], capaciteit: int | None) -> tuple[engine.Budget, ...]:
        """How many of these requests can be introduced; None is without limit."""
        if capaciteit is None:
            return ()
        return (engine.Budget("kennismakingen", capaciteit, dict.fromkeys(vragen, 1)),)

    def vraag(self, vraag: Hulpvraag, register: Register) -> engine.Vraag:
        """A request. A visit once is one in four weeks, on the weekday of its date."""
        situatie = vraag.zorgsituatie
        wensen = list(vraag.wensen.all())
        vensters = tuple(
            engine.Venster(v.dag, *venster(v.van, v.tot)) for v in vraag.vensters.all()
        )
        if vraag.datum is not None:
            vensters = vensters_op_datum(vensters, vraag.datum, vraag.duur)
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
            prioriteit=self.prioriteit(vraag).punten,
            locatie=_locatie(vraag.bezoekpostcode),
            duur=vraag.duur,
            ritme=Ritme.VIERWEKELIJKS if vraag.datum else vraag.ritme,
            vensters=vensters,
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

    def prioriteit(self, vraag: Hulpvraag) -> Prioriteit:
        """How soon a request is helped, and what that is made of."""
        return prioriteit(
            self.parameters,
            spoed=vraag.spoed,
            risico=self.risicos.get(vraag.zorgsituatie_id, Risico.ONBEKEND),
            wachtdagen=(self.vandaag - vraag.ingediend_op).days,
            netwerk=vraag.zorgsituatie.netwerk,
        )

    def _uitgesloten(self, vraag: Hulpvraag, register: Register) -> frozenset[str]:
        situatie = vraag.zorgsituatie
        betrokken = (situatie.mantelzorger_id, situatie.zorgvrager_id)
        ids = self.afgewezen_voor_vraag[vraag.id] | self.afgewezen_in_situatie[situatie.id]
        buiten = {rij.persoon_id for rij in vraag.uitsluitingen.all()} | eigen_kring(situatie)
        ids |= {register.van_persoon[p] for p in buiten if p in register.van_persoon}
        for persoon_id in betrokken:
            ids |= register.wil_niet_naar[persoon_id]
        ids |= {v.id for v in register.in_de_buurt(vraag) if te_dichtbij(vraag, v)}
        return frozenset(map(str, ids))

    def vrijwilliger(self, v: Vrijwilliger, dag: date | None = None) -> engine.Vrijwilliger:
        """A volunteer in the cycle, with what they can on ``dag`` (default: today)."""
        dag = dag or self.vandaag
        wensen = list(v.wensen.all())
        kenmerken = {
            b.kenmerk.code
            for b in v.bekwaamheden.all()
            if b.geldig_tot is None or b.geldig_tot >= dag
        }
        if vog_geldig(v.vogs.all(), dag):
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


def moment_van(voorstel: Voorstel) -> engine.Moment:
    """When the visits of a proposal are."""
    return engine.Moment(voorstel.dag, voorstel.fase, voorstel.start)


def in_woorden(probleem: engine.Probleem) -> Beletsel | None:
    """The first rule that the fixed matches of one volunteer break together, in plain words."""
    overtredingen = controleer_vast(probleem)
    if not overtredingen:
        return None
    regel = overtredingen[0].regel
    vog_mist = VOG_TOKEN not in probleem.vrijwilligers[0].kenmerken and any(
        VOG_TOKEN in vraag.vereist for vraag in probleem.vragen
    )
    return regel, beletseltekst(regel, vog_mist=vog_mist)


def _met_minder_ruimte(
    helper: engine.Vrijwilliger, elders: Collection[Hulpvraag]
) -> engine.Vrijwilliger:
    return replace(
        helper,
        max_koppelingen=max(0, helper.max_koppelingen - len(elders)),
        max_zwaar=max(0, helper.max_zwaar - sum(vraag.zwaar for vraag in elders)),
    )


def _codes(wensen: Iterable[Wens], aard: WensAard) -> frozenset[str]:
    return frozenset(wens.kenmerk.code for wens in wensen if wens.aard == aard)


def _locatie(postcode: str) -> tuple[float, float]:
    gebied = postcodegebied(postcode)
    return gebied.lat, gebied.lon
