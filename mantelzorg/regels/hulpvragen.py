"""What must hold within one request. Each rule gives field -> what is wrong; empty is right."""

from collections.abc import Collection, Iterable
from datetime import date, time

from django.utils.translation import gettext as _

from kern.models import Persoon
from kern.regels.tijd import DAG, DAGEN, venster
from mantelzorg.models import Hulpvraag, Ritme, Spoed
from mantelzorg.regels.taken import alleen_beroepskracht

Vensters = Iterable[tuple[int, time, time]]


def spoed_fouten(spoed: str, spoedreden: str) -> dict[str, str]:
    """What is urgent says why, from an import too; what is not urgent has no reason to give."""
    if spoed == Spoed.GEWOON and spoedreden:
        return {"spoedreden": _("Bij gewone spoed hoort geen reden. Laat dit veld leeg.")}
    if spoed != Spoed.GEWOON and not spoedreden:
        return {"spoedreden": _("Kies waarom het niet kan wachten.")}
    return {}


def opbouw_fouten(opbouw_weken: int | None, opbouw_duur: int | None, duur: int) -> dict[str, str]:
    """Help that is built up has both a length in weeks and a shorter first visit, or neither."""
    if opbouw_weken is None and opbouw_duur is None:
        return {}
    if opbouw_weken is None:
        return {"opbouw_weken": _("Vul ook in hoeveel weken het opbouwen duurt.")}
    if opbouw_duur is None:
        return {"opbouw_duur": _("Vul ook in hoe lang de eerste bezoeken duren.")}
    if opbouw_duur >= duur:
        return {"opbouw_duur": _("De eerste bezoeken duren korter dan een gewoon bezoek.")}
    return {}


def ingediend_fouten(ingediend_op: date, vandaag: date) -> dict[str, str]:
    """A request was made today or before."""
    return {"ingediend_op": _("Deze dag moet nog komen.")} if ingediend_op > vandaag else {}


def evaluatie_fouten(ingediend_op: date, evaluatie_op: date | None) -> dict[str, str]:
    """What has not been asked for yet is not evaluated."""
    if evaluatie_op is not None and evaluatie_op < ingediend_op:
        return {"evaluatie_op": _("Evalueren doet u op of na de dag van indienen.")}
    return {}


def einddatum_fouten(ingediend_op: date, einddatum: date | None) -> dict[str, str]:
    """The last day on which help is needed is not before the request was made."""
    if einddatum is not None and einddatum < ingediend_op:
        return {"einddatum": _("De einddatum ligt voor de dag van indienen.")}
    return {}


def dagen_van(vensters: Vensters) -> frozenset[int]:
    """The weekdays on which these windows leave time, the night into the next day included."""
    dagen = set()
    for dag, van, tot in vensters:
        dagen.add(dag)
        if venster(van, tot)[1] > DAG:
            dagen.add((dag + 1) % 7)
    return frozenset(dagen)


def datum_fouten(ritme: int, datum: date | None, vensters: Vensters) -> dict[str, str]:
    """A visit once has a date, other visits have none; its weekday is one of the given times."""
    if ritme != Ritme.EENMALIG:
        return {"datum": _("Een datum hoort alleen bij één keer.")} if datum else {}
    if datum is None:
        return {"datum": _("Vul de datum van het bezoek in.")}
    if datum.weekday() not in dagen_van(vensters):
        return {
            "vensters": _("Het bezoek is op %(dag)s. Vul een tijd op die dag in.")
            % {"dag": DAGEN[datum.weekday()][1]}
        }
    return {}


def moment_fouten(ingediend_op: date, datum: date | None, einddatum: date | None) -> dict[str, str]:
    """A visit once is not before it was asked for, and not after help has ended.

    It may have gone by since: a file brings what was asked for earlier, and a round lists it as te
    herzien.
    """
    if datum is None:
        return {}
    if datum < ingediend_op:
        return {"datum": _("Deze dag is voor de dag waarop de hulpvraag is ingediend.")}
    if einddatum is not None and datum > einddatum:
        return {"datum": _("Het bezoek is na de einddatum.")}
    return {}


def verschil_fouten(gewenst: str, geboden: str, verschil_reden: str) -> dict[str, str]:
    """Where something else is offered than was wished for, it is written down why."""
    gewenst, geboden = (tekst.strip().casefold() for tekst in (gewenst, geboden))
    if gewenst and geboden and gewenst != geboden and not verschil_reden.strip():
        return {"verschil_reden": _("Leg uit waarom u iets anders biedt dan gewenst is.")}
    return {}


def voorkeur_fouten(
    uitsluitingen: Iterable[Persoon],
    voorkeuren: Iterable[Persoon],
    bekend: Collection[Persoon] = (),
) -> dict[str, str]:
    """Who never comes cannot be wished for too, nor wished against.

    ``bekend``: of whom both were registered before: they keep no other change back.
    """
    uit = set(uitsluitingen).difference(bekend)
    tekst = _("Deze persoon komt hier nooit. Kies dat of een wens, niet allebei.")
    return {f"voorkeuren/{n}/persoon": tekst for n, wie in enumerate(voorkeuren) if wie in uit}


def kan_open(hulpvraag: Hulpvraag) -> bool:
    """Whether a concept can go to volunteers after all.

    It was kept for professionals (`alleen_beroepskracht`), and its task or the rules have changed
    since. Somebody decides: a kenmerk that changes does not open requests by itself.
    """
    return hulpvraag.status == Hulpvraag.Status.CONCEPT and not alleen_beroepskracht(
        hulpvraag.taaktype, hulpvraag.respijtvorm
    )
