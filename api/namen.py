"""Names as the API writes them."""


def camel(naam: str) -> str:
    """``max_reistijd`` -> ``maxReistijd``: the name in JSON and in the address."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)
