"""Names and ids as the API writes them."""

UUID = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


def camel(naam: str) -> str:
    """``max_reistijd`` -> ``maxReistijd``: the name in JSON and in the address."""
    eerste, *rest = naam.split("_")
    return eerste + "".join(deel.capitalize() for deel in rest)
