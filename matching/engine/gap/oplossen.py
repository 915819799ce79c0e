"""The method for generalised assignment problems, from prices to a proven optimum.

1. The prices of the linear relaxation, improved on the knapsack bound (``prijzen``) and by column
   generation (``modellen.gapmeester``).
2. A first solution: filled by the prices, then shifts and swaps.
3. Proof: any solution that costs at most v uses only knapsacks that leave the bound at most v.
   The model over those gives the best of them or, where they are too many to list, the compact
   model over the pairs in them. When none costs at most v, that is a bound, and v grows.
4. What time is left goes into solving parts again, a few agents at a time.
"""

import time
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.klok import Klok
from matching.engine.modellen.gapkeuze import Keuze, kies_paren, kies_patronen, lp_prijzen
from matching.engine.modellen.gapmeester import verfijn

from .knapzak import SCHAAL, Antwoord, Knapzakken
from .lezen import GROOTSTE, Getallen, Opgave
from .patronen import patronen
from .prijzen import UITERSTE, stijg
from .vulling import verbeter, vul

_DEEL_VOOR_PRIJZEN = 0.3
_DEEL_VOOR_BEWIJS = 0.6
_MEEST_PATRONEN = 4000
"""Up to here the model over whole knapsacks is the faster one: its own bound is as good as ours."""
_VEEL_PAREN = 10_000
"""From here on a proof is far off, and solving parts again comes first."""
_DEEL_VOOR_DELEN = 0.6
_KANSRIJK_GAT = 2e-3
_SECONDEN_PER_DEEL = 1.0
_MEEST_VERGEEFS = 5
_PAREN_PER_BAAN = 6
_DUURDER = (1.0, 1.1, 1.5, 3.0)


@dataclass(frozen=True, slots=True, eq=False)
class Uitkomst:
    """``agenten``: an agent per job, None (as ``waarde``) when no solution was found."""

    agenten: Getallen | None
    waarde: int | None
    ondergrens: int
    status: str
    seconden: float


def los_op(opgave: Opgave, *, tijdslimiet: float, begonnen: float | None = None) -> Uitkomst:
    """Solves within the limit, in seconds from ``begonnen`` (``time.monotonic()``; now if None)."""
    begin = time.monotonic() if begonnen is None else begonnen
    zoektocht = _Zoektocht(opgave, Klok(begin + tijdslimiet))
    zoektocht.zoek()
    status = "tijdslimiet"
    if zoektocht.onhaalbaar:
        status = "onhaalbaar"
    elif zoektocht.klaar():
        status = "optimaal"
    return Uitkomst(
        zoektocht.agenten,
        zoektocht.waarde,
        zoektocht.ondergrens,
        status,
        round(time.monotonic() - begin, 3),
    )


class _Zoektocht:
    """One run; ``waarde`` only falls, ``ondergrens`` only rises."""

    def __init__(self, opgave: Opgave, klok: Klok) -> None:
        self.opgave = opgave
        self.klok = klok
        self.agenten: Getallen | None = None
        self.waarde: int | None = None
        self.past = opgave.past
        self._kansrijk = self.past
        self.onhaalbaar = not self.past.any(axis=0).all()
        goedkoopste = np.where(self.past, opgave.kosten, GROOTSTE).min(axis=0)
        self.ondergrens = int(goedkoopste.sum())

    def klaar(self) -> bool:
        """Whether there is nothing left to find or to prove."""
        return self.onhaalbaar or (self.waarde is not None and self.waarde <= self.ondergrens)

    def zoek(self) -> None:
        """All steps, as far as time allows."""
        if self.onhaalbaar:
            return
        self._vul(self.opgave.kosten.astype(float))
        if self.klaar() or self.klok.voorbij():
            return
        knapzakken = Knapzakken(self.opgave)
        prijzen = self._prijzen(knapzakken)
        if self.waarde is not None and self.past.size > _VEEL_PAREN:
            self._los_delen_op(self.klok.deel(_DEEL_VOOR_DELEN))
        if not self.klok.voorbij() and not self._ver_weg():
            self._bewijs(knapzakken, prijzen)
        self._los_delen_op(self.klok)

    def _ver_weg(self) -> bool:
        """Whether a proof is out of reach, or not needed any more."""
        if self.waarde is None or self.klaar():
            return self.klaar()
        gat = self.waarde - self.ondergrens
        return self.past.size > _VEEL_PAREN and gat > _KANSRIJK_GAT * abs(self.waarde)

    def _prijzen(self, knapzakken: Knapzakken) -> Getallen:
        einde = self.klok.deel(_DEEL_VOOR_PRIJZEN)
        van_lp = lp_prijzen(self.opgave, einde.over())
        if van_lp is None:  # any prices will do to begin with
            van_lp = np.where(self.past, self.opgave.kosten, GROOTSTE).min(axis=0).astype(float)
        prijzen = np.rint(np.clip(van_lp * SCHAAL, -UITERSTE, UITERSTE)).astype(np.int64)
        self._vul_met(knapzakken, prijzen)
        stijging = stijg(knapzakken, prijzen, self.waarde, einde)
        grens, prijzen = stijging.grens, stijging.prijzen
        self._stel(grens)
        if stijging.agenten is not None:
            self._neem(stijging.agenten)
        if not self.klaar() and not einde.voorbij():
            grens, prijzen = verfijn(knapzakken, prijzen, grens, sorted(stijging.zakken), einde)
            self._stel(grens)
        if not self.klaar():
            self._vul_met(knapzakken, prijzen)
        return prijzen

    def _bewijs(self, knapzakken: Knapzakken, prijzen: Getallen) -> None:
        einde = self.klok.deel(_DEEL_VOOR_BEWIJS)
        antwoord = knapzakken.beste(prijzen)
        stap = 1
        while not self.klaar() and not einde.voorbij():
            hoogstens = self.ondergrens + stap
            if self.waarde is not None:
                hoogstens = min(hoogstens, self.waarde - 1)
            # Without a solution there is no telling how dear the first one is: all pairs, then.
            alles = self.waarde is None and stap > 1
            if alles:
                keuze = kies_paren(self.opgave, self.past, einde.over())
            else:
                keuze, hoogstens = self._kies(knapzakken, prijzen, antwoord, hoogstens, einde)
            if keuze.agenten is not None:
                self._neem(keuze.agenten)
            if alles:
                self.onhaalbaar = keuze.agenten is None and keuze.grens == np.inf
                self._stel_geheel(keuze.grens)
                return
            # A solution that uses another pair costs more than `hoogstens`.
            voor = self.ondergrens
            self._stel_geheel(min(keuze.grens, hoogstens + 1))
            if self.ondergrens <= hoogstens and voor == self.ondergrens:
                return  # out of time, or of precision
            stap *= 2

    def _kies(
        self,
        knapzakken: Knapzakken,
        prijzen: Getallen,
        antwoord: Antwoord,
        hoogstens: int,
        klok: Klok,
    ) -> tuple[Keuze, int]:
        """The best of what may cost at most ``hoogstens``, or less where that can be listed."""
        for doel in dict.fromkeys((hoogstens, self.ondergrens)):
            marge = doel * SCHAAL - antwoord.grens
            mag = knapzakken.binnen(prijzen, antwoord.winsten, marge)
            lijst = patronen(knapzakken, prijzen, antwoord, mag, marge, _MEEST_PATRONEN)
            if lijst is not None:
                return kies_patronen(self.opgave, lijst, klok.over()), doel
            if doel == hoogstens:
                paren = mag
        return kies_paren(self.opgave, paren, klok.over()), hoogstens

    def _los_delen_op(self, klok: Klok) -> None:
        """Frees the jobs of a few agents and solves those again, for as long as there is time.

        More agents at a time when that brings nothing, fewer when it takes too long.
        """
        toeval = np.random.default_rng(1)
        agenten = len(self.past)
        aantal, vergeefs = max(3, agenten // 3), 0
        nu = self.agenten
        while nu is not None and agenten > aantal and not self.klaar() and not klok.voorbij():
            wie = np.sort(toeval.choice(agenten, aantal, replace=False))
            welke = np.flatnonzero(np.isin(nu, wie))
            uitsnede = np.ix_(wie, welke)
            deel = Opgave(
                self.opgave.kosten[uitsnede],
                self.opgave.gewichten[uitsnede],
                self.opgave.capaciteiten[wie],
            )
            mag = self._kansrijk[uitsnede] | (nu[welke] == wie[:, None])
            keuze = kies_paren(deel, mag, min(_SECONDEN_PER_DEEL, klok.over()))
            voor = self.waarde
            if keuze.agenten is not None:
                nieuw = nu.copy()
                nieuw[welke] = wie[keuze.agenten]
                self._neem(nieuw)
                nu = self.agenten
            vergeefs = 0 if self.waarde != voor else vergeefs + 1
            if not keuze.bewezen(deel):
                aantal = max(2, aantal - 1)
            elif vergeefs > _MEEST_VERGEEFS:
                aantal, vergeefs = aantal + 1, 0

    def _vul_met(self, knapzakken: Knapzakken, prijzen: Getallen) -> None:
        """By what pairs cost when room has its price, or a higher one as long as it runs out.

        The pairs that cost least are the promising ones.
        """
        per_gewicht = knapzakken.gewicht * knapzakken.gewichtsprijzen(prijzen)[:, None]
        bod = self.opgave.kosten * float(SCHAAL)
        for factor in _DUURDER:
            if self._vul(bod + factor * per_gewicht):
                break
        plaats = np.argsort(np.argsort(bod + per_gewicht, axis=0, kind="stable"), axis=0)
        self._kansrijk = plaats < _PAREN_PER_BAAN

    def _vul(self, biedingen: NDArray[np.float64]) -> bool:
        agenten = vul(self.opgave, biedingen)
        if agenten is not None:
            self._neem(verbeter(self.opgave, agenten, self.klok))
        return agenten is not None

    def _neem(self, agenten: Getallen) -> None:
        waarde = self.opgave.waarde(agenten)
        if waarde is not None and (self.waarde is None or waarde < self.waarde):
            self.agenten, self.waarde = agenten, waarde

    def _stel(self, grens: int) -> None:
        self._stel_geheel(-(-grens // SCHAAL))

    def _stel_geheel(self, grens: float) -> None:
        if np.isfinite(grens):
            self.ondergrens = max(self.ondergrens, int(grens))
