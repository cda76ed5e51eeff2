"""rawi turns news reports of armed conflict into evidence; it never says what is true.

    >>> import rawi
    >>> readings = rawi.read("report.html")            # doctest: +SKIP
    >>> for claim in readings[0].account.claims:       # doctest: +SKIP
    ...     print(claim.field, claim.value, claim.certainty, claim.basis)

`read` and `read_string` are in `rawi.run.api`; the types of what they give are in `rawi.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rawi.version import VERSION as __version__

__all__ = ["__version__", "read", "read_string"]

if TYPE_CHECKING:
    from rawi.run.api import read, read_string


def __getattr__(name: str) -> object:
    """The reading functions come with the engine, so they are loaded when first asked for."""
    if name in ("read", "read_string"):
        from rawi.run import api

        return getattr(api, name)
    raise AttributeError(f"module 'rawi' has no attribute {name!r}")
