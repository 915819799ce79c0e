"""The JSON of explanations: codes, numbers and ids, each with the sentence that the pages show."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from api.v1.velden import Camelnamen
from matching.engine.uitleg import Bezwaar, Herrekening
from matching.regels.bezwaarteksten import bezwaar_in_woorden
from matching.regels.toelichting import AFVALLERS
from matching.selectors.uitlegwoorden import (
    Feiten,
    Gevolg,
    Verruimingen,
    Wervingsregel,
    Woordenboek,
    herrekening_feiten,
    verlies,
)

Json = dict[str, Any]
REGELS = (*AFVALLERS, "budget")
SOORTEN = ("reistijd", "dagdeel", "kenmerk", "koppeling", "korter")


class GevolgSerializer(Camelnamen):
    """What changes for other requests."""

    tekst = serializers.CharField()
    hulpvragen = serializers.ListField(
        child=serializers.UUIDField(), help_text=_("Leeg als het er veel zijn.")
    )


class VerruimingSerializer(Camelnamen):
    """A change that was proven to help. What a kind does not have is null."""

    soort = serializers.ChoiceField(choices=SOORTEN)
    tekst = serializers.CharField()
    door = serializers.UUIDField(help_text=_("De vrijwilliger die dan komt."))
    vrijwilliger = serializers.UUIDField(
        allow_null=True, help_text=_("Bij wie er iets verandert; leeg bij de hulpvraag zelf.")
    )
    minuten = serializers.IntegerField(allow_null=True)
    koppelingen = serializers.IntegerField(allow_null=True)
    zwaar = serializers.IntegerField(allow_null=True)
    dag = serializers.IntegerField(allow_null=True, help_text=_("0 is maandag."))
    dagdeel = serializers.CharField(allow_null=True)
    kenmerk = serializers.CharField(
        allow_null=True, help_text=_("Leeg als het iets over gezondheid zegt en dat niet mag.")
    )
    winst = serializers.IntegerField(help_text=_("Zoveel punten wordt het hele plan beter."))
    gevolgen = GevolgSerializer(many=True)


class VerruimingenSerializer(Camelnamen):
    """What would help a request."""

    volledig = serializers.BooleanField(help_text=_("Of alles geprobeerd is."))
    verruimingen = VerruimingSerializer(many=True)


class AdviesSerializer(Camelnamen):
    """A profile to recruit."""

    tekst = serializers.CharField()
    eisen = serializers.CharField(allow_blank=True)
    kenmerken = serializers.ListField(child=serializers.CharField())
    pc4 = serializers.CharField()
    dag = serializers.IntegerField(help_text=_("0 is maandag."))
    dagdeel = serializers.CharField()
    meer = serializers.IntegerField(help_text=_("Zoveel hulpvragen meer krijgen iemand."))
    winst = serializers.IntegerField(help_text=_("Zoveel punten wordt het hele plan beter."))
    hulpvragen = serializers.ListField(child=serializers.UUIDField())
    gevolgen = GevolgSerializer(many=True)


class WervingSerializer(Camelnamen):
    """Whom to recruit, as far as that was found out."""

    bekend = serializers.BooleanField(help_text=_("Of het al is uitgezocht."))
    volledig = serializers.BooleanField(help_text=_("Of daar genoeg tijd voor was."))
    adviezen = AdviesSerializer(many=True)


class BezwaarSerializer(Camelnamen):
    """A rule that forbids these two, because more is needed than there is, or by kenmerken."""

    regel = serializers.ChoiceField(choices=REGELS)
    nodig = serializers.IntegerField()
    beschikbaar = serializers.IntegerField()
    eist = serializers.ListField(child=serializers.CharField())
    vrijwilliger_eist = serializers.ListField(child=serializers.CharField())
    zinnen = serializers.ListField(child=serializers.CharField())


class KostenSerializer(Camelnamen):
    """What the whole plan loses with another match."""

    verlies = serializers.IntegerField(help_text=_("In punten, hoogstens."))
    minstens = serializers.IntegerField()
    bewezen = serializers.BooleanField()
    tekst = serializers.CharField()
    gevolgen = GevolgSerializer(many=True)


class AlternatiefSerializer(KostenSerializer):
    """The next candidate."""

    vrijwilliger = serializers.UUIDField()
    naam = serializers.CharField()
    waarde = serializers.IntegerField()
    reistijd = serializers.IntegerField(help_text=_("In minuten, enkele reis."))


class PuntenSerializer(Camelnamen):
    """A line of the sum that the value of a match is."""

    tekst = serializers.CharField()
    punten = serializers.IntegerField()


class UitlegSerializer(Camelnamen):
    """Why this one, why not that one, or why nobody. What does not hold is empty."""

    hulpvraag = serializers.UUIDField()
    vrijwilliger = serializers.UUIDField(allow_null=True)
    uitkomst = serializers.ChoiceField(
        choices=[
            ("voorgesteld", _("in deze ronde voorgesteld")),
            ("niet_gematcht", _("in deze ronde niemand gevonden")),
            ("deed_niet_mee", _("deed niet mee aan wat terugkeert in deze ronde")),
        ]
    )
    op_tijd = serializers.BooleanField(help_text=_("Of het rekenen klaar was binnen de tijd."))
    voorstel = serializers.UUIDField(allow_null=True)
    score = PuntenSerializer(many=True)
    alternatieven = AlternatiefSerializer(many=True)
    zinnen = serializers.ListField(child=serializers.CharField())
    trechter = serializers.DictField(
        child=serializers.IntegerField(),
        help_text=_("Regel: hoeveel vrijwilligers er om die regel afvallen."),
    )
    verruimingen = VerruimingenSerializer(allow_null=True)
    bezwaren = BezwaarSerializer(many=True)
    vast = serializers.ListField(
        child=serializers.UUIDField(),
        help_text=_("Hulpvragen die al vaststaan en in de weg staan."),
    )
    kosten = KostenSerializer(allow_null=True)


def gevolgen_json(gevolgen: Iterable[Gevolg]) -> list[Json]:
    """Sentences with the ids they are about."""
    return [
        {"tekst": gevolg.zin, "hulpvragen": [vraag.pk for vraag in gevolg.hulpvragen]}
        for gevolg in gevolgen
    ]


def verruimingen_json(wat: Verruimingen) -> Json:
    """What would help a request."""
    return {
        "volledig": wat.volledig,
        "verruimingen": [
            {
                "soort": regel.feiten["soort"],
                "tekst": regel.tekst,
                "door": regel.feiten["door"],
                "vrijwilliger": regel.feiten.get("vrijwilliger"),
                "minuten": regel.feiten.get("minuten"),
                "koppelingen": regel.feiten.get("koppelingen"),
                "zwaar": regel.feiten.get("zwaar"),
                "dag": regel.feiten.get("venster", {}).get("dag"),
                "dagdeel": regel.feiten.get("dagdeel"),
                "kenmerk": regel.feiten.get("token") or None,
                "winst": regel.feiten["winst"],
                "gevolgen": gevolgen_json(regel.gevolgen),
            }
            for regel in wat.regels
        ],
    }


def advies_json(regel: Wervingsregel) -> Json:
    """A profile to recruit."""
    namen = ("kenmerken", "pc4", "dag", "dagdeel", "meer", "winst")
    return {
        **{naam: regel.feiten[naam] for naam in namen},
        "tekst": regel.tekst,
        "eisen": regel.eisen,
        "hulpvragen": [vraag.pk for vraag in regel.hulpvragen],
        "gevolgen": gevolgen_json(regel.gevolgen),
    }


def bezwaar_json(bezwaar: Bezwaar, woorden: Woordenboek, *, grondslag: bool) -> Json:
    """A rule that forbids a pair."""
    eist = {"eist": bezwaar.eist, "vrijwilliger_eist": bezwaar.vrijwilliger_eist}
    return {
        "regel": bezwaar.regel,
        "nodig": bezwaar.nodig,
        "beschikbaar": bezwaar.beschikbaar,
        "zinnen": bezwaar_in_woorden(bezwaar, woorden.namen[grondslag]),
        **{naam: woorden.zichtbaar(sorted(w), grondslag=grondslag) for naam, w in eist.items()},
    }


def kosten_json(herrekening: Herrekening, hulpvraag_id: UUID, woorden: Woordenboek) -> Json:
    """What another match costs the plan."""
    feiten: Feiten = herrekening_feiten(herrekening, hulpvraag_id)
    return {
        "verlies": herrekening.verlies,
        "minstens": herrekening.minstens,
        "bewezen": herrekening.bewezen,
        "tekst": verlies(herrekening),
        "gevolgen": gevolgen_json(woorden.gevolgen(feiten)),
    }
