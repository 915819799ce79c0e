"""The timeline of a care situation as the pages show it: a chart, and the same as a table."""

from .beeld import Verloopbeeld, verloopbeeld

__all__ = ["Verloopbeeld", "verloopbeeld"]
