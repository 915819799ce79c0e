"""A form as somebody sees it: fields by their label, filled in and sent without a browser."""

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag


@dataclass(frozen=True)
class Veld:
    """A field with its label, whether it must be filled in, and whether it has a default."""

    label: str
    verplicht: bool
    vooraf: bool
    kiezen: bool
    """A date or a choice: with a default there is nothing to do."""


class Formulier:
    """The form on a page. What a browser would send stands in `waarden`."""

    def __init__(self, antwoord) -> None:
        self.soep = BeautifulSoup(antwoord.content, "html.parser")
        self.form = self.soep.select_one("main form.paneel[method=post]")
        self.waarden: dict[str, list[str]] = {}
        for invoer in self.form.select("input[name], select[name], textarea[name]"):
            self.waarden.setdefault(invoer["name"], []).extend(_waarden(invoer))

    def velden(self) -> list[Veld]:
        """The fields in order; a tick box by itself is never required."""
        return [
            Veld(
                kop.contents[0].strip(),
                kop.select_one(".optioneel") is None,
                any(
                    self.waarden[invoer["name"]] != [""] and self.waarden[invoer["name"]]
                    for invoer in invoeren
                ),
                all(i.name == "select" or i.get("type") == "date" for i in invoeren),
            )
            for blok in self.form.select(".veld:not(.vinkje)")
            for kop in [blok.select_one("legend, label")]
            for invoeren in [blok.select("[name]")]
        ]

    def vul(self, **per_label: str) -> "Formulier":
        """Fill in fields, each by the (unique) label that stands beside it; `_` for a space."""
        for label, waarde in per_label.items():
            invoer = self._bij(label.replace("_", " "))
            if invoer.name == "select":
                [waarde] = [o["value"] for o in invoer.select("option") if o.text == waarde]
            self.waarden[invoer["name"]] = [waarde]
        return self

    def kruis_aan(self, label: str) -> "Formulier":
        """Tick a box, or choose one of several, by its label."""
        invoer = self._bij(label)
        soort = invoer["type"]
        oud = self.waarden[invoer["name"]] if soort == "checkbox" else []
        self.waarden[invoer["name"]] = [*oud, invoer.get("value", "on")]
        return self

    def verstuur(self, client, adres: str):
        """Send it as a browser would."""
        return client.post(adres, {n: w for n, w in self.waarden.items() if w})

    def _bij(self, label: str) -> Tag:
        [kop] = [k for k in self.form.select("label[for]") if _tekst(k) == label]
        gevonden = self.form.select_one(f"[id='{kop['for']}']")
        assert gevonden is not None
        return gevonden


def _tekst(kop: Tag) -> str:
    return " ".join(kop.get_text(" ").replace("(niet verplicht)", "").split())


def _waarden(invoer: Tag) -> list[str]:
    if invoer.name == "select":
        gekozen = invoer.select("option[selected]") or invoer.select("option")[:1]
        return [optie["value"] for optie in gekozen]
    if invoer.name == "textarea":
        return [invoer.get_text().removeprefix("\n")]
    if invoer.get("type") in ("checkbox", "radio"):
        return [invoer.get("value", "on")] if invoer.has_attr("checked") else []
    return [invoer.get("value", "")]
