"""Whatever REST framework says of wrong input is Dutch."""

import re
from collections.abc import Iterator

from rest_framework import fields, relations, serializers

from tests.fabrieken import TaaktypeFactory

ENGELS = re.compile(r"\b(the|must|may|ensure|valid|dictionary|encoding|value|is required)\b", re.I)
INVULPLEK = re.compile(r"%\(\w+\)[rs]|{\w+}")


def meldingen() -> Iterator[tuple[str, str, str]]:
    """Kind of field, code and text, of everything that can be wrong."""
    for module in (fields, relations, serializers):
        for naam, klasse in vars(module).items():
            for code, melding in getattr(klasse, "default_error_messages", {}).items():
                yield naam, code, INVULPLEK.sub("", str(melding))


def test_geen_melding_over_invoer_is_in_het_engels():
    alle = [*meldingen()]
    assert len(alle) > 100
    assert [een for een in alle if ENGELS.search(een[2])] == []


def test_verkeerde_soorten_waarden_krijgen_gewoon_nederlands(consulent):
    antwoord = consulent.post(
        "/api/v1/hulpvragen",
        {
            "zorgsituatie": "120",
            "taaktype": 5,
            "duur": "120",
            "ritme": 1,
            "zwaar": 1,
            "postcode": 7551,
            "vensters": {},
            "kenmerken": ["x"] * 101,
        },
    )

    assert antwoord.status_code == 400
    fouten = {fout["pointer"]: fout["detail"] for fout in antwoord.json()["errors"]}
    assert fouten == {
        "#/zorgsituatie": "Dit is geen geldige UUID.",
        "#/taaktype": "Dit is geen geldige UUID.",
        "#/duur": "Een geldig getal is vereist.",
        "#/zwaar": "Geef true of false.",
        "#/postcode": "Geef tekst.",
        "#/vensters": "Geef een lijst.",
        "#/kenmerken": "Geef er hoogstens 100.",
    }


def test_een_id_tussen_accolades_is_geen_id(consulent, organisatie):
    taaktype = TaaktypeFactory(organisatie=organisatie)
    antwoord = consulent.post("/api/v1/hulpvragen", {"taaktype": f"{{{taaktype.id}}}"})
    fouten = {fout["pointer"]: fout["detail"] for fout in antwoord.json()["errors"]}
    assert fouten["#/taaktype"] == "Dit is geen geldige UUID."
