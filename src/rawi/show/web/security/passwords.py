"""Passwords kept as salted scrypt hashes (RFC 7914), so that a stolen store does not give them away."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import threading

from rawi.errors import InputError

LEAST_CHARACTERS = 10
_MOST_CHARACTERS = 1000
_AT_ONCE = threading.BoundedSemaphore(2)
"""One hash takes 64 MB: many guesses at once must not fill the memory."""
# OWASP's password storage cheat sheet (2024): N = 2^16, r = 8, p = 2
_COST, _BLOCK, _PARALLEL, _MEMORY = 2**16, 8, 2, 160 * 1024 * 1024


def hash_password(password: str, *, cost: int = _COST) -> str:
    """`scrypt$N$r$p$salt$hash`; raises InputError for a password that is too short or too long."""
    if not LEAST_CHARACTERS <= len(password) <= _MOST_CHARACTERS:
        raise InputError(f"the password has {len(password)} characters; it needs {LEAST_CHARACTERS} or more")
    salt = secrets.token_bytes(16)
    digest = _scrypt(password, salt, cost, _BLOCK, _PARALLEL)
    return "$".join(("scrypt", str(cost), str(_BLOCK), str(_PARALLEL), _text(salt), _text(digest)))


def password_fits(password: str, secret: str) -> bool:
    """The password is the one that was hashed; a damaged hash fits none."""
    scheme, _, rest = secret.partition("$")
    parts = rest.split("$")
    if scheme != "scrypt" or len(parts) != 5 or len(password) > _MOST_CHARACTERS:
        return False
    try:
        cost, block, parallel = (int(part) for part in parts[:3])
        salt, expected = (base64.b64decode(part, validate=True) for part in parts[3:])
        found = _scrypt(password, salt, cost, block, parallel)
    except ValueError:
        return False
    return hmac.compare_digest(found, expected)


def _scrypt(password: str, salt: bytes, cost: int, block: int, parallel: int) -> bytes:
    key = password.encode("utf-8", "surrogatepass")
    with _AT_ONCE:
        return hashlib.scrypt(key, salt=salt, n=cost, r=block, p=parallel, maxmem=_MEMORY, dklen=32)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")
