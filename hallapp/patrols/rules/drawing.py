"""The draw (抽取巡查时间): uniform over all allowed times, and provable afterwards.

The times follow from a secret of 32 bytes and the day's conditions by a fixed rule, so that a hash
over both, published in the morning, ties the hall to them. See docs/algorithms/patrol-draw.md.
"""

import hashlib
import hmac
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Any

from hallapp.hall.opening_times import DayHours, Opening
from hallapp.patrols.errors import PlanRulesError
from hallapp.patrols.terms.draws import DrawCheck, DrawInputs, PatrolPlanRules

SECRET_BYTES = 32
MOST_ROUNDS = 12  # so that the number of choices stays far below 2^256

_MINUTE_S = 60
_DAY_MINUTES = 24 * 60
_HEADING = "hallapp patrol draw v1"
_COUNTER_BYTES = 8
_RANGE = 1 << 256
_LONGEST_DAYS = 30


def check_rules(rules: PatrolPlanRules) -> None:
    """Refuse rules that no day could follow.

    Raises:
        PlanRulesError: A number is outside what can be; names it.
    """
    bounds = {
        "rounds": (0, MOST_ROUNDS),
        "spacing_minutes": (1, _DAY_MINUTES),
        "late_after_minutes": (0, _DAY_MINUTES),
        "last_start_minutes": (0, _DAY_MINUTES),
        "explain_days": (0, _LONGEST_DAYS),
        "decide_days": (0, _LONGEST_DAYS),
        "reply_days": (1, _LONGEST_DAYS),
    }
    for name, (least, most) in bounds.items():
        if not least <= getattr(rules, name) <= most:
            raise PlanRulesError(field=name, least=least, most=most)


def allowed_minutes(inputs: DrawInputs) -> tuple[int, ...]:
    """Return the minutes of the day at which a round may begin, in order."""
    found: list[int] = []
    for opening in inputs.hours:
        first = max(-(-opening.opens_s // _MINUTE_S), inputs.not_before)
        end = opening.closes_s // _MINUTE_S - inputs.last_start_minutes
        found.extend(range(first, end))
    return tuple(found)


def most_rounds(inputs: DrawInputs) -> int:
    """Return how many of the wanted rounds find room, taking each as early as it can be."""
    placed, free_from = 0, 0
    for minute in allowed_minutes(inputs):
        if placed < inputs.rounds and minute >= free_from:
            placed, free_from = placed + 1, minute + inputs.spacing_minutes
    return placed


def choices(minutes: Sequence[int], rounds: int, spacing: int) -> int:
    """Return in how many ways so many times can be chosen, spaced as asked."""
    return _ways(minutes, rounds, spacing)[rounds][0]


def chosen(minutes: Sequence[int], rounds: int, spacing: int, place: int) -> tuple[int, ...]:
    """Return one choice of times by its place among all, in the order of a dictionary.

    Each place from 0 up to `choices` stands for one choice and each choice for one place.
    """
    ways = _ways(minutes, rounds, spacing)
    times: list[int] = []
    at = 0
    for left in range(rounds - 1, -1, -1):
        after = bisect_left(minutes, minutes[at] + spacing)
        while place >= ways[left][after]:
            place -= ways[left][after]
            at += 1
            after = bisect_left(minutes, minutes[at] + spacing)
        times.append(minutes[at])
        at = after
    return tuple(times)


def drawn_minutes(secret: bytes, inputs: DrawInputs) -> tuple[int, ...]:
    """Return the drawn minutes of the day; the same for the same secret and conditions.

    Numbers of 256 bits are made by HMAC-SHA256 of a counter. One that falls into the last,
    incomplete turn of the number of choices is thrown away, so that no choice is likelier.

    Raises:
        ValueError: The hours have no room for so many rounds.
    """
    minutes = allowed_minutes(inputs)
    count = choices(minutes, inputs.rounds, inputs.spacing_minutes)
    if not count:
        raise ValueError(inputs)
    place = _uniform(secret, public_text(inputs).encode(), count)
    return chosen(minutes, inputs.rounds, inputs.spacing_minutes, place)


def public_text(inputs: DrawInputs) -> str:
    """Return the conditions as they are hashed: one a line, in this order, for ever."""
    hours = ",".join(
        f"{clock(each.opens_s // _MINUTE_S)}-{clock(each.closes_s // _MINUTE_S)}"
        for each in inputs.hours
    )
    lines = (
        _HEADING,
        f"hall={inputs.hall_code}",
        f"day={inputs.day.isoformat()}",
        f"rounds={inputs.rounds}",
        f"spacing={inputs.spacing_minutes}",
        f"last_start={inputs.last_start_minutes}",
        f"not_before={clock(inputs.not_before)}",
        f"hours={hours}",
    )
    return "".join(f"{line}\n" for line in lines)


def canonical_text(secret: bytes, inputs: DrawInputs) -> str:
    """Return what the commitment is the hash of: the conditions, then the secret in hex."""
    return f"{public_text(inputs)}secret={secret.hex()}\n"


def commitment_of(secret: bytes, inputs: DrawInputs) -> str:
    """Return the SHA-256 that is published in the morning, in hex."""
    return hashlib.sha256(canonical_text(secret, inputs).encode()).hexdigest()


def check_draw(
    commitment: str, secret_hex: str, inputs: DrawInputs, minutes: Sequence[int]
) -> DrawCheck:
    """Return whether a revealed draw is the one that was tied to in the morning.

    Args:
        commitment: As published in the morning.
        secret_hex: As revealed in the evening.
        inputs: The conditions as published.
        minutes: The revealed times as minutes of the day.
    """
    try:
        secret = bytes.fromhex(secret_hex)
    except ValueError:
        return DrawCheck(commitment_fits=False, times_fit=False, is_sound=False)
    sound = len(secret) == SECRET_BYTES and most_rounds(inputs) == inputs.rounds
    return DrawCheck(
        commitment_fits=hmac.compare_digest(commitment_of(secret, inputs), commitment),
        times_fit=sound and drawn_minutes(secret, inputs) == tuple(minutes),
        is_sound=sound,
    )


def spelled_inputs(inputs: DrawInputs) -> dict[str, Any]:
    """Return the conditions as the store keeps them."""
    return {
        "hall": inputs.hall_code,
        "day": inputs.day.isoformat(),
        "rounds": inputs.rounds,
        "spacing": inputs.spacing_minutes,
        "last_start": inputs.last_start_minutes,
        "not_before": inputs.not_before,
        "hours": [[each.opens_s, each.closes_s] for each in inputs.hours],
    }


def read_inputs(kept: dict[str, Any]) -> DrawInputs:
    """Return the conditions that the store kept."""
    return DrawInputs(
        hall_code=kept["hall"],
        day=date.fromisoformat(kept["day"]),
        rounds=kept["rounds"],
        spacing_minutes=kept["spacing"],
        last_start_minutes=kept["last_start"],
        not_before=kept["not_before"],
        hours=tuple(Opening(opens, closes) for opens, closes in kept["hours"]),
    )


def whole_minutes(hours: DayHours) -> DayHours:
    """Return service hours in whole minutes, never longer than they are."""
    rounded = ((-(-each.opens_s // _MINUTE_S), each.closes_s // _MINUTE_S) for each in hours)
    return tuple(
        Opening(opens * _MINUTE_S, closes * _MINUTE_S)
        for opens, closes in rounded
        if opens < closes
    )


def clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it: 09:05."""
    hours, rest = divmod(minute, _MINUTE_S)
    return f"{hours:02d}:{rest:02d}"


def _ways(minutes: Sequence[int], rounds: int, spacing: int) -> list[list[int]]:
    """Return in how many ways r times can be chosen from place i on, as rows r of columns i."""
    count = len(minutes)
    after = [bisect_left(minutes, minute + spacing) for minute in minutes]
    ways = [[1] * (count + 1)]
    for _round in range(rounds):
        row, fewer = [0] * (count + 1), ways[-1]
        for at in range(count - 1, -1, -1):
            row[at] = row[at + 1] + fewer[after[at]]
        ways.append(row)
    return ways


def _uniform(secret: bytes, text: bytes, count: int) -> int:
    """Return a number below `count`, each as likely as any other."""
    limit = _RANGE - _RANGE % count
    counter = 0
    while True:
        message = text + counter.to_bytes(_COUNTER_BYTES, "big")
        number = int.from_bytes(hmac.digest(secret, message, hashlib.sha256), "big")
        if number < limit:
            return number % count
        counter += 1
