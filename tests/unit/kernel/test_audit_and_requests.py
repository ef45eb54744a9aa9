"""What seals an event and tells one request from another, without a store."""

import uuid
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hallapp.kernel import audit
from hallapp.kernel.database.columns import facts_text
from hallapp.kernel.requests import Actor, Request, digest_of

EVENT: dict[str, Any] = {
    "hall_id": uuid.UUID(int=1),
    "seq": 1,
    "occurred_us": 1_795_395_600_000_000,
    "action": "queueing.ticket_issued",
    "person_id": None,
    "window_id": None,
    "station": "kiosk-1",
    "channel": "kiosk",
    "request_id": uuid.UUID(int=2),
    "subject_kind": "ticket",
    "subject_id": "x",
    "reason": None,
    "before": None,
    "after": {"label": "A001"},
    "prev_hash": audit.FIRST_HASH,
}
texts = st.text(max_size=20)


@given(field=st.sampled_from(sorted(EVENT)), value=texts)
def test_every_field_changes_the_seal(field: str, value: str):
    changed = EVENT | {field: value}

    assert (audit.sealed(changed) == audit.sealed(EVENT)) == (
        str(EVENT[field]) == value and EVENT[field] is not None
    )


@given(one=texts, two=texts)
def test_no_text_moves_over_the_border_of_two_fields(one: str, two: str):
    moved = EVENT | {"station": one + two, "channel": ""}
    apart = EVENT | {"station": one, "channel": two}

    assert (audit.sealed(moved) == audit.sealed(apart)) == (two == "")


def test_nothing_is_not_the_same_as_an_empty_text_or_a_dash():
    seals = {audit.sealed(EVENT | {"reason": value}) for value in (None, "", "-", "=")}

    assert len(seals) == 4


@given(st.dictionaries(texts, st.one_of(st.none(), st.integers(), texts), max_size=5))
def test_a_mapping_has_one_spelling(facts: dict[str, Any]):
    assert facts_text(facts) == facts_text(dict(reversed(facts.items())))


@given(st.datetimes(timezones=st.just(UTC)))
def test_moments_are_sealed_to_the_microsecond(moment: datetime):
    count = audit.microseconds(moment)

    assert count % 1_000_000 == moment.microsecond


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), texts), texts)
def test_the_order_of_arguments_does_not_tell_requests_apart(asked: dict[str, str], kind: str):
    assert digest_of(kind, asked) == digest_of(kind, dict(reversed(asked.items())))


def test_other_arguments_or_another_use_case_tell_requests_apart():
    ticket, other = uuid.UUID(int=1), uuid.UUID(int=2)

    digests = {
        digest_of("queueing.call", {"ticket": ticket}),
        digest_of("queueing.call", {"ticket": other}),
        digest_of("queueing.call", {"window": ticket}),
        digest_of("queueing.miss", {"ticket": ticket}),
    }

    assert len(digests) == 4


def test_the_window_is_told_without_making_another_request():
    request = Request(Actor("desk-1"))

    at_window = request.at_window(uuid.UUID(int=3))

    assert at_window.id == request.id
    assert at_window.actor.window_id == uuid.UUID(int=3)
