from datetime import date

import pytest

from hallapp.cases.errors import (
    SuspensionBackwardsError,
    SuspensionOverlapError,
    SuspensionTooEarlyError,
)
from hallapp.cases.rules.entries import check_suspension
from hallapp.cases.terms import Suspension

ACCEPTED = date(2026, 11, 2)
HEARING = Suspension(date(2026, 11, 4), date(2026, 11, 6))


def test_a_suspension_may_begin_on_the_day_of_acceptance():
    check_suspension(Suspension(ACCEPTED), ACCEPTED)


def test_a_suspension_before_acceptance_is_refused():
    with pytest.raises(SuspensionTooEarlyError) as refused:
        check_suspension(Suspension(date(2026, 11, 1)), ACCEPTED)

    assert refused.value.facts == {"from_on": "2026-11-01", "accepted_on": "2026-11-02"}


def test_a_suspension_that_ends_before_it_begins_is_refused():
    with pytest.raises(SuspensionBackwardsError):
        check_suspension(Suspension(date(2026, 11, 6), date(2026, 11, 4)), ACCEPTED)


@pytest.mark.parametrize(
    "suspension",
    [
        Suspension(date(2026, 11, 5), date(2026, 11, 9)),
        Suspension(date(2026, 11, 3), date(2026, 11, 5)),
        Suspension(date(2026, 11, 3)),
        HEARING,
    ],
)
def test_a_suspension_of_days_that_another_one_holds_is_refused(suspension):
    with pytest.raises(SuspensionOverlapError) as refused:
        check_suspension(suspension, ACCEPTED, [HEARING])

    assert refused.value.facts["other_from_on"] == "2026-11-04"


@pytest.mark.parametrize(
    "suspension",
    [Suspension(date(2026, 11, 6)), Suspension(date(2026, 11, 3), date(2026, 11, 4))],
)
def test_one_suspension_may_begin_where_another_one_ends(suspension):
    check_suspension(suspension, ACCEPTED, [HEARING])
