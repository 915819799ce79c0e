"""How the parts of a score are stored with a proposal."""

from matching.engine.uitleg import Score


def onderdelen_als_json(score: Score) -> list[dict[str, object]]:
    """Codes and points; `matching.regels.toelichting` has the words."""
    return [
        {"soort": deel.soort, "token": deel.token or "", "punten": deel.punten}
        for deel in score.onderdelen
    ]
