"""Requests for help from a file: one row is one request of a known care situation.

The file is the truth for its columns, except that exclusions are added and never removed, since a
coordinator's "not these two" is recorded as one.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.models import Persoon
from kern.services.opslaan import Uitkomst
from mantelzorg.models import GewensteHelper, Hulpvraag, Respijtvorm, Ritme, Spoed, Spoedreden
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.services.hulpvragen import HulpvraagGegevens, hulpvraag_opslaan

from .cellen import DATUM, JA_NEE, NUMMER, POSTCODE, getal_van, keuze_uit, verhaal_van
from .kolommen import GelezenRij, Kolom
from .register import (
    KENMERK,
    KENMERKEN,
    VOORKEUREN,
    VRIJWILLIGERS,
    WENSEN,
    ZORGSITUATIE,
    Register,
    als_wensen,
    wenskolommen,
)
from .soort import Soort
from .tijdcellen import TIJDEN
from .zorgsituaties import geldige_grondslag

KOLOMMEN = (
    Kolom("nummer", NUMMER, gettext_lazy("eigen nummer, zoals H-0031"), verplicht=True),
    Kolom(
        "zorgsituatie",
        ZORGSITUATIE,
        gettext_lazy("nummer van de zorgsituatie, zoals Z-0007"),
        verplicht=True,
        zoek=Register.zorgsituatie,
    ),
    Kolom(
        "taaktype",
        KENMERK,
        gettext_lazy("wat er nodig is, zoals oppas"),
        verplicht=True,
        zoek=Register.taaktype,
    ),
    Kolom(
        "respijtvorm",
        keuze_uit(Respijtvorm),
        gettext_lazy("vervangende_zorg_thuis, of dagopvang of logeeropvang om door te verwijzen"),
    ),
    Kolom(
        "spoed",
        keuze_uit(Spoed),
        gettext_lazy("gewoon (ook als leeg), hoog of acuut"),
        leeg=Spoed.GEWOON.value,
    ),
    Kolom(
        "spoedreden",
        keuze_uit(Spoedreden),
        gettext_lazy("bij hoog of acuut, zoals overbelasting of hulp_weg"),
    ),
    Kolom("ingediend_op", DATUM, gettext_lazy("datum van de vraag"), verplicht=True),
    Kolom("duur", getal_van(15, 720), gettext_lazy("minuten per bezoek"), verplicht=True),
    Kolom(
        "ritme",
        keuze_uit(Ritme),
        gettext_lazy("om de hoeveel weken: 1, 2 of 4; 0 is één keer, op een datum"),
        verplicht=True,
    ),
    Kolom("datum", DATUM, gettext_lazy("dag van het bezoek, alleen bij ritme 0"), leeg=None),
    Kolom("einddatum", DATUM, gettext_lazy("laatste dag waarop hulp nodig is"), leeg=None),
    Kolom("evaluatie_op", DATUM, gettext_lazy("dag van de evaluatie"), leeg=None),
    Kolom(
        "opbouw_weken",
        getal_van(1, 26),
        gettext_lazy("na hoeveel weken een bezoek zo lang duurt"),
        leeg=None,
    ),
    Kolom(
        "opbouw_duur",
        getal_van(15, 720),
        gettext_lazy("minuten van de eerste bezoeken"),
        leeg=None,
    ),
    Kolom(
        "gewenste_helper",
        keuze_uit(GewensteHelper),
        gettext_lazy("vrijwilliger, bekende, beroepskracht of geen_voorkeur"),
    ),
    Kolom("gewenste_oplossing", verhaal_van(2000), gettext_lazy("wat de mantelzorger graag wil")),
    Kolom("geboden_oplossing", verhaal_van(2000), gettext_lazy("wat u biedt")),
    Kolom("verschil_reden", verhaal_van(2000), gettext_lazy("waarom dat verschilt")),
    Kolom("zwaar", JA_NEE, gettext_lazy("ja of nee (ook als leeg)"), leeg=False),
    Kolom(
        "postcode_bezoek",
        POSTCODE,
        gettext_lazy("alleen als het bezoek niet bij de zorgvrager thuis is"),
    ),
    Kolom(
        "geen_buurtgenoot",
        JA_NEE,
        gettext_lazy("ja: liever niemand uit het eigen postcodegebied; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "geen_straatgenoot",
        JA_NEE,
        gettext_lazy("ja: niemand uit de eigen straat; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "tijden",
        TIJDEN,
        gettext_lazy("wanneer een bezoek kan, zoals di 13:00-17:00; do 9:00-12:00"),
        verplicht=True,
    ),
    Kolom(
        "kenmerken",
        KENMERKEN,
        gettext_lazy("wat een vrijwilliger er aantreft, zoals huisdier_hond; taal_turks"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vereist",
        KENMERKEN,
        gettext_lazy("kenmerken die een vrijwilliger moet hebben, zoals tillift"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vermijd",
        KENMERKEN,
        gettext_lazy("kenmerken die een vrijwilliger niet mag hebben"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "gewenst",
        WENSEN,
        gettext_lazy("wensen, zoals muziek: graag; student: liever_niet"),
        leeg={},
        zoek=Register.wensen,
    ),
    Kolom(
        "uitgesloten",
        VRIJWILLIGERS,
        gettext_lazy("nummers van vrijwilligers die het nooit mogen zijn"),
        leeg=(),
        zoek=Register.vrijwilligers,
    ),
    Kolom(
        "gewenste_vrijwilligers",
        VOORKEUREN,
        gettext_lazy("vrijwilligers bij nummer, zoals V-0012: heel_graag"),
        leeg={},
        zoek=Register.voorkeuren,
    ),
)

GELIJK = (
    "nummer",
    "zorgsituatie",
    "taaktype",
    "respijtvorm",
    "spoed",
    "spoedreden",
    "ingediend_op",
    "duur",
    "ritme",
    "datum",
    "einddatum",
    "evaluatie_op",
    "opbouw_weken",
    "opbouw_duur",
    "gewenste_helper",
    "gewenste_oplossing",
    "geboden_oplossing",
    "verschil_reden",
    "zwaar",
    "geen_buurtgenoot",
    "geen_straatgenoot",
)
"""Columns with the name of the field they fill."""

GEZONDHEID = ("kenmerken", "vereist", "vermijd", "gewenst")
"""Columns that may say something about the health of the person cared for."""


class Hulpvragen(Soort):
    """The file of requests."""

    kolommen = KOLOMMEN
    inzien = "hulpvraag.inzien"
    registreren = "hulpvraag.registreren"
    veld_in_kolom = {
        "vensters": "tijden",
        "postcode": "postcode_bezoek",
        "wensen": "gewenst",
        "uitsluitingen": "uitgesloten",
        "voorkeuren": "gewenste_vrijwilligers",
    }

    def lijst(self) -> QuerySet[Hulpvraag]:
        """All requests with all that their rows say."""
        return (
            hulpvragen_van(self.actor.organisatie_id)
            .prefetch_related(
                "vensters",
                "kenmerken__kenmerk",
                "wensen__kenmerk",
                "uitsluitingen__persoon__vrijwilliger",
                "voorkeuren__persoon__vrijwilliger",
                "zorgsituatie__zorgvrager__toestemmingen",
            )
            .order_by("nummer")
        )

    def waarden(self, gegeven: Hulpvraag) -> dict[str, Any]:
        """A request as the values of the columns; health data only with a legal basis.

        Of the persons who are excluded or wished for, those who are volunteers.
        """
        waarden = (
            {naam: getattr(gegeven, naam) for naam in GELIJK}
            | {
                "postcode_bezoek": gegeven.postcode,
                "tijden": tuple((v.dag, v.van, v.tot) for v in gegeven.vensters.all()),
                "kenmerken": tuple(k.kenmerk for k in gegeven.kenmerken.all()),
                "uitgesloten": tuple(
                    u.persoon for u in gegeven.uitsluitingen.all() if _vrijwilliger(u.persoon)
                ),
                "gewenste_vrijwilligers": {
                    v.persoon: v.sterkte
                    for v in gegeven.voorkeuren.all()
                    if _vrijwilliger(v.persoon)
                },
            }
            | wenskolommen(gegeven.wensen.all())
        )
        if not geldige_grondslag(gegeven.zorgsituatie.zorgvrager):
            for kolom in GEZONDHEID:
                waarden[kolom] = _zonder_gezondheid(waarden[kolom])
        return waarden

    def personen(self, gegeven: Hulpvraag) -> Iterator[UUID]:
        """Both persons of the care situation, and the volunteers who are named."""
        yield gegeven.zorgsituatie.mantelzorger_id
        yield gegeven.zorgsituatie.zorgvrager_id
        yield from (uitsluiting.persoon_id for uitsluiting in gegeven.uitsluitingen.all())
        yield from (voorkeur.persoon_id for voorkeur in gegeven.voorkeuren.all())

    def controleren(self, gelezen: GelezenRij) -> None:
        """Health data have a legal basis, and exclusions stay."""
        waarden = gelezen.waarden
        if gelezen.bekend and "uitgesloten" in waarden:
            self._uitsluitingen_houden(gelezen)
        situatie = waarden.get("zorgsituatie")
        if situatie is None or geldige_grondslag(situatie.zorgvrager):
            return
        for kolom in GEZONDHEID:
            if namen := [k.naam for k in waarden.get(kolom, ()) if k.gezondheid]:
                gelezen.fout(
                    kolom,
                    _(
                        "%(namen)s zegt iets over gezondheid. "
                        "Vul bij de zorgsituatie %(nummer)s een grondslag in."
                    )
                    % {"namen": ", ".join(namen), "nummer": situatie.nummer},
                )

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst:
        """Register the request of a row."""
        waarden, bekend = gelezen.waarden, gelezen.bekend
        anderen = [
            u.persoon
            for u in (bekend.uitsluitingen.all() if bekend else ())
            if not _vrijwilliger(u.persoon)
        ]
        voorkeuren = {
            v.persoon: v.sterkte
            for v in (bekend.voorkeuren.all() if bekend else ())
            if not _vrijwilliger(v.persoon)
        }
        _hulpvraag, uitkomst = hulpvraag_opslaan(
            actor=self.actor,
            hulpvraag=bekend,
            gegevens=HulpvraagGegevens(
                **{naam: waarden[naam] for naam in GELIJK},
                vensters=waarden["tijden"],
                postcode=waarden["postcode_bezoek"],
                kenmerken=waarden["kenmerken"],
                wensen=als_wensen(waarden["vereist"], waarden["vermijd"], waarden["gewenst"]),
                uitsluitingen=(*anderen, *waarden["uitgesloten"]),
                voorkeuren=voorkeuren | waarden["gewenste_vrijwilligers"],
            ),
        )
        return uitkomst

    def _uitsluitingen_houden(self, gelezen: GelezenRij) -> None:
        nu = self.waarden(gelezen.bekend)["uitgesloten"]
        samen = tuple(dict.fromkeys((*nu, *gelezen.waarden["uitgesloten"])))
        gelezen.waarden["uitgesloten"] = samen
        gelezen.wijzigingen.pop("uitgesloten", None)
        if len(samen) > len(nu):
            gelezen.wijzigingen["uitgesloten"] = (
                VRIJWILLIGERS.schrijven(nu),
                VRIJWILLIGERS.schrijven(samen),
            )


def _vrijwilliger(persoon: Persoon) -> bool:
    return hasattr(persoon, "vrijwilliger")


def _zonder_gezondheid(kenmerken: Any) -> Any:
    if isinstance(kenmerken, dict):
        return {k: sterkte for k, sterkte in kenmerken.items() if not k.gezondheid}
    return tuple(k for k in kenmerken if not k.gezondheid)
