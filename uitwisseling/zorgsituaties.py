"""Care situations from a file: one row is a carer, the person cared for, and what is known of both.

The file is the truth for its columns, but a legal basis that holds stays as it is: withdrawing one
is a person's decision. A representative, who is a third person, and the day on which the care
stopped have no column and stay too.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.models import Doel, Grondslag, Persoon, Toestemming
from kern.regels.toestemming import geldt
from kern.services.opslaan import Uitkomst
from kern.services.toestemmingen import toestemming_vastleggen
from mantelzorg.models import Netwerk, Relatie, Zorgsituatie
from mantelzorg.selectors.zorgsituaties import zorgsituaties_van
from mantelzorg.services.zorgsituaties import ZorgsituatieGegevens, zorgsituatie_opslaan

from .cellen import (
    DATUM,
    JA_NEE,
    NUMMER,
    Vorm,
    decimaal,
    decimaal_als_cel,
    getal_van,
    keuze_uit,
    verhaal_van,
)
from .kolommen import GelezenRij, Kolom
from .personen import VELDEN, persoon_van_rij, persoonkolommen, persoonwaarden
from .register import GEBRUIKER, KENMERKEN, Register
from .soort import Soort

WIE = ("mantelzorger_", "zorgvrager_")

KOLOMMEN = (
    Kolom("nummer", NUMMER, gettext_lazy("eigen nummer, zoals Z-0007"), verplicht=True),
    *persoonkolommen("mantelzorger_"),
    *persoonkolommen("zorgvrager_"),
    Kolom(
        "relatie",
        keuze_uit(Relatie),
        gettext_lazy("de mantelzorger zorgt voor: partner, ouder, kind, familie, vriend, buur"),
    ),
    Kolom("inwonend", JA_NEE, gettext_lazy("ja of nee; leeg is onbekend"), leeg=None),
    Kolom("netwerk", keuze_uit(Netwerk), gettext_lazy("geen, klein of voldoende")),
    Kolom(
        "uren_per_week",
        Vorm(decimaal(0, 168), decimaal_als_cel),
        gettext_lazy("uren zorg per week van de mantelzorger, zoals 12 of 12,5"),
        leeg=None,
    ),
    Kolom("zorgt_sinds", DATUM, gettext_lazy("sinds wanneer, ongeveer"), leeg=None),
    Kolom(
        "nachten_verstoord",
        getal_van(0, 7),
        gettext_lazy("hoeveel nachten per week de mantelzorger wakker wordt"),
        leeg=None,
    ),
    Kolom("werkt", JA_NEE, gettext_lazy("combineert de zorg met werk: ja of nee"), leeg=None),
    Kolom("kinderen", JA_NEE, gettext_lazy("heeft thuiswonende kinderen: ja of nee"), leeg=None),
    Kolom(
        "reeds_geprobeerd",
        verhaal_van(2000),
        gettext_lazy("welke hulp er al was, zonder gezondheid"),
    ),
    Kolom(
        "aanspreekpunt",
        GEBRUIKER,
        gettext_lazy("e-mailadres waarmee het vaste aanspreekpunt inlogt"),
        leeg=None,
        zoek=Register.gebruiker,
    ),
    Kolom(
        "vervanger",
        GEBRUIKER,
        gettext_lazy("e-mailadres waarmee de vervanger inlogt"),
        leeg=None,
        zoek=Register.gebruiker,
    ),
    Kolom(
        "doelgroepen",
        KENMERKEN,
        gettext_lazy("doelgroepen, zoals doelgroep_dementie (alleen met een grondslag)"),
        leeg=(),
        zoek=Register.doelgroepen,
    ),
    Kolom(
        "grondslag",
        keuze_uit(Grondslag),
        gettext_lazy("waarom gegevens over gezondheid mogen: toestemming of wettelijk"),
    ),
    Kolom("grondslag_datum", DATUM, gettext_lazy("sinds wanneer"), leeg=None),
)

GELIJK = (
    "nummer",
    "relatie",
    "inwonend",
    "netwerk",
    "uren_per_week",
    "zorgt_sinds",
    "nachten_verstoord",
    "werkt",
    "kinderen",
    "reeds_geprobeerd",
    "aanspreekpunt",
    "vervanger",
    "doelgroepen",
)
"""Columns with the name of the field they fill."""


class Zorgsituaties(Soort):
    """The file of care situations."""

    kolommen = KOLOMMEN
    inzien = "zorgsituatie.inzien"
    registreren = "zorgsituatie.registreren"
    veld_in_kolom = {"zorgvrager": "nummer", "datum": "grondslag_datum"}

    def __init__(self, actor: Actor) -> None:
        super().__init__(actor)
        self._eerder: dict[UUID, tuple[int, dict[str, Any]]] = {}

    def lijst(self) -> QuerySet[Zorgsituatie]:
        """All care situations with persons, consents and target groups."""
        return zorgsituaties_van(self.actor.organisatie_id).prefetch_related("doelgroepen__kenmerk")

    def waarden(self, gegeven: Zorgsituatie) -> dict[str, Any]:
        """A care situation as the values of the columns; health data only with a legal basis."""
        geldig = geldige_grondslag(gegeven.zorgvrager)
        waarden = {naam: getattr(gegeven, naam) for naam in GELIJK}
        for wie in WIE:
            waarden |= persoonwaarden(getattr(gegeven, wie.removesuffix("_")), wie)
        return waarden | {
            "doelgroepen": tuple(d.kenmerk for d in gegeven.doelgroepen.all()) if geldig else (),
            "grondslag": geldig.grondslag if geldig else "",
            "grondslag_datum": geldig.datum if geldig else None,
        }

    def personen(self, gegeven: Zorgsituatie) -> Iterator[UUID]:
        """The carer and the person cared for."""
        yield gegeven.mantelzorger_id
        yield gegeven.zorgvrager_id

    def controleren(self, gelezen: GelezenRij) -> None:
        """A legal basis has a date, health data have a legal basis, one person has one story."""
        waarden = gelezen.waarden
        for een, ander in (("grondslag", "grondslag_datum"), ("grondslag_datum", "grondslag")):
            if waarden.get(een) and ander in waarden and not waarden[ander]:
                gelezen.fout(
                    ander, _("verwacht wordt een waarde, want %(kolom)s is gevuld") % {"kolom": een}
                )
        if gelezen.bekend and geldige_grondslag(gelezen.bekend.zorgvrager):
            for kolom in ("grondslag", "grondslag_datum"):
                gelezen.wijzigingen.pop(kolom, None)
        gezondheid = [k.naam for k in waarden.get("doelgroepen", ()) if k.gezondheid]
        if gezondheid and (bezwaar := self._bezwaar(gelezen)):
            gelezen.fout(
                "doelgroepen",
                _("%(namen)s zegt iets over gezondheid. %(bezwaar)s")
                % {"namen": ", ".join(gezondheid), "bezwaar": bezwaar},
            )
        if gelezen.bekend:
            self._eensluidend(gelezen)

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst:
        """Register the persons, the legal basis and the care situation of a row."""
        waarden, bekend = gelezen.waarden, gelezen.bekend
        personen, uitkomsten = [], []
        for wie in WIE:
            nu = getattr(bekend, wie.removesuffix("_")) if bekend else None
            persoon, uitkomst = persoon_van_rij(self.actor, gelezen, nu, wie)
            personen.append(persoon)
            uitkomsten.append(uitkomst)
        mantelzorger, zorgvrager = personen
        geldig = geldige_grondslag(bekend.zorgvrager) if bekend else None
        if waarden["grondslag"] and not geldig and not self._bezwaar(gelezen):
            _toestemming, uitkomst = toestemming_vastleggen(
                actor=self.actor,
                persoon=zorgvrager,
                doel=Doel.GEZONDHEID,
                grondslag=waarden["grondslag"],
                datum=waarden["grondslag_datum"],
            )
            uitkomsten.append(uitkomst)
        _situatie, uitkomst = zorgsituatie_opslaan(
            actor=self.actor,
            zorgsituatie=bekend,
            bewaken=False,
            gegevens=ZorgsituatieGegevens(
                mantelzorger=mantelzorger,
                zorgvrager=zorgvrager,
                vertegenwoordiger=bekend.vertegenwoordiger if bekend else None,
                beeindigd_op=bekend.beeindigd_op if bekend else None,
                **{naam: waarden[naam] for naam in GELIJK},
            ),
        )
        if bekend and any(u is not Uitkomst.ONGEWIJZIGD for u in uitkomsten):
            return Uitkomst.GEWIJZIGD
        return uitkomst

    def _bezwaar(self, gelezen: GelezenRij) -> str:
        """Why health data of this row's person cared for may not be kept; empty if they may.

        They may with a legal basis in the row, or one recorded before. A basis in the file that is
        not younger than a withdrawal is the withdrawn one, and no basis.
        """
        waarden = gelezen.waarden
        zorgvrager = gelezen.bekend.zorgvrager if gelezen.bekend else None
        if zorgvrager and geldige_grondslag(zorgvrager):
            return ""
        if not waarden.get("grondslag") or not waarden.get("grondslag_datum"):
            return _("Vul grondslag en grondslag_datum in.")
        ingetrokken = max(
            (t.ingetrokken_op or date.min for t in _grondslagen(zorgvrager)), default=None
        )
        if ingetrokken and waarden["grondslag_datum"] <= ingetrokken:
            return _("De toestemming is ingetrokken op %(datum)s: vul een nieuwe in.") % {
                "datum": f"{ingetrokken:%d-%m-%Y}"
            }
        return ""

    def _eensluidend(self, gelezen: GelezenRij) -> None:
        """Note each cell that differs from an earlier row about the same known person."""
        for wie in WIE:
            persoon_id = getattr(gelezen.bekend, f"{wie}id")
            nu = {
                k.naam: gelezen.waarden[wie + k.naam]
                for k in VELDEN
                if wie + k.naam in gelezen.waarden
            }
            rij, eerder = self._eerder.setdefault(persoon_id, (gelezen.rij.nummer, nu))
            for naam in eerder.keys() & nu.keys():
                if eerder[naam] != nu[naam]:
                    gelezen.fout(
                        wie + naam,
                        _("verwacht wordt hetzelfde als in rij %(rij)s, over dezelfde persoon")
                        % {"rij": rij},
                    )


def geldige_grondslag(zorgvrager: Persoon) -> Toestemming | None:
    """The legal basis to keep health data that holds today. Reads prefetched rows."""
    vandaag = timezone.localdate()
    return next((t for t in _grondslagen(zorgvrager) if geldt(t, vandaag)), None)


def _grondslagen(zorgvrager: Persoon | None) -> list[Toestemming]:
    if zorgvrager is None:
        return []
    return [t for t in zorgvrager.toestemmingen.all() if t.doel == Doel.GEZONDHEID]
