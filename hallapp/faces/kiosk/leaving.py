"""Who may leave a locked kiosk: whoever knows the PIN of the workstation. No Qt here.

The PIN is kept with the workstation, not in the hall's store, so that the staff gets at the
machine also while the store is away.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from hallapp.hall.passwords import Failures, is_right
from hallapp.kernel.clock import Clock

PIN_LEAST, PIN_MOST = 6, 12


@dataclass(frozen=True)
class Answered:
    """What a typed PIN led to.

    Attributes:
        is_right: The kiosk may be left.
        wait_s: Seconds before another one is looked at; 0 for none.
    """

    is_right: bool
    wait_s: int = 0


class LeaveLock:
    """Looks at typed PINs, slower after each wrong one.

    Args:
        clock: Says how long a refusal lasts.
        pin_hash: The station's, argon2id; empty where nobody chose one.
    """

    def __init__(self, clock: Clock, pin_hash: str) -> None:
        self._clock = clock
        self._pin_hash = pin_hash
        self._failures = Failures()

    @property
    def asks(self) -> bool:
        """Return whether a PIN is asked for."""
        return bool(self._pin_hash)

    def wait_s(self) -> int:
        """Return how many seconds no PIN is looked at."""
        until = self._failures.refused_until
        now = self._clock.now()
        return 0 if until is None or now >= until else max(1, round(_seconds(now, until)))

    def answer(self, pin: str) -> Answered:
        """Look at a PIN."""
        wait_s = self.wait_s()
        if wait_s:
            return Answered(is_right=False, wait_s=wait_s)
        if is_right(self._pin_hash, pin):
            self._failures = Failures()
            return Answered(is_right=True)
        self._failures = self._failures.one_more(self._clock.now())
        return Answered(is_right=False, wait_s=self.wait_s())


def hash_pin(pin: str) -> str:
    """Return the hash of a new PIN, for the station's setting `leave_pin`.

    Raises:
        PinUnusableError: Not 6 to 12 digits, or one digit over and over.
    """
    from argon2 import PasswordHasher

    from hallapp.faces.kiosk.errors import PinUnusableError

    if not pin.isascii() or not pin.isdigit() or len(set(pin)) < 2:  # noqa: PLR2004
        raise PinUnusableError(least=PIN_LEAST, most=PIN_MOST)
    if not PIN_LEAST <= len(pin) <= PIN_MOST:
        raise PinUnusableError(least=PIN_LEAST, most=PIN_MOST)
    # Few digits are quickly tried by whoever has the file: as slow as a kiosk can bear.
    return PasswordHasher(time_cost=3, memory_cost=32768, parallelism=1).hash(
        pin, salt=secrets.token_bytes(16)
    )


def _seconds(now: datetime, until: datetime) -> float:
    return (until - now).total_seconds()
