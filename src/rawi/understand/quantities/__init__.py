"""Numbers with what they count, as ranges."""

from rawi.understand.quantities.counts import find_quantities

__all__ = ["find_quantities"]
