"""The municipalities of the demo: their size, their districts, who lives where.

Inhabitants: CBS, rounded (from the issue). Every PC4 area is in `kern/data/pc4_nl.csv`, which a
test keeps true; PC4 7732 (around Ommen) is there too but is left out: the issue does not name it.
How inhabitants divide over PC4 areas, and by origin, is an ASSUMPTION, and so are the districts:
real ones do not follow PC4 areas, and the names are approximate.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A municipality: its size, and how its inhabitants divide over districts, areas and origin.

    ``wijken``: district -> PC4 area -> share of all inhabitants.
    """

    naam: str
    slug: str
    inwoners: int
    wijken: dict[str, dict[str, float]]
    herkomst: dict[str, float]

    @property
    def inwoners_per_pc4(self) -> dict[str, float]:
        """PC4 area -> share of all inhabitants."""
        return {pc4: aandeel for wijk in self.wijken.values() for pc4, aandeel in wijk.items()}

    def verkleind(self, inwoners: int) -> "Gemeente":
        """The same with fewer inhabitants."""
        return replace(self, inwoners=inwoners)


HENGELO = Gemeente(
    naam="Hengelo",
    slug="hengelo",
    inwoners=82_900,
    wijken={
        "Binnenstad": {"7551": 0.12},
        "Groot Driene": {"7552": 0.14},
        "Berflo Es": {"7553": 0.12},
        "Buitengebied en Beckum": {"7554": 0.03},
        "Wilderinkshoek en Woolde": {"7555": 0.17},
        "Hengelose Es": {"7556": 0.10},
        "Noord": {"7557": 0.12},
        "Hasseler Es": {"7558": 0.12},
        "Slangenbeek": {"7559": 0.08},
    },
    herkomst={  # large Turkish and Aramean communities
        "nederlands": 0.805,
        "turks": 0.060,
        "aramees": 0.040,
        "duits": 0.030,
        "arabisch": 0.030,
        "pools": 0.020,
        "oekraiens": 0.015,
    },
)

RIJSSEN_HOLTEN = Gemeente(
    naam="Rijssen-Holten",
    slug="rijssen-holten",
    inwoners=38_600,
    wijken={
        "Rijssen-Zuid": {"7462": 0.42},
        "Rijssen-Noord": {"7463": 0.34},
        "Holten en buurtschappen": {"7451": 0.24},
    },
    herkomst={  # Rijssen has a Turkish community
        "nederlands": 0.905,
        "turks": 0.040,
        "duits": 0.015,
        "arabisch": 0.010,
        "pools": 0.015,
        "oekraiens": 0.015,
    },
)

OMMEN = Gemeente(
    naam="Ommen",
    slug="ommen",
    inwoners=18_900,
    wijken={
        "Ommen": {"7731": 0.72},
        "Beerzerveld en Beerze": {"7685": 0.08, "7736": 0.02},
        "Arriën en Stegeren": {"7735": 0.02, "7737": 0.02},
        "Witharen en Vinkenbuurt": {"7738": 0.02, "7739": 0.02},
        "Vilsteren, Giethmen en Dalmsholte": {"7734": 0.02, "8147": 0.01, "8146": 0.01},
        "Lemele": {"8148": 0.06},
    },
    herkomst={
        "nederlands": 0.940,
        "duits": 0.015,
        "arabisch": 0.015,
        "pools": 0.015,
        "oekraiens": 0.015,
    },
)

GEMEENTEN = {gemeente.slug: gemeente for gemeente in (OMMEN, RIJSSEN_HOLTEN, HENGELO)}
"""What GEMEENTE can be, besides `ALLE`; with that they come in this order, the smallest first."""

ALLE = "alle"


def gemeenten_uit(keuze: str) -> tuple[Gemeente, ...]:
    """The municipalities of a choice. Raises ValueError, naming the choices."""
    if keuze == ALLE:
        return tuple(GEMEENTEN.values())
    if keuze not in GEMEENTEN:
        raise ValueError(f"GEMEENTE is {', '.join(GEMEENTEN)} of {ALLE}, niet {keuze!r}")
    return (GEMEENTEN[keuze],)
