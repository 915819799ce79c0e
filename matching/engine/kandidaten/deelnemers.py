"""The requests and volunteers as columns, numbered anew by place.

So who live together stand together, and what is looked up for neighbours lies close in memory.
"""

from typing import TypeVar

import numpy as np

from matching.engine.probleem import Probleem

from .reeksen import Nummers

Nummer = TypeVar("Nummer", int, Nummers)


class Deelnemers:
    """Who takes part: every volunteer, and the requests that are not ``vast``.

    ``vraagnummers`` and ``helpernummers`` are their positions in the problem; ``nummer`` is the
    other way round for requests, -1 for those that do not take part. ``uitgesloten`` are the pairs
    that a request excludes, each as ``sleutel`` has it, ascending.
    """

    def __init__(self, probleem: Probleem) -> None:
        vast = {match.vraag for match in probleem.vast}
        vraagnummers = sorted(
            (nr for nr, vraag in enumerate(probleem.vragen) if vraag.id not in vast),
            key=lambda nr: probleem.vragen[nr].locatie,
        )
        helpernummers = sorted(
            range(len(probleem.vrijwilligers)), key=lambda nr: probleem.vrijwilligers[nr].locatie
        )
        self.vraagnummers = np.array(vraagnummers, np.int64)
        self.helpernummers = np.array(helpernummers, np.int64)
        self.nummer = np.full(len(probleem.vragen), -1, np.int64)
        self.nummer[self.vraagnummers] = np.arange(len(vraagnummers))
        self.vragen = [probleem.vragen[nr] for nr in vraagnummers]
        self.helpers = [probleem.vrijwilligers[nr] for nr in helpernummers]

        onbetaalbaar = {
            vraag
            for budget in probleem.budgetten
            for vraag, eenheden in budget.verbruik.items()
            if eenheden > budget.capaciteit
        }
        self.onbetaalbaar = np.array([vraag.id in onbetaalbaar for vraag in self.vragen], bool)
        self.zwaar = np.array([vraag.zwaar for vraag in self.vragen], bool)
        self.max_minuten = np.array([een.max_minuten_per_week for een in self.helpers], np.int64)
        self.max_koppelingen = np.array([een.max_koppelingen for een in self.helpers], np.int64)
        self.max_zwaar = np.array([een.max_zwaar for een in self.helpers], np.int64)

        # One table of slots serves all visits of a length and a rhythm.
        self.vormen = sorted({(vraag.duur, vraag.ritme) for vraag in self.vragen})
        vorm = {vorm: nr for nr, vorm in enumerate(self.vormen)}
        self.vorm = np.array([vorm[vraag.duur, vraag.ritme] for vraag in self.vragen], np.uint16)

        nummers = {helper.id: nr for nr, helper in enumerate(self.helpers)}
        self.uitgesloten = np.array(
            sorted(
                self.sleutel(nummers[wie], nr)
                for nr, vraag in enumerate(self.vragen)
                for wie in vraag.uitgesloten
                if wie in nummers
            ),
            np.int64,
        )

    def sleutel(self, vrijwilliger: Nummer, vraag: Nummer) -> Nummer:
        """One number for a pair, or for many; ascends by volunteer and then request."""
        return vrijwilliger * len(self.vragen) + vraag

    def paar(self, sleutel: Nummers) -> tuple[Nummers, Nummers]:
        """The inverse: volunteers and requests."""
        return np.divmod(sleutel, max(1, len(self.vragen)))
