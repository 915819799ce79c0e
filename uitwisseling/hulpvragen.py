"""Requests for help from a file: one row is one request, with its care situation.

Several rows may share a care situation (the same ``zorgsituatie``); what they say of it must agree.
The file is the truth for its columns, except that exclusions are added and never removed, since a
coordinator's "not these two" is recorded as one.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kern.actor import Actor
from kern.fouten import Ongeldig
from kern.models import Grondslag, Persoon
from kern.services.opslaan import Uitkomst
from mantelzorg.models import Hulpvraag, Netwerk, Relatie, Respijtvorm, Ritme, Spoed
from mantelzorg.selectors.hulpvragen import hulpvragen_van
from mantelzorg.services.hulpvragen import HulpvraagGegevens, hulpvraag_opslaan

from . import cellen, tijdcellen
from .kolommen import GelezenRij, Kolom
from .personen import persoonkolommen
from .register import Register, als_wensen
from .zorgsituaties import Zorgsituaties

ZORGSITUATIE = (
    Kolom(
        "zorgsituatie",
        cellen.nummer,
        gettext_lazy("nummer van de zorgsituatie, zoals Z-0007"),
        verplicht=True,
    ),
    *persoonkolommen("mantelzorger_"),
    *persoonkolommen("zorgvrager_"),
    Kolom(
        "relatie",
        cellen.keuze(Relatie),
        gettext_lazy("de mantelzorger zorgt voor: partner, ouder, kind, familie, vriend, buur"),
    ),
    Kolom("inwonend", cellen.ja_nee, gettext_lazy("ja of nee; leeg is onbekend"), leeg=None),
    Kolom("netwerk", cellen.keuze(Netwerk), gettext_lazy("geen, klein of voldoende")),
    Kolom(
        "uren_per_week",
        cellen.geheel(0, 168),
        gettext_lazy("uren zorg per week van de mantelzorger"),
        leeg=None,
    ),
    Kolom(
        "doelgroepen",
        cellen.codes,
        gettext_lazy("doelgroepen, zoals doelgroep_dementie (alleen met een grondslag)"),
        leeg=(),
        zoek=Register.doelgroepen,
    ),
    Kolom(
        "grondslag",
        cellen.keuze(Grondslag),
        gettext_lazy("waarom gegevens over gezondheid mogen: toestemming of wettelijk"),
    ),
    Kolom("grondslag_datum", cellen.datum, gettext_lazy("sinds wanneer"), leeg=None),
)

HULPVRAAG = (
    Kolom("nummer", cellen.nummer, gettext_lazy("eigen nummer, zoals H-0031"), verplicht=True),
    Kolom(
        "taaktype",
        cellen.code,
        gettext_lazy("wat er nodig is, zoals oppas"),
        verplicht=True,
        zoek=Register.taaktype,
    ),
    Kolom(
        "respijtvorm",
        cellen.keuze([Respijtvorm.THUIS.value]),
        gettext_lazy("vervangende_zorg_thuis of leeg; andere opvang is een doorverwijzing"),
    ),
    Kolom(
        "spoed",
        cellen.keuze(Spoed),
        gettext_lazy("gewoon (ook als leeg), hoog of acuut"),
        leeg=Spoed.GEWOON.value,
    ),
    Kolom("ingediend_op", cellen.datum, gettext_lazy("datum van de vraag"), verplicht=True),
    Kolom(
        "duur",
        cellen.geheel(15, 720),
        gettext_lazy("minuten per bezoek"),
        verplicht=True,
    ),
    Kolom(
        "ritme",
        cellen.keuze(Ritme),
        gettext_lazy("om de hoeveel weken: 1, 2 of 4"),
        verplicht=True,
    ),
    Kolom("zwaar", cellen.ja_nee, gettext_lazy("ja of nee (ook als leeg)"), leeg=False),
    Kolom(
        "postcode_bezoek",
        cellen.postcode,
        gettext_lazy("alleen als het bezoek niet bij de zorgvrager thuis is"),
    ),
    Kolom(
        "geen_buurtgenoot",
        cellen.ja_nee,
        gettext_lazy("ja: liever niemand uit het eigen postcodegebied; leeg is nee"),
        leeg=False,
    ),
    Kolom(
        "tijden",
        tijdcellen.tijden,
        gettext_lazy("wanneer een bezoek kan, zoals di 13:00-17:00; do 9:00-12:00"),
        verplicht=True,
    ),
    Kolom(
        "kenmerken",
        cellen.codes,
        gettext_lazy("wat een vrijwilliger er aantreft, zoals huisdier_hond; taal_turks"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vereist",
        cellen.codes,
        gettext_lazy("kenmerken die een vrijwilliger moet hebben, zoals tillift"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "vermijd",
        cellen.codes,
        gettext_lazy("kenmerken die een vrijwilliger niet mag hebben"),
        leeg=(),
        zoek=Register.kenmerken,
    ),
    Kolom(
        "gewenst",
        cellen.wensen,
        gettext_lazy("wensen, zoals muziek: graag; student: liever_niet"),
        leeg={},
        zoek=Register.wensen,
    ),
    Kolom(
        "uitgesloten",
        cellen.nummers,
        gettext_lazy("nummers van vrijwilligers die het nooit mogen zijn"),
        leeg=(),
        zoek=Register.vrijwilligers,
    ),
    Kolom(
        "gewenste_vrijwilligers",
        cellen.nummers_met_sterkte,
        gettext_lazy("vrijwilligers bij nummer, zoals V-0012: heel_graag"),
        leeg={},
        zoek=Register.voorkeuren,
    ),
)

KOLOMMEN = (HULPVRAAG[0], *ZORGSITUATIE, *HULPVRAAG[1:])

VELD_IN_KOLOM = {
    "vensters": "tijden",
    "postcode": "postcode_bezoek",
    "wensen": "gewenst",
    "uitsluitingen": "uitgesloten",
    "voorkeuren": "gewenste_vrijwilligers",
}
"""Fields of the service that have another name in the file."""

GEZONDHEID = ("doelgroepen", "kenmerken", "vereist", "vermijd", "gewenst")
"""Columns that may say something about the health of the person cared for."""


class HulpvragenInlezen:
    """Brings rows to the services. Existing requests and care situations are loaded once."""

    kolommen = KOLOMMEN

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._zorgsituaties = Zorgsituaties(actor, tuple(k.naam for k in ZORGSITUATIE))
        self._bekend: dict[str, Hulpvraag] = {
            h.nummer: h
            for h in hulpvragen_van(actor.organisatie_id).prefetch_related(
                "vensters", "kenmerken", "wensen", "uitsluitingen__persoon", "voorkeuren"
            )
        }

    def regels(self, gelezen: GelezenRij) -> None:
        """The rules over several cells and rows: legal basis, and one story per situation."""
        waarden = gelezen.waarden
        for een, ander in (("grondslag", "grondslag_datum"), ("grondslag_datum", "grondslag")):
            if waarden.get(een) and ander in waarden and not waarden[ander]:
                gelezen.fout(
                    ander, _("verwacht wordt een waarde, want %(kolom)s is gevuld") % {"kolom": een}
                )
        self._zorgsituaties.eensluidend(gelezen)
        if not {"zorgsituatie", "grondslag", "grondslag_datum"} <= waarden.keys():
            return
        if bezwaar := self._zorgsituaties.bezwaar_gezondheid(waarden):
            for kolom in GEZONDHEID:
                if namen := [k.naam for k in waarden.get(kolom, ()) if k.gezondheid]:
                    gelezen.fout(
                        kolom,
                        _("%(namen)s zegt iets over gezondheid. %(bezwaar)s")
                        % {"namen": ", ".join(namen), "bezwaar": bezwaar},
                    )

    def opslaan(self, gelezen: GelezenRij) -> Uitkomst | None:
        """Register the request of a row without errors; notes what the services refuse."""
        waarden = gelezen.waarden
        situatie = self._zorgsituaties.opslaan(gelezen)
        if situatie is None:
            return None
        hulpvraag = self._bekend.get(waarden["nummer"])
        uitgesloten: tuple[Persoon, ...] = waarden["uitgesloten"]
        if hulpvraag:
            er_al = (u.persoon for u in hulpvraag.uitsluitingen.all())
            uitgesloten = tuple(dict.fromkeys((*er_al, *uitgesloten)))
        try:
            _, uitkomst = hulpvraag_opslaan(
                actor=self.actor,
                hulpvraag=hulpvraag,
                gegevens=HulpvraagGegevens(
                    zorgsituatie=situatie.zorgsituatie,
                    **{naam: waarden[naam] for naam in GELIJK},
                    vensters=waarden["tijden"],
                    postcode=waarden["postcode_bezoek"],
                    wensen=als_wensen(waarden["vereist"], waarden["vermijd"], waarden["gewenst"]),
                    uitsluitingen=uitgesloten,
                    voorkeuren=waarden["gewenste_vrijwilligers"],
                ),
            )
        except Ongeldig as fout:
            gelezen.velden_fout(fout.velden, VELD_IN_KOLOM)
            return None
        if uitkomst is Uitkomst.ONGEWIJZIGD and situatie.veranderd:
            return Uitkomst.GEWIJZIGD
        return uitkomst


GELIJK = (
    "nummer",
    "taaktype",
    "respijtvorm",
    "spoed",
    "ingediend_op",
    "duur",
    "ritme",
    "zwaar",
    "geen_buurtgenoot",
    "kenmerken",
)
"""Columns with the name of the field they fill."""
