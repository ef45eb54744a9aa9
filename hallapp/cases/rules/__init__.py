"""Pure rules of accepted cases: due days, lights, numbers, moves. No clock, no database."""

from hallapp.cases.rules.due import decision_limit, due_day, explain_day_by_day
from hallapp.cases.rules.lights import light, remaining
from hallapp.cases.rules.moves import check_materials, check_move, missing_materials
from hallapp.cases.rules.numbers import QUERY_CODE_ALPHABET, case_number, query_code

__all__ = [
    "QUERY_CODE_ALPHABET",
    "case_number",
    "check_materials",
    "check_move",
    "decision_limit",
    "due_day",
    "explain_day_by_day",
    "light",
    "missing_materials",
    "query_code",
    "remaining",
]
