"""A day of duty: an empty post is covered, four patrols at drawn times, a letter (巡查)."""

from datetime import datetime, timedelta
from typing import Any

from hallapp.faces.manager.hall_now import Standing
from hallapp.faces.manager.routes import HALL
from hallapp.leave.terms import OutingKind, OutingWish
from hallapp.patrols.terms import DrawState, LetterWish, MarkRow, PatrolSight
from hallapp.serving.attendance_papers import PaperForm
from hallapp.serving.post_cover import CoverRole
from hallapp.tour.duty_begin import AWAY, FORGETFUL, STAND_IN, TODAY_TAB
from hallapp.tour.duty_hands import (
    MANAGER,
    PATROLLER,
    keep_document,
    keep_paper,
    manager,
    open_duty_tab,
    person,
    punch,
    tell,
)
from hallapp.tour.hands import find
from hallapp.tour.later import request_of, sits_at, today, workday_after
from hallapp.tour.managing import at_manager, sign_in
from hallapp.tour.page import Words
from hallapp.tour.seats import FIRST_DESK
from hallapp.tour.stage import ZONE
from hallapp.tour.step import Chapter, Day, Step, check

PATROLS_TAB = "巡查"
CITIZEN_ESCORT, GONE_OUT = "赵春燕", "孙国庆"
LATE_ROUND = 3
_ROUNDS = 4
_AWAY_WINDOW, _FOUND_WINDOW, _ESCORT_WINDOW = 2, 1, 5
_FINDING = "no_badge"
_AT_WINDOWS = (3, 4, 5, 6)
_LATE = timedelta(minutes=35)
_SHA256_DIGITS = 64


def _draw(day: Day) -> None:
    stage, patrols = day.stage, day.stage.hall.patrols
    stage.go_to(workday_after(day, today(day), 1), 8, 20)
    window, _hands = at_manager(day)
    stage.bring(window)
    sign_in(day, window, MANAGER)
    patrols.name_patroller(manager(day), today(day), person(day, MANAGER).id)
    window, hands = open_duty_tab(day, PATROLS_TAB)
    # The desk draws by itself once a minute, where nobody has pressed before.
    if patrols.plan().state is DrawState.NOT_DRAWN:
        hands.tap_on(find(window, "roundStart").draw)
    stage.until(lambda: patrols.plan().state is DrawState.PUBLISHED, "the hash is published")
    stage.settle()
    plan = patrols.plan()
    check(len(plan.commitment) == _SHA256_DIGITS and plan.rounds == _ROUNDS, f"{plan}")
    check(not plan.times, "nobody else sees the times")
    check(not patrols.plan_for(request_of(day, PATROLLER)).times, "not even who leads the shift")
    times = patrols.plan_for(manager(day)).times
    check(len(times) == _ROUNDS, f"{len(times)} times for the patroller")
    for each in times:
        day.notes[f"round{each.number}"] = each.at.astimezone(ZONE).isoformat()
    day.notes["commitment"], day.notes["drawn"] = plan.commitment, today(day).isoformat()
    words = Words("早上抽取，公布校验值，时间只有巡查人知道", "Drawn; the hash is published")
    day.album.picture(window, "patrol-drawn", words)


def _come(day: Day) -> None:
    stage = day.stage
    stage.set_time(8, 46)
    sits_at(day, FIRST_DESK, "wxl", FORGETFUL)
    held = {FORGETFUL, AWAY[1]}
    for number in _AT_WINDOWS:
        stage.clock.advance(timedelta(seconds=20))
        request, window = stage.request(number), stage.hall.people.window(number)
        who = next(one for one in stage.hall.people.people() if one.window_number == number)
        stage.hall.serving.take_window(request, who.id, window.id)
        held.add(who.name)
    punch(day, [one.name for one in stage.hall.people.people() if one.name not in held])
    stage.set_time(9, 5)
    (vacant,) = stage.hall.post_cover.vacancies()
    check(vacant.number == _AWAY_WINDOW, f"window {vacant.number} is empty")
    check(vacant.proposed_b_name == STAND_IN, f"proposed: {vacant.proposed_b_name}")
    window, _hands = open_duty_tab(day, TODAY_TAB)
    said = [line.said for line in find(window, "todayAsks").lines()]
    check(any(STAND_IN in line for line in said), f"told: {said}")
    words = Words(f"{_AWAY_WINDOW} 号窗口空岗，提出B岗是谁", "An empty post, and who could come")
    day.album.picture(window, "duty-vacant", words)
    _window, hands = at_manager(day)
    hands.tap(f"rail{HALL}")
    stage.settle()
    tile = find(window, f"windowTile{_AWAY_WINDOW}")
    stage.until(lambda: tile.standing is Standing.VACANT, f"lit: {tile.accessibleName()}")
    words = Words("平面图上亮出空岗", "The plan of the hall lights it up")
    day.album.picture(window, "hall-vacant", words)


def _cover(day: Day) -> None:
    stage = day.stage
    who, window = person(day, STAND_IN), stage.hall.people.window(_AWAY_WINDOW)
    stage.hall.serving.take_window(request_of(day, STAND_IN), who.id, window.id)
    stage.pass_time(minutes=1)
    check(not stage.hall.post_cover.vacancies(), "no post is empty")
    covered = {row.number: row for row in stage.hall.post_cover.window_cover()}
    (span,) = covered[_AWAY_WINDOW].spans
    check(span.role is CoverRole.B and span.owner_name == AWAY[1], f"{span}")
    shown, _hands = at_manager(day)
    stage.bring(shown)
    stage.settle()
    tile = find(shown, f"windowTile{_AWAY_WINDOW}")
    stage.until(lambda: tile.standing is not Standing.VACANT, tile.accessibleName())
    words = Words("B岗坐上了，平面图上又有人", "B sits there now")
    day.album.picture(shown, "duty-covered", words)


def _first_round(day: Day) -> None:
    stage = day.stage
    drawn = _drawn(day, 1)
    window = _begin(day, 1, max(drawn, stage.now.replace(hour=9, minute=10, second=0)))
    view: Any = find(window, "roundView")
    _see(day, _FOUND_WINDOW)
    label = next(each.label for each in stage.hall.patrols.findings() if each.code == _FINDING)
    view.pad.line.setText("胸牌放在包里（示例）")
    view.pad.handling.setText("当场戴上")
    day.album.picture(window, "patrol-round", Words("平板：点窗口，点问题", "The round form"))
    _tap(day, label)
    mark = _mark(day, 1, _FOUND_WINDOW)
    check(mark.finding_code == _FINDING and mark.person_name == FORGETFUL, f"{mark}")
    _see(day, _AWAY_WINDOW)
    _tap(day, PatrolSight.B_POST.label)
    check(_mark(day, 1, _AWAY_WINDOW).person_name == STAND_IN, "B is seen at A's window")
    _end(day, 1)
    tell(day, "mark", mark.id)


def _write_letter(day: Day) -> None:
    stage, letters = day.stage, day.stage.hall.letters
    wish = LetterWish("请督促按规定佩戴胸牌。", mark_id=_mark(day, 1, _FOUND_WINDOW).id)
    letter = letters.issue(manager(day), wish)
    tell(day, "letter", letter.id)
    check("〔2026〕" in letter.number, letter.number)
    check(letter.reply_due_on > today(day), f"reply until {letter.reply_due_on}")
    papers = stage.hall.attendance_papers
    words = Words("反馈函和回执", "The letter to the home unit, with its reply slip")
    wanted = (letter.number, FORGETFUL, letter.facts.fact, "回执")
    keep_paper(day, papers.letter(letter.id), "letter", words, *wanted)
    words = Words("反馈函（Word）", "The letter, to be edited")
    made = papers.letter(letter.id, PaperForm.WORD)
    said = keep_document(day, made.data, "letter", words)
    check(letter.number in said and FORGETFUL in said, f"in the document: {said[:200]}")


def _go_out(day: Day) -> None:
    stage, outings = day.stage, day.stage.hall.outings
    who = person(day, GONE_OUT)
    back = stage.now + timedelta(minutes=60)
    wish = OutingWish(who.id, OutingKind.OUTING, "到银行送印鉴（示例）", back)
    slip = outings.leave_post(request_of(day, GONE_OUT), wish)
    outings.approve(manager(day), slip.id)
    check([row.id for row in outings.out_now()] == [slip.id], "out, and the register says so")
    stage.clock.advance(timedelta(minutes=25))
    back_now = outings.back(request_of(day, GONE_OUT), slip.id)
    check(not outings.out_now() and not back_now.is_overdue, "back in time")
    check(back_now.approver == MANAGER, f"approved by {back_now.approver}")


def _second_round(day: Day) -> None:
    stage, outings = day.stage, day.stage.hall.outings
    drawn = _drawn(day, 2)
    stage.clock.set_to(drawn - timedelta(minutes=2))
    who = person(day, CITIZEN_ESCORT)
    wish = OutingWish(
        who.id, OutingKind.ESCORT, "陪同群众到三楼盖章（示例）", drawn + timedelta(minutes=30)
    )
    slip = outings.leave_post(request_of(day, CITIZEN_ESCORT), wish)
    check(not slip.needs_approval, "going with a citizen asks nobody")
    window = _begin(day, 2, drawn)
    seat = find(window, "roundView").seat(_ESCORT_WINDOW)
    check(seat.sighting.proposed is PatrolSight.ESCORTING, f"proposed: {seat.sighting}")
    _see(day, _ESCORT_WINDOW)
    words = Words("陪同办事的看得见", "Who goes with a citizen is visible")
    day.album.picture(window, "patrol-escort", words)
    _tap(day, PatrolSight.ESCORTING.label)
    _end(day, 2)
    check(not _mark(day, 2, _ESCORT_WINDOW).is_blame, "nobody is blamed")
    stage.clock.advance(timedelta(minutes=8))
    outings.back(request_of(day, CITIZEN_ESCORT), slip.id)


def _late_round(day: Day) -> None:
    _begin(day, LATE_ROUND, _drawn(day, LATE_ROUND) + _LATE)
    _end(day, LATE_ROUND)
    made = day.stage.hall.patrols.rounds()[LATE_ROUND - 1]
    check(made.is_late and made.offset_minutes == _LATE.seconds // 60, f"{made}")


def _last_round(day: Day) -> None:
    stage, patrols = day.stage, day.stage.hall.patrols
    _begin(day, _ROUNDS, _drawn(day, _ROUNDS))
    _end(day, _ROUNDS)
    rounds = patrols.rounds()
    check([each.is_late for each in rounds] == [n == LATE_ROUND for n in range(1, 5)], f"{rounds}")
    seen = [_mark(day, number, _AWAY_WINDOW).seen for number in range(1, _ROUNDS + 1)]
    check(set(seen) == {PatrolSight.B_POST}, f"window {_AWAY_WINDOW}: {seen}")
    window, _hands = open_duty_tab(day, TODAY_TAB)
    stage.settle()
    words = Words("四次巡查就是四列", "Four rounds, four columns")
    day.album.picture(window, "duty-rounds", words)


# Parts of the above


def _drawn(day: Day, number: int) -> datetime:
    return datetime.fromisoformat(day.notes[f"round{number}"])


def _begin(day: Day, number: int, at: datetime) -> Any:
    """Begin a round on the patroller's tablet; return the window."""
    stage, patrols = day.stage, day.stage.hall.patrols
    stage.go_to(today(day), at.hour, at.minute)
    window, hands = open_duty_tab(day, PATROLS_TAB)
    hands.tap_on(find(window, "roundStart").start)
    stage.until(lambda: len(patrols.rounds()) == number, f"round {number} has begun")
    stage.settle()
    stage.until(find(window, "roundView").isVisible, "the form of the round")
    return window


def _see(day: Day, number: int) -> None:
    """Tap a window of the plan."""
    window, hands = at_manager(day)
    view: Any = find(window, "roundView")
    hands.tap_on(view.plan.tile(number))
    day.stage.settle()
    check(view.plan.number() == number, f"window {view.plan.number()} is tapped")


def _tap(day: Day, word: str) -> None:
    """Tap what is seen at the tapped window."""
    stage = day.stage
    window, hands = at_manager(day)
    view: Any = find(window, "roundView")
    visit = stage.hall.patrols.rounds()[-1]
    before = len(stage.hall.patrols.marks(visit.id))
    hands.tap_on(view.pad.button(word))
    stage.until(lambda: len(stage.hall.patrols.marks(visit.id)) > before, f"{word} is kept")
    stage.settle()


def _end(day: Day, number: int) -> None:
    """End a round: the others are where the records say."""
    stage, patrols = day.stage, day.stage.hall.patrols
    window, hands = at_manager(day)
    stage.clock.advance(timedelta(minutes=2))
    view: Any = find(window, "roundView")
    hands.tap_on(view.end)
    stage.until(view.end_form.isVisible, "what is said of the others")
    hands.tap_on(view.end_form.do)
    stage.until(lambda: patrols.rounds()[number - 1].ended_at is not None, f"{number} is over")
    stage.settle()
    marks = patrols.marks(patrols.rounds()[number - 1].id)
    windows = len(stage.hall.people.windows())
    check(len(marks) == windows, f"{len(marks)} of {windows} windows marked")


def _mark(day: Day, number: int, window: int) -> MarkRow:
    patrols = day.stage.hall.patrols
    visit = patrols.rounds()[number - 1]
    return next(each for each in patrols.marks(visit.id) if each.window_number == window)


CHAPTER = Chapter(
    Words("考勤：顶岗和四次巡查", "Attendance: a stand-in, four patrols"),
    (
        Step(
            Words("早上抽取巡查时间，公布校验值", "The day's patrols are drawn"),
            Words("四个时间只有指定的巡查人看得到", "Only the patroller is told the times"),
            _draw,
        ),
        Step(
            Words("到岗；一个窗口空着", "All come; one post is empty"),
            Words("空岗亮出来，提出B岗", "It shows at once and proposes B"),
            _come,
        ),
        Step(
            Words("B岗顶上", "B takes the window"),
            Words("不再空岗，记为B岗代A岗", "No post is empty; kept as B for A"),
            _cover,
        ),
        Step(
            Words("第一次巡查：发现一个问题", "The first round: something is found"),
            Words("问题记在人名下，B岗看得出", "Kept with the name; B is seen as B"),
            _first_round,
        ),
        Step(
            Words("当场发反馈函", "The letter to the home unit"),
            Words("文号、事实、回执都读得到", "Number, facts and reply slip are read back"),
            _write_letter,
        ),
        Step(
            Words("外出单：出去，回来", "An outing slip: out and back"),
            Words("在外名单上有，回来就没有", "On the register, then back in time"),
            _go_out,
        ),
        Step(
            Words("第二次巡查：有人陪同群众", "The second round: somebody goes with a citizen"),
            Words("陪同办事不算空岗", "That is no empty post"),
            _second_round,
        ),
        Step(
            Words("第三次巡查迟了", "The third round is late"),
            Words("记为迟到 35 分钟，不改时间", "Kept as 35 minutes late"),
            _late_round,
        ),
        Step(
            Words("第四次巡查", "The fourth round"),
            Words("四次里只有一次迟；B岗四次都在", "One of four was late; B was there each time"),
            _last_round,
        ),
    ),
)
