"""The day of one organisation: everybody does their part, the ledger keeps what was answered."""

from collections.abc import Callable, Sequence
from random import Random

from django.utils import timezone

from .aanbod import VRIJWILLIGERS, Aanbod
from .belasting import Belasting, wachten
from .boek import Boek, Opzet
from .clienten import Client, Telling
from .matchen import Matchen
from .mensen import Mensen, tegelijk
from .toezicht import Toezicht
from .vraag import MANTELZORGERS, Vraag


class Dag:
    """From the first account to the evaluations. Raises Onverwacht.

    ``bij_nacht``: does the work of the night once more; ``bij_ronde``: hears of each round.
    """

    def __init__(
        self,
        opzet: Opzet,
        adressen: Sequence[str],
        telling: Telling,
        seed: int,
        bij_nacht: Callable[[], None],
        bij_ronde: Callable[[], None],
    ) -> None:
        self.opzet, self.boek, self._kans = opzet, Boek(), Random(seed)
        self._adressen, self._telling = adressen, telling
        self._bij_nacht, self._bij_ronde = bij_nacht, bij_ronde
        self._vandaag = timezone.localdate()

    def beleven(self) -> None:
        """The whole day."""
        self._mensen = Mensen(self.opzet, self._adressen, self._telling, self.boek, self._kans)
        self._toezicht = Toezicht(self._mensen, self._vandaag)
        self._toezicht.instellen()
        taak = _taaktype(self._mensen.consulent, "gezelschap")
        vraag = Vraag(self._mensen, taak, self._vandaag)
        aanbod = Aanbod(self._mensen, taak, self._vandaag)
        dossiers = tegelijk(vraag.dossier, range(MANTELZORGERS))
        helpers = tegelijk(aanbod.helper, range(VRIJWILLIGERS))
        self._helpers = {een.id: een.app for een in helpers if een.app}
        self._vragers = {een.hulpvraag: een.app for een in dossiers if een.app}
        belasting = Belasting(self._mensen, dossiers, self._vandaag)
        belasting.checkins(self._bij_nacht)
        tegelijk(belasting.eigen, self._vragers.values())
        belasting.signalen()
        matchen = Matchen(self._mensen, self._helpers, self._vragers, self._vandaag)
        for voorstel in matchen.ronde(self._bij_ronde):
            matchen.voorstel(voorstel)
        tegelijk(aanbod.rooster, self._helpers.values())
        for koppeling in matchen.koppelingen():
            self._van_de_werklijst(koppeling)
            matchen.kennismaking(koppeling)
        for app in (*self._helpers.values(), *self._vragers.values()):
            app.lees("mijn/koppelingen")
            app.lees("mijn/inzage")

    def nakijken(self, anderen: Sequence["Dag"]) -> None:
        """When all days are over and nothing goes on any more: what is seen, and what is not."""
        self.boek.werklijst = self._toezicht.werklijst()
        self._toezicht.nalezen()
        apps = list(self._helpers.values()), list(self._vragers.values())
        self._toezicht.geweigerd(*apps)
        for ander in anderen:
            if ander is not self:
                self._toezicht.bij_anderen(ander.boek, *apps)

    def _van_de_werklijst(self, koppeling: str) -> None:
        """The night puts on it that they meet today; a coordinator takes that up."""

        def staat_erop() -> bool:
            return self._toezicht.taak_over(koppeling) is not None

        wachten(self._bij_nacht, staat_erop, "task about a first meeting")
        if taak := self._toezicht.taak_over(koppeling):
            self._toezicht.oppakken(taak)


def _taaktype(client: Client, code: str) -> str:
    rijen = client.lees("kenmerken", aantal="100", soort="taaktype")["resultaten"]
    return next(str(rij["id"]) for rij in rijen if rij["code"] == code)
