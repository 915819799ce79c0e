"""What a no means for the next rounds (design section 4: it feeds back).

Of a coordinator who rejects a proposal:

- "passen niet bij elkaar", "kennen elkaar te goed": this volunteer is never proposed again in
  this care situation;
- "anders": never again for this request;
- "het moment past niet": somebody else rather, so a negative preference for this request;
- "de gegevens kloppen niet meer": nothing; the data are corrected and the next round sees that.

Of a volunteer or a carer who says no to an offer:

- "liever iemand anders", "kennen elkaar te goed": never again in this care situation;
- "te ver weg", "deze taak past niet", "anders": never again for this request;
- "het moment past niet", "nu geen tijd of ruimte": somebody else rather, for this request.

Of a match: without a click, or ended because one of the two does not want to go on here, it is
never again in this care situation. Other ends mean nothing.

An offer that expired means nothing: nobody said no.
"""

from matching.models import Afwijsreden, Bedankreden, Eindreden

UITSLUITEND_IN_SITUATIE = frozenset(
    {
        Afwijsreden.GEEN_KLIK,
        Afwijsreden.KENNEN_ELKAAR,
        Bedankreden.IEMAND_ANDERS,
        Bedankreden.KENNEN_ELKAAR,
    }
)
UITSLUITEND_VOOR_VRAAG = frozenset(
    {Afwijsreden.ANDERS, Bedankreden.ANDERS, Bedankreden.AFSTAND, Bedankreden.TAAK}
)
MINDER_GEWENST = frozenset({Afwijsreden.MOMENT, Bedankreden.MOMENT, Bedankreden.GEEN_TIJD})

UITSLUITEND_EINDE = frozenset({Eindreden.MANTELZORGER_WIL_NIET, Eindreden.VRIJWILLIGER_WIL_NIET})
"""Ends of a match after which the two are not proposed to each other again."""
