"""An explanation about one request in one round, asked of the engine while the client waits.

As the pages have it (`werkbank.views.uitleg`): the engine gets two seconds, and `opTijd` says
whether that was enough.
"""

import time
from collections.abc import Iterable
from uuid import UUID

from django.conf import settings

from api.v1.uitleg import Json, bezwaar_json, kosten_json, verruimingen_json
from kern.models import Doel
from kern.selectors.toestemmingen import met_grondslag
from mantelzorg.models import Hulpvraag
from matching.engine.klok import Klok
from matching.models import Matchronde, NietGematcht, Voorstel
from matching.regels.betrokkenen import personen_van_hulpvraag
from matching.regels.bezwaarteksten import bezwaar_in_woorden
from matching.regels.toelichting import scoreregels, trechter_in_woorden, waarom_niemand
from matching.regels.uitkomsten import niemand_als_json
from matching.selectors.rondes import niet_gematcht_van, prioriteiten_van, voorstellen_van
from matching.selectors.toelichtingen import (
    bezwaren_nu,
    toelichtingen_van,
    waarom_niemand_van,
    waarom_niet_van,
    waarom_van,
)
from matching.selectors.uitlegwoorden import (
    herrekening_feiten,
    kenmerknamen,
    verruimingen,
    woordenboek,
)
from vrijwilligers.models import Vrijwilliger


class Rondeuitleg:
    """What a round says of a request, and of a volunteer for it where one is asked about.

    ``personen``: all who are in the answer, for the audit log.
    """

    def __init__(
        self, ronde: Matchronde, hulpvraag: Hulpvraag, vrijwilliger: Vrijwilliger | None
    ) -> None:
        self.ronde, self.hulpvraag, self.vrijwilliger = ronde, hulpvraag, vrijwilliger
        self.personen: set[UUID] = set(personen_van_hulpvraag(hulpvraag))
        zorgvrager = hulpvraag.zorgsituatie.zorgvrager_id
        self._grondslag = bool(met_grondslag(ronde.organisatie_id, Doel.GEZONDHEID, [zorgvrager]))
        self._klok = Klok(time.monotonic() + settings.TOELICHTING_PAGINA_TIJDSLIMIET)

    def als_json(self) -> Json:
        """The whole answer (`UitlegSerializer`)."""
        voorstel = voorstellen_van(self.ronde).filter(hulpvraag=self.hulpvraag).first()
        rij = niet_gematcht_van(self.ronde).filter(hulpvraag=self.hulpvraag).first()
        antwoord: Json = {
            "hulpvraag": self.hulpvraag.pk,
            "vrijwilliger": self.vrijwilliger and self.vrijwilliger.pk,
            "uitkomst": "voorgesteld" if voorstel else "niet_gematcht" if rij else "deed_niet_mee",
            "voorstel": voorstel and voorstel.pk,
            "score": [],
            "alternatieven": [],
            "zinnen": [],
            "trechter": {},
            "verruimingen": None,
            "bezwaren": [],
            "vast": [],
            "kosten": None,
        }
        if self.vrijwilliger is not None:
            antwoord |= self._waarom_niet(self.vrijwilliger)
        elif voorstel is not None:
            antwoord |= self._waarom(voorstel)
        elif rij is not None:
            antwoord |= self._waarom_niemand(rij)
        return {**antwoord, "op_tijd": not self._klok.voorbij()}

    def _waarom(self, voorstel: Voorstel) -> Json:
        """Its score, and what the next candidates would cost."""
        self.personen.add(voorstel.vrijwilliger.persoon_id)
        namen = kenmerknamen(self.ronde.organisatie_id)[self._grondslag]
        voorrang = prioriteiten_van(self.ronde, [self.hulpvraag.pk]).get(self.hulpvraag.pk, ())
        score = scoreregels(
            waarde=voorstel.waarde, onderdelen=voorstel.onderdelen, namen=namen, voorrang=voorrang
        )
        waarom = None
        if self.ronde.probleem is not None and voorstel.datum is None:
            waarom = waarom_van(voorstel, self.ronde, self._klok)
        anderen = waarom.alternatieven if waarom else ()
        woorden = woordenboek(
            self.ronde.organisatie_id,
            [
                {
                    "vrijwilliger": ander.vrijwilliger,
                    **herrekening_feiten(ander.herrekening, self.hulpvraag.pk),
                }
                for ander in anderen
            ],
        )
        self.personen |= woorden.betrokkenen
        return {
            "score": [{"tekst": regel.tekst, "punten": regel.punten} for regel in score],
            "alternatieven": [
                {
                    "vrijwilliger": ander.vrijwilliger,
                    "naam": woorden.namen[self._grondslag].vrijwilliger(ander.vrijwilliger),
                    "waarde": ander.score.waarde,
                    "reistijd": ander.score.reistijd,
                    **kosten_json(ander.herrekening, self.hulpvraag.pk, woorden),
                }
                for ander in anderen
            ],
        }

    def _waarom_niemand(self, rij: NietGematcht) -> Json:
        """Why the round left it, and what would help."""
        zinnen = [
            waarom_niemand(reden=rij.reden, kandidaten=rij.kandidaten),
            *trechter_in_woorden(rij.trechter),
        ]
        antwoord: Json = {"zinnen": zinnen, "trechter": rij.trechter}
        eerder = toelichtingen_van(self.ronde, [self.hulpvraag.pk]).first()
        inhoud = eerder.inhoud if eerder else self._gezocht()
        if inhoud is None:
            return antwoord
        woorden = woordenboek(self.ronde.organisatie_id, inhoud["verruimingen"])
        self.personen |= woorden.betrokkenen
        helpt = verruimingen(inhoud, woorden, grondslag=self._grondslag)
        return {**antwoord, "verruimingen": verruimingen_json(helpt)}

    def _gezocht(self) -> Json | None:
        if self.ronde.probleem is None or self.hulpvraag.datum:
            return None
        waarom = waarom_niemand_van(self.ronde, self.hulpvraag.pk, self._klok)
        return niemand_als_json(waarom, str(self.hulpvraag.pk)) if waarom else None

    def _waarom_niet(self, vrijwilliger: Vrijwilliger) -> Json:
        """The rules that forbid it or what it would cost; by today's data if they took no part."""
        self.personen.add(vrijwilliger.persoon_id)
        toen = None
        if self.ronde.probleem is not None:
            toen = waarom_niet_van(self.ronde, self.hulpvraag.pk, vrijwilliger.pk, self._klok)
        herrekening = toen.herrekening if toen else None
        feiten = herrekening_feiten(herrekening, self.hulpvraag.pk) if herrekening else {}
        woorden = woordenboek(self.ronde.organisatie_id, [feiten])
        self.personen |= woorden.betrokkenen
        redenen: tuple[str, ...] = ()
        if toen is not None:
            bezwaren = toen.bezwaren
        else:
            nu = bezwaren_nu(self.hulpvraag, vrijwilliger)
            bezwaren, redenen = nu.bezwaren, nu.redenen
        namen = woorden.namen[self._grondslag]
        gewoon: Iterable[str] = (z for b in bezwaren for z in bezwaar_in_woorden(b, namen))
        return {
            "zinnen": [*redenen, *gewoon],
            "bezwaren": [bezwaar_json(b, woorden, grondslag=self._grondslag) for b in bezwaren],
            "vast": list(toen.vast) if toen else [],
            "kosten": kosten_json(herrekening, self.hulpvraag.pk, woorden) if herrekening else None,
        }
