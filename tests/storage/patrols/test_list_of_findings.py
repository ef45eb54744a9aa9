"""The list of findings is the hall's own; what was found keeps its word."""

import pytest

from hallapp.hall.errors import NotEntitledError
from hallapp.patrols.errors import FindingLabelError, FindingUnknownError
from hallapp.patrols.finding_list import DEFAULT_FINDINGS
from hallapp.patrols.tables import FindingKind
from hallapp.patrols.terms import FindingSort, FindingWish
from tests.storage.patrols.patrolled import LEADER, MANAGER, ON_SQLITE, PatrolledHall


@ON_SQLITE
def test_a_hall_begins_with_published_words_and_the_open_ones_off(
    patrolled: PatrolledHall,
) -> None:
    offered = [each.label for each in patrolled.patrols.findings()]
    off = [e.label for e in patrolled.patrols.findings(with_inactive=True) if not e.is_active]

    assert len(offered) == len(DEFAULT_FINDINGS) - 1
    assert "玩手机或游戏" in offered
    assert off == ["留岗"]


def test_the_list_is_the_same_before_and_after_it_is_first_needed(
    patrolled: PatrolledHall,
) -> None:
    before = patrolled.patrols.findings()

    patrolled.at("10:00").patrols.start(patrolled.by(LEADER), 1)

    assert len(patrolled.hall.rows(FindingKind)) == len(DEFAULT_FINDINGS)
    assert patrolled.patrols.findings() == before


def test_a_renamed_finding_keeps_its_old_word_in_the_past(patrolled: PatrolledHall) -> None:
    patrolled.at("10:00")
    visit = patrolled.patrols.start(patrolled.by(LEADER), 1)
    mark = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone())
    wish = FindingWish("办公时间看手机", FindingSort.CONDUCT, code="phone_or_games")

    renamed = patrolled.patrols.change_finding(patrolled.by(MANAGER), wish)

    assert (renamed.label, renamed.code) == ("办公时间看手机", "phone_or_games")
    assert patrolled.patrols.mark_row(mark.id).label == "玩手机或游戏"
    again = patrolled.patrols.mark(patrolled.by(LEADER), visit.id, patrolled.phone(3))
    assert again.label == "办公时间看手机"


@ON_SQLITE
def test_a_manager_adds_switches_and_retires(patrolled: PatrolledHall) -> None:
    by, patrols = patrolled.by, patrolled.patrols

    added = patrols.change_finding(by(MANAGER), FindingWish("叫号不及时", FindingSort.POST))
    patrols.change_finding(by(MANAGER), FindingWish("留岗", FindingSort.POST, code="lingering"))
    patrols.retire_finding(by(MANAGER), "smoking")

    labels = [each.label for each in patrols.findings()]
    assert labels[-1] == added.label == "叫号不及时"
    assert "留岗" in labels
    assert "吸烟" not in labels
    with pytest.raises(FindingUnknownError):
        patrols.retire_finding(by(MANAGER), "smoking")


@ON_SQLITE
def test_a_list_that_nobody_could_tap_from_is_refused(patrolled: PatrolledHall) -> None:
    by, patrols = patrolled.by, patrolled.patrols

    for label in ("", " ", "长" * 31, "聊天"):
        with pytest.raises(FindingLabelError):
            patrols.change_finding(by(MANAGER), FindingWish(label, FindingSort.CONDUCT))
    with pytest.raises(FindingUnknownError):
        patrols.change_finding(by(MANAGER), FindingWish("新", FindingSort.POST, code="none"))
    with pytest.raises(NotEntitledError):
        patrols.change_finding(by(LEADER), FindingWish("新", FindingSort.POST))
