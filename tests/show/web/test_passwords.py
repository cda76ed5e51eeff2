import pytest

from rawi.errors import InputError
from rawi.show.web.security.passwords import hash_password, password_fits

CHEAP = 2**4


def test_only_the_password_fits_its_hash() -> None:
    secret = hash_password("كلمة سر طويلة", cost=CHEAP)
    assert password_fits("كلمة سر طويلة", secret)
    assert not password_fits("كلمة سر طويله", secret)
    assert secret != hash_password("كلمة سر طويلة", cost=CHEAP)


@pytest.mark.parametrize("secret", ["", "plain", "scrypt$1$2", "scrypt$x$8$1$AA==$AA==", "scrypt$3$8$1$AA==$AA=="])
def test_a_damaged_hash_fits_nothing(secret: str) -> None:
    assert not password_fits("anything at all", secret)


@pytest.mark.parametrize("password", ["short", "x" * 1001])
def test_passwords_have_a_length(password: str) -> None:
    with pytest.raises(InputError):
        hash_password(password, cost=CHEAP)
