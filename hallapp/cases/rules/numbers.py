"""Numbers of a case: the one on every paper, and the code that asks for its state."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

QUERY_CODE_LENGTH = 8
# Without letters and digits that are taken for one another on paper or on the phone:
# 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. 24 to the 8th codes are 110 thousand million.
QUERY_CODE_ALPHABET = "34679ACDEFGHJKMNPQRTUWXY"


class RandomSource(Protocol):
    """What picks letters: `secrets.SystemRandom` in the hall, a seeded `random.Random` in tests."""

    def choice(self, seq: Sequence[str], /) -> str:
        """Return one of the letters."""
        ...


def case_number(hall_code: str, day: date, sequence: int) -> str:
    """Return the number on every paper of a case (受理编号): code-yyyymmdd-NNNN.

    Past 9999 cases a day the sequence grows a digit, so that no number is used twice.

    Args:
        hall_code: Region or hall code, without a hyphen.
        day: Day on which the papers were received, in the hall's zone.
        sequence: Position on that day, from 1; never used again.

    Raises:
        ValueError: `sequence` is below 1, or the code is empty or bears a hyphen.
    """
    if sequence < 1 or not hall_code or "-" in hall_code:
        raise ValueError(hall_code, sequence)
    return f"{hall_code}-{day:%Y%m%d}-{sequence:04d}"


def query_code(source: RandomSource) -> str:
    """Return a new code with which the applicant asks for the state of a case (查询码)."""
    return "".join(source.choice(QUERY_CODE_ALPHABET) for _position in range(QUERY_CODE_LENGTH))
