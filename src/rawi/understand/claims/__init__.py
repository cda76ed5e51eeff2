"""One field of one event on one authority."""

from rawi.understand.claims.find import find_claims

__all__ = ["find_claims"]
