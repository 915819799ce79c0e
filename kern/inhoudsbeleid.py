"""The Content-Security-Policy of our pages: only our own files may load."""

REGELS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""The pages need no script at all; the admin brings its own."""


def inhoudsbeleid(**anders: str) -> str:
    """The policy; ``form_action="'self' https://app.example"`` is for a page that differs there."""
    regels = REGELS | {naam.replace("_", "-"): waarde for naam, waarde in anders.items()}
    return "; ".join(f"{naam} {waarde}" for naam, waarde in regels.items())
