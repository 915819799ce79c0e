"""The figures of the demo municipalities: each once, with its source.

Two kinds. A figure with a source says where it comes from (CBS, EDIZ-plus, SCP, Dementiemonitor,
papers). What no source gives is an ASSUMPTION of this project, marked as one: chosen so that a
round of Hengelo has about 800 requests and as many volunteers with about 25 candidates each, and
too few of the scarce skills.
Shares are fractions of 1. What differs per municipality is in `demo.gemeenten`.
"""

from datetime import date

SEED = 2
"""The people whom ``make demo`` makes, unless others are asked for."""

PEILDATUM = date(2026, 1, 5)
"""The day on which the municipality is described, unless another is asked for. Every date in the
files lies a fixed number of days from it, so the same seed gives the same people and the same
matching problem on whatever day; the demo passes today, so that a VOG that is to be valid is."""
