"""What a rejection means for the next rounds (design section 4: it feeds back).

- "passen niet bij elkaar", "kennen elkaar te goed": this volunteer is never proposed again in
  this care situation;
- "anders": never again for this request;
- "het moment past niet": somebody else rather, so a negative preference for this request;
- "de gegevens kloppen niet meer": nothing; the data are corrected and the next round sees that.
"""

from matching.models import Afwijsreden

UITSLUITEND_IN_SITUATIE = frozenset({Afwijsreden.GEEN_KLIK, Afwijsreden.KENNEN_ELKAAR})
UITSLUITEND_VOOR_VRAAG = frozenset({Afwijsreden.ANDERS})
MINDER_GEWENST = frozenset({Afwijsreden.MOMENT})
