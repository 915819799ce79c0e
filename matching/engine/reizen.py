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
    van: NDArray[np.float64], naar: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Unrounded minutes at 1 km an hour from each row [lat, lon] of ``van`` to that of ``naar``.

    A sieve only: numpy may differ from ``math`` in the last bits, so whatever lies near a limit
    goes to ``reistijd``.
    """
    breedte_van, breedte_naar = np.radians(van[:, 0]), np.radians(naar[:, 0])
    koorde = (
        np.sin((breedte_naar - breedte_van) / 2) ** 2
        + np.cos(breedte_van)
        * np.cos(breedte_naar)
        * np.sin(np.radians(naar[:, 1] - van[:, 1]) / 2) ** 2
    )
    minuten: NDArray[np.float64] = (
        OMWEG * 2 * AARDSTRAAL_KM * np.arcsin(np.sqrt(np.minimum(1.0, koorde))) * 60
    )
    return minuten


def marge(schatting: NDArray[np.float64]) -> NDArray[np.float64]:
    """How near to a limit numpy's rounding could matter: ample, as doubt costs only time."""
    return 1e-6 * (1 + schatting)


def punten_op_bol(plaatsen: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows [lat, lon] as points in space, at 1 from the centre of the earth."""
    breedte, lengte = np.radians(plaatsen.T)
    return np.column_stack(
        (np.cos(breedte) * np.cos(lengte), np.cos(breedte) * np.sin(lengte), np.sin(breedte))
    )


def reikwijdte(minuten: NDArray[np.float64], kmh: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far between such points one comes in ``minuten``: a little more than the formula."""
    with np.errstate(over="ignore"):
        km = (minuten + 1) * (1 + 1e-6) / 60 * kmh / OMWEG
    hoek = np.minimum(km / AARDSTRAAL_KM, math.pi)
    return 2 * np.sin(hoek / 2) + 1e-6
