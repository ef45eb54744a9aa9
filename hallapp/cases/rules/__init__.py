"""Pure rules of accepted cases: due days, lights, numbers, moves. No clock, no database."""

from hallapp.cases.rules.account import AccountDayRow, explain_day_by_day
from hallapp.cases.rules.budgets import Budget, DayBudget, HourBudget, budget_of
from hallapp.cases.rules.due import decision_limit, due_day
from hallapp.cases.rules.hours import (
    HourSuspension,
    due_moment,
    hour_light,
    hour_yellow_from,
    on_the_spot_due,
    working_time_left,
    working_time_used,
)
from hallapp.cases.rules.lights import light, red_from, remaining, yellow_from
from hallapp.cases.rules.moves import check_materials, check_move, missing_materials
from hallapp.cases.rules.numbers import QUERY_CODE_ALPHABET, case_number, query_code

__all__ = [
    "QUERY_CODE_ALPHABET",
    "AccountDayRow",
    "Budget",
    "DayBudget",
    "HourBudget",
    "HourSuspension",
    "budget_of",
    "case_number",
    "check_materials",
    "check_move",
    "decision_limit",
    "due_day",
    "due_moment",
    "explain_day_by_day",
    "hour_light",
    "hour_yellow_from",
    "light",
    "missing_materials",
    "on_the_spot_due",
    "query_code",
    "red_from",
    "remaining",
    "working_time_left",
    "working_time_used",
    "yellow_from",
]
