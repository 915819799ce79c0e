"""Travel between two places: the one place where the formula lives, next to its vectorised sieve.

Rule (section 3 of the design): ceil(1.3 x great-circle km / kmh x 60 - 1e-9) minutes, by haversine
with radius 6371.0088 km, in double precision. The 1.3 makes road of bee-line.
"""

import math

import numpy as np
from numpy.typing import NDArray

AARDSTRAAL_KM = 6371.0088
OMWEG = 1.3
ONBEREIKBAAR = 2**60
"""Minutes: stands for every travel time beyond it, at a speed near 0; above any max_reistijd."""

Plaats = tuple[float, float]


def reistijd(van: Plaats, naar: Plaats, kmh: float) -> int:
    """Whole minutes of travel from one [lat, lon] to another at ``kmh``."""
    breedte_van, breedte_naar = math.radians(van[0]), math.radians(naar[0])
    halve_breedte = (breedte_naar - breedte_van) / 2
    halve_lengte = math.radians(naar[1] - van[1]) / 2
    koorde = (
        math.sin(halve_breedte) ** 2
        + math.cos(breedte_van) * math.cos(breedte_naar) * math.sin(halve_lengte) ** 2
    )
    km = 2 * AARDSTRAAL_KM * math.asin(math.sqrt(min(1.0, koorde)))
    return math.ceil(min(OMWEG * km / kmh * 60 - 1e-9, ONBEREIKBAAR))


def geschatte_reistijden(
    van: NDArray[np.float64], naar: Plaats, kmh: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Unrounded minutes from each row [lat, lon] of ``van`` to ``naar``.

    A sieve only: numpy may differ from ``math`` in the last bits, so whatever lies near a limit
    goes to ``reistijd``.
    """
    breedte = np.radians(van[:, 0])
    koorde = (
        np.sin((np.radians(naar[0]) - breedte) / 2) ** 2
        + np.cos(breedte)
        * np.cos(np.radians(naar[0]))
        * np.sin(np.radians(naar[1] - van[:, 1]) / 2) ** 2
    )
    km = 2 * AARDSTRAAL_KM * np.arcsin(np.sqrt(np.minimum(1.0, koorde)))
    with np.errstate(over="ignore"):
        minuten: NDArray[np.float64] = OMWEG * km / kmh * 60
    return minuten
