"""Why this one, why not that one, why nobody, and whom to recruit: codes and numbers, no words.

Ids are those of the problem, tokens too; minutes and integers as in the contract. Whoever shows
this to people finds the words outside the engine.
"""

from .bezwaren import Bezwaar, bezwaren
from .score import Score, score

__all__ = ["Bezwaar", "Score", "bezwaren", "score"]
