"""Everything that can go wrong, as a tree sorted by whose fault it is.

RawiError
├── UserError            the user can mend it: what, where, what to do
│   ├── SettingsError    a setting is wrong (all mistakes at once)
│   ├── InputError       a path or address that cannot be read at all
│   ├── MissingExtra     an optional part is not installed
│   └── StoreError       the store cannot be opened, or is not ours
├── Refusal              one document cannot be read; the run goes on
└── BrokenPackage        a file of the package itself is missing or damaged
"""

from __future__ import annotations


class RawiError(Exception):
    """The root of all errors that rawi raises on purpose."""


class UserError(RawiError):
    """Something that the user can mend; the message says what, where and what to do."""


class SettingsError(UserError):
    """One or more settings are wrong; the message lists every mistake."""


class InputError(UserError):
    """An input that cannot be opened at all."""


class MissingExtra(UserError):
    """An optional part is asked for and not installed; the message holds the install command."""


class StoreError(UserError):
    """The store cannot be used as it is."""


class Refusal(RawiError):
    """One document that cannot be read: kept, counted and shown; the others go on."""

    def __init__(self, reason: str, *, origin: str = "", detail: str = "") -> None:
        """`reason` is one of a fixed set of words: empty, binary, encoding, truncated, too_large, too_slow, ..."""
        self.reason = reason
        self.origin = origin
        self.detail = detail
        super().__init__(f"{origin or 'input'}: {reason}" + (f" ({detail})" if detail else ""))


class BrokenPackage(RawiError):
    """A file that belongs to rawi is missing or damaged: reinstall."""
