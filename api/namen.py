"""Names, ids and days as the API writes them."""

UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
DATUM = r"\d{4}-\d\d-\d\d"
TIJDSTIP = rf"{DATUM}T\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)"
"""RFC 3339, with its time zone."""


def camel(naam: str) -> str:
    """``max_reistijd`` -> ``maxReistijd``: the name in JSON and in the address."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)
