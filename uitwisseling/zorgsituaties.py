"""The care situations that the rows of a file of requests speak of, each handled once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Doel, Persoon
from kern.services.opslaan import Uitkomst
from kern.services.personen import persoon_opslaan, toestemming_vastleggen
from mantelzorg.models import Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from mantelzorg.services.zorgsituaties import ZorgsituatieGegevens, zorgsituatie_opslaan

from .kolommen import GelezenRij
from .personen import VELDEN, persoongegevens


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """A care situation of the file, and whether registering it changed anything."""

    zorgsituatie: Zorgsituatie
    veranderd: bool


@dataclass(frozen=True, slots=True)
class _Geweigerd:
    """What the services said of it, by column."""

    velden: Mapping[str, str]


class Zorgsituaties:
    """Known care situations are loaded once; those of the file are registered once per number."""

    def __init__(self, actor: Actor, kolommen: Sequence[str]) -> None:
        self.actor = actor
        self.kolommen = kolommen
        self._bekend: dict[str, Zorgsituatie] = {
            z.nummer: z for z in zorgsituaties_van(actor.organisatie_id)
        }
        self._eerste: dict[str, GelezenRij] = {}
        self._gedaan: dict[str, Opgeslagen | _Geweigerd] = {}

    def eensluidend(self, gelezen: GelezenRij) -> None:
        """Note each cell that differs from the first row of the same care situation."""
        nummer = gelezen.waarden.get("zorgsituatie")
        if nummer is None:
            return
        eerste = self._eerste.setdefault(nummer, gelezen)
        for kolom in self.kolommen:
            if kolom not in gelezen.waarden or kolom not in eerste.waarden:
                continue
            if gelezen.waarden[kolom] != eerste.waarden[kolom]:
                gelezen.fout(
                    kolom,
                    _("verwacht wordt hetzelfde als in rij %(rij)s, met dezelfde zorgsituatie")
                    % {"rij": eerste.rij.nummer},
                )

    def bezwaar_gezondheid(self, waarden: Mapping[str, Any]) -> str:
        """Why health data of this row's person cared for may not be kept; empty if they may.

        They may with a legal basis in the row, or one recorded before. A basis in the file that is
        not younger than a withdrawal is the withdrawn one, and no basis.
        """
        bekend = self._bekend.get(waarden["zorgsituatie"])
        toestemmingen = [
            t
            for t in (bekend.zorgvrager.toestemmingen.all() if bekend else ())
            if t.doel == Doel.GEZONDHEID
        ]
        if any(t.ingetrokken_op is None for t in toestemmingen):
            return ""
        ingetrokken = max((t.ingetrokken_op or date.min for t in toestemmingen), default=None)
        if not waarden["grondslag"] or not waarden["grondslag_datum"]:
            return _("Vul grondslag en grondslag_datum in.")
        if ingetrokken and waarden["grondslag_datum"] <= ingetrokken:
            return _("De toestemming is ingetrokken op %(datum)s: vul een nieuwe in.") % {
                "datum": f"{ingetrokken:%d-%m-%Y}"
            }
        return ""

    def opslaan(self, gelezen: GelezenRij) -> Opgeslagen | None:
        """Register the care situation of a row without errors, or note why that is refused."""
        nummer = gelezen.waarden["zorgsituatie"]
        if nummer not in self._gedaan:
            self._gedaan[nummer] = self._registreren(gelezen.waarden)
        resultaat = self._gedaan[nummer]
        if isinstance(resultaat, _Geweigerd):
            gelezen.velden_fout(resultaat.velden, {})
            return None
        return resultaat

    def _registreren(self, waarden: Mapping[str, Any]) -> Opgeslagen | _Geweigerd:
        bekend = self._bekend.get(waarden["zorgsituatie"])
        uitkomsten: list[Uitkomst] = []
        personen: dict[str, Persoon] = {}
        for wie in ("mantelzorger", "zorgvrager"):
            try:
                personen[wie], uitkomst = persoon_opslaan(
                    actor=self.actor,
                    gegevens=persoongegevens(waarden, f"{wie}_"),
                    persoon=getattr(bekend, wie) if bekend else None,
                )
            except Ongeldig as fout:
                namen = {k.naam for k in VELDEN}
                return _Geweigerd(
                    {f"{wie}_{v}" if v in namen else v: tekst for v, tekst in fout.velden.items()}
                )
            uitkomsten.append(uitkomst)
        try:
            if waarden["grondslag"] and not self.bezwaar_gezondheid(waarden):
                uitkomsten.append(
                    toestemming_vastleggen(
                        actor=self.actor,
                        persoon=personen["zorgvrager"],
                        doel=Doel.GEZONDHEID,
                        grondslag=waarden["grondslag"],
                        datum=waarden["grondslag_datum"],
                    )
                )
            zorgsituatie, uitkomst = zorgsituatie_opslaan(
                actor=self.actor,
                zorgsituatie=bekend,
                gegevens=ZorgsituatieGegevens(
                    nummer=waarden["zorgsituatie"],
                    mantelzorger=personen["mantelzorger"],
                    zorgvrager=personen["zorgvrager"],
                    relatie=waarden["relatie"],
                    inwonend=waarden["inwonend"],
                    netwerk=waarden["netwerk"],
                    uren_per_week=waarden["uren_per_week"],
                    doelgroepen=waarden["doelgroepen"],
                ),
            )
        except Ongeldig as fout:
            anders = {"nummer": "zorgsituatie", "datum": "grondslag_datum"}
            return _Geweigerd({anders.get(v, v): tekst for v, tekst in fout.velden.items()})
        uitkomsten.append(uitkomst)
        return Opgeslagen(zorgsituatie, any(u is not Uitkomst.ONGEWIJZIGD for u in uitkomsten))
