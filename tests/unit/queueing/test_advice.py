"""One rule says at kiosk and guide desk which service gives advice numbers."""

import uuid

import pytest

from hallapp.queueing.advice import advice_service
from hallapp.queueing.terms import ServiceRow


def service(code: str, name: str) -> ServiceRow:
    return ServiceRow(uuid.uuid4(), code, name, "A", "A 区", "一楼", 0, 1)


@pytest.mark.parametrize(
    ("code", "name"), [("ZX", "综合导引"), ("zx", "综合导引"), ("K", "办事咨询")]
)
def test_a_service_gives_advice_by_its_code_in_any_case_or_by_its_name(code, name):
    wanted = service(code, name)

    assert advice_service([service("A", "综合受理"), wanted]) is wanted


def test_the_code_goes_before_a_name_that_only_speaks_of_advice():
    named, coded = service("SB", "社保咨询"), service("ZX", "综合导引")

    assert advice_service([named, coded]) is coded


def test_a_hall_without_such_a_service_gives_no_advice_numbers():
    assert advice_service([service("A", "综合受理"), service("ZXA", "不动产")]) is None
