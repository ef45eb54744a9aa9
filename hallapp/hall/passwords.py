"""Passwords: argon2id, a growing delay after failures, a lock after many.

Source:
    OWASP's minimum for argon2id (19 MiB, two passes, one lane); 等级保护 asks for handling of
    failed sign-ins.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from hallapp.hall.errors import PasswordWeakError, SignInLockedError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST_CHARACTERS = 8
DELAY_AFTER = 5
LOCK_AFTER = 10
LOCK = timedelta(minutes=15)
_KINDS_NEEDED = 2


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)


def hash_password(password: str) -> str:
    """Return the hash of a new password, parameters inside.

    Raises:
        PasswordWeakError: Shorter than eight characters, or of one kind of character only.
    """
    used = {_kind_of(character) for character in password}
    if len(password) < LEAST_CHARACTERS or len(used) < _KINDS_NEEDED:
        raise PasswordWeakError(least=LEAST_CHARACTERS)
    return _hasher().hash(password)


def _kind_of(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "letter" if character.isalpha() else "sign"


@cache
def _nobodys_hash() -> str:
    # An unknown number must take as long to refuse as a wrong password.
    return _hasher().hash(secrets.token_hex())


def is_right(password_hash: str | None, password: str) -> bool:
    """Return whether a password fits a hash; takes as long for nobody's hash."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        fits = _hasher().verify(password_hash or _nobodys_hash(), password)
    except (VerificationError, InvalidHashError):
        return False
    return fits and password_hash is not None


def needs_new_hash(password_hash: str) -> bool:
    """Return whether a hash was made with weaker parameters than today's."""
    return _hasher().check_needs_rehash(password_hash)


@dataclass(frozen=True)
class Failures:
    """Failed sign-ins in a row of a person or a station.

    Attributes:
        count: In a row, without a success.
        refused_until: Before this moment not even a right password is looked at.
    """

    count: int = 0
    refused_until: datetime | None = None

    def check(self, now: datetime) -> None:
        """Refuse while the delay or the lock runs.

        Raises:
            SignInLockedError: With the seconds to wait.
        """
        if self.refused_until is not None and now < self.refused_until:
            wait = self.refused_until - now
            raise SignInLockedError(wait_s=max(1, round(wait.total_seconds())))

    def one_more(self, now: datetime) -> "Failures":
        """Return the failures after one more: free at first, then 2, 4, 8 … s, then the lock."""
        count = self.count + 1
        if count >= LOCK_AFTER:
            return Failures(count, now + LOCK)
        if count >= DELAY_AFTER:
            return Failures(count, now + timedelta(seconds=2 ** (count - DELAY_AFTER + 1)))
        return Failures(count)
