from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallapp.hall.calendar_forms import WEEKDAYS, CalendarFormError, parse_calendar
from hallapp.hall.office_hours import NoOfficeHoursError
from hallapp.hall.opening_times import OpeningTimesError
from hallapp.hall.workdays import DayKind

HOURS = [["09:00", "12:00"], ["13:30", "17:00"]]
DATES = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.dictionaries(DATES, st.sampled_from([(), (("10:00", "11:00"),)]), max_size=12),
)
def test_a_day_is_worked_exactly_when_it_has_hours(worked, dated):
    form = parse_calendar(
        {
            "week": dict.fromkeys(worked, HOURS),
            "dates": {
                day.isoformat(): [list(pair) for pair in hours] for day, hours in dated.items()
            },
        }
    )

    hours = form.over(2026, 2027)

    for ordinal in range(date(2026, 1, 1).toordinal(), date(2027, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        expected = bool(dated[day]) if day in dated else WEEKDAYS[day.weekday()] in worked
        assert hours.calendar.is_working(day) is expected
        assert bool(hours.hours_of(day)) is expected
        assert hours.calendar.is_known(day)


def test_a_date_on_a_weekday_of_rest_is_a_make_up_day():
    form = parse_calendar({"week": {"mon": HOURS}, "dates": {"2026-11-28": HOURS}})

    assert form.over(2026, 2026).calendar.kind(date(2026, 11, 28)) is DayKind.MAKE_UP


def test_a_calendar_that_names_no_zone_is_of_the_halls_own():
    assert str(parse_calendar({"week": {"mon": HOURS}}).zone) == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("given_form", "place"),
    [
        ([], "calendar"),
        ({"week": []}, "week"),
        ({"week": {"Monday": HOURS}}, "week"),
        ({"week": {"mon": "09:00-17:00"}}, "week.mon"),
        ({"week": {"mon": [["09:00", "12:00", "17:00"]]}}, "week.mon"),
        ({"week": {"mon": [[9, 17]]}}, "week.mon"),
        ({"week": {"mon": HOURS}, "dates": []}, "dates"),
        ({"week": {"mon": HOURS}, "dates": {"2026-02-30": []}}, "dates"),
        ({"week": {"mon": HOURS}, "dates": {"2026-10-01": None}}, "dates.2026-10-01"),
        ({"zone": "Nowhere/Town", "week": {"mon": HOURS}}, "zone"),
        ({"zone": "../etc/passwd", "week": {"mon": HOURS}}, "zone"),
        ({"zone": None, "week": {"mon": HOURS}}, "zone"),
    ],
)
def test_what_is_not_of_the_form_is_named(given_form, place):
    with pytest.raises(CalendarFormError) as refused:
        parse_calendar(given_form)

    assert refused.value.facts["place"] == place


def test_hours_that_overlap_are_refused():
    with pytest.raises(OpeningTimesError):
        parse_calendar({"week": {"mon": [["09:00", "17:00"], ["12:00", "13:00"]]}})


def test_a_calendar_on_which_nobody_ever_works_is_refused():
    with pytest.raises(NoOfficeHoursError):
        parse_calendar({"week": {"mon": []}}).over(2026, 2030)
