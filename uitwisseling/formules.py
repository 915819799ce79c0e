"""Text that a spreadsheet would run as a formula, made harmless on the way out and restored.

A cell that starts with = + - @, a tab or a carriage return (or the full-width form of a sign) is
run by one spreadsheet or another (OWASP, CSV injection). An apostrophe before it makes it text.
Text that starts so after apostrophes of its own gets one more, so that every text comes back.
"""

import re

_FORMULE = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def onschadelijk(tekst: str) -> str:
    """As it is written in a file."""
    return f"'{tekst}" if _FORMULE.match(tekst) else tekst


def hersteld(cel: str) -> str:
    """As it was before `onschadelijk`."""
    return cel[1:] if cel.startswith("'") and _FORMULE.match(cel) else cel
