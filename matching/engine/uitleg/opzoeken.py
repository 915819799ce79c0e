"""A request or a volunteer of a problem by its id."""

from matching.engine.probleem import Probleem, Vraag, Vrijwilliger


def vraag_van(probleem: Probleem, id_: str) -> Vraag:
    """Raises ``KeyError`` when there is none."""
    for vraag in probleem.vragen:
        if vraag.id == id_:
            return vraag
    raise KeyError(id_)


def vrijwilliger_van(probleem: Probleem, id_: str) -> Vrijwilliger:
    """Raises ``KeyError`` when there is none."""
    for vrijwilliger in probleem.vrijwilligers:
        if vrijwilliger.id == id_:
            return vrijwilliger
    raise KeyError(id_)
