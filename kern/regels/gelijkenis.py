"""Whether two records may be of one person. A person decides; this only points out.

Two records resemble each other when their names do, something else agrees, and no birth dates
contradict it:

- The name score (0..100) is the similarity of the surnames for 60% and of the given names for 40%,
  after `kern.regels.namen`: without capitals, accents, punctuation and prefixes (`van der`). Given
  name and surname may have changed places. Of a double surname one part is enough, for at most 90.
  Initials fit every given name that begins with them, for 85; an empty given name counts as 75.
- At least 85, and one of these is the same: birth date, postcode with house number, e-mail
  address, telephone number.
- Or at least 95 with the same first letters, and the same four digits of the postcode.
- Or the given name of one of them is unknown, and the whole postcode is the same.
- Two known birth dates that differ make them two persons, unless day and month changed places or
  one digit was mistyped.

The weights and thresholds are this project's own; the tests show what they find and leave.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import ne
from typing import Protocol

from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz

from kern.regels.namen import achternaamwoorden, voornaamwoorden

DREMPEL = 85
BIJNA_GELIJK = 95
GEWICHT_ACHTERNAAM = 0.6
DEEL_VAN_DUBBELE_NAAM = 90
VOORLETTERS_PASSEN = 85
VOORNAAM_ONBEKEND = 75
TELEFOONCIJFERS = 9  # without the leading 0 or +31

_LEESTEKEN = re.compile(r"[\W_]")
_GEEN_CIJFER = re.compile(r"\D")

REDENEN = {
    "geboortedatum": _("dezelfde geboortedatum"),
    "adres": _("hetzelfde adres"),
    "email": _("hetzelfde e-mailadres"),
    "telefoon": _("hetzelfde telefoonnummer"),
    "postcodegebied": _("bijna dezelfde naam in hetzelfde postcodegebied"),
    "postcode": _("dezelfde achternaam en postcode, en een voornaam die we niet weten"),
}
"""Code of a reason -> its text. The first four count as something that agrees."""


class Persoonsgegevens(Protocol):
    """What is compared: a `Persoon`, or what is about to become one."""

    @property
    def voornaam(self) -> str: ...
    @property
    def achternaam(self) -> str: ...
    @property
    def geboortedatum(self) -> date | None: ...
    @property
    def telefoon(self) -> str: ...
    @property
    def email(self) -> str: ...
    @property
    def postcode(self) -> str: ...
    @property
    def huisnummer(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Profiel:
    """A person made comparable; an empty field is unknown and agrees with nothing.

    ``voornaam`` and ``achternaam``: the words of each in the order of the alphabet.
    """

    voornamen: tuple[str, ...]
    achternamen: tuple[str, ...]
    voornaam: str
    achternaam: str
    geboortedatum: date | None
    adres: str
    email: str
    telefoon: str
    postcode: str

    @property
    def pc4(self) -> str:
        """The four digits of the postcode."""
        return self.postcode[:4]

    @property
    def beginletters(self) -> str:
        """Of the first given name and the first surname, in a fixed order."""
        return "".join(sorted(w[0][0] for w in (self.voornamen, self.achternamen) if w))

    def sleutels(self) -> Iterator[tuple[str, ...]]:
        """Two records that resemble each other share at least one of these."""
        if self.geboortedatum:
            yield "geboortedatum", self.geboortedatum.isoformat()
        if self.adres:
            yield "adres", self.adres
        if self.email:
            yield "email", self.email
        if self.telefoon:
            yield "telefoon", self.telefoon
        yield "postcodegebied", self.pc4, self.beginletters
        if self.postcode:
            yield "postcode", self.postcode


def profiel(gegevens: Persoonsgegevens) -> Profiel:
    """What of a person is compared."""
    postcode = gegevens.postcode.replace(" ", "").upper()
    huisnummer = _LEESTEKEN.sub("", gegevens.huisnummer.casefold())
    voornamen = voornaamwoorden(gegevens.voornaam)
    achternamen = achternaamwoorden(gegevens.achternaam)
    return Profiel(
        voornamen=voornamen,
        achternamen=achternamen,
        voornaam=" ".join(sorted(voornamen)),
        achternaam=" ".join(sorted(achternamen)),
        geboortedatum=gegevens.geboortedatum,
        adres=f"{postcode} {huisnummer}" if postcode and huisnummer else "",
        email=gegevens.email.strip().casefold(),
        telefoon=_GEEN_CIJFER.sub("", gegevens.telefoon)[-TELEFOONCIJFERS:],
        postcode=postcode,
    )


def gelijkenis(een: Profiel, ander: Profiel) -> tuple[int, tuple[str, ...]] | None:
    """The name score and the codes of the reasons, or None where these are two persons."""
    if not _geboortedatums_kunnen(een.geboortedatum, ander.geboortedatum):
        return None
    score = naamscore(een, ander)
    if score < DREMPEL:
        return None
    redenen = tuple(
        code
        for code in ("geboortedatum", "adres", "email", "telefoon")
        if getattr(een, code) and getattr(een, code) == getattr(ander, code)
    )
    redenen = redenen or tuple(_zwakke_redenen(een, ander, score))
    return (round(score), redenen) if redenen else None


def _zwakke_redenen(een: Profiel, ander: Profiel, score: float) -> Iterator[str]:
    """What is enough where nothing agrees but the name and the neighbourhood."""
    if score >= BIJNA_GELIJK and een.pc4 == ander.pc4 and een.beginletters == ander.beginletters:
        yield "postcodegebied"
    elif een.postcode == ander.postcode and not (een.voornamen and ander.voornamen):
        yield "postcode"


def naamscore(een: Profiel, ander: Profiel) -> float:
    """How alike two names are, 0..100."""
    recht = _gewogen(_achternamen(een, ander), _voornamen(een, ander))
    if recht >= DREMPEL or not (een.voornamen and ander.voornamen):
        return recht
    # Given name and surname in each other's field.
    kruis = fuzz.ratio(een.achternaam, ander.voornaam), fuzz.ratio(een.voornaam, ander.achternaam)
    return max(recht, _gewogen(*kruis), _gewogen(*reversed(kruis)))


def _gewogen(achternaam: float, voornaam: float) -> float:
    return GEWICHT_ACHTERNAAM * achternaam + (1 - GEWICHT_ACHTERNAAM) * voornaam


def _achternamen(een: Profiel, ander: Profiel) -> float:
    heel = fuzz.ratio(een.achternaam, ander.achternaam)
    if len(een.achternamen) == len(ander.achternamen) == 1:
        return heel
    delen = max((fuzz.ratio(a, b) for a in een.achternamen for b in ander.achternamen), default=0.0)
    # Written together or apart is the same name.
    aaneen = fuzz.ratio("".join(een.achternamen), "".join(ander.achternamen))
    return max(heel, aaneen, min(delen, DEEL_VAN_DUBBELE_NAAM))


def _voornamen(een: Profiel, ander: Profiel) -> float:
    eigen, andere = een.voornamen, ander.voornamen
    if not eigen or not andere:
        return VOORNAAM_ONBEKEND
    if eigen == andere:
        return 100.0
    if all(len(woord) == 1 for woord in eigen) or all(len(woord) == 1 for woord in andere):
        return (
            VOORLETTERS_PASSEN
            if all(a[0] == b[0] for a, b in zip(eigen, andere, strict=False))
            else 0.0
        )
    # Of several given names often one is used.
    return max(
        fuzz.ratio(een.voornaam, ander.voornaam),
        min(fuzz.ratio(eigen[0], andere[0]), DEEL_VAN_DUBBELE_NAAM),
    )


def _geboortedatums_kunnen(een: date | None, ander: date | None) -> bool:
    """Whether two birth dates may be of one person: one unknown, the same, or a slip apart."""
    if een is None or ander is None or een == ander:
        return True
    if (een.year, een.month, een.day) == (ander.year, ander.day, ander.month):
        return True
    if (een.year == ander.year) + (een.month == ander.month) + (een.day == ander.day) < 2:
        return False  # in more than one digit; nearly all end here
    # How many characters of the two ISO dates differ.
    verschillen: int = sum(map(ne, een.isoformat(), ander.isoformat()))
    return verschillen == 1
