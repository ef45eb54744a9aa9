"""A building project that several units look at together, up to one delivery (联审联办)."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from hallapp.cases.terms import CasePaperKind, CaseState, Light
from hallapp.joint.terms import BranchOpinion, BranchRow, JointRow, JointState
from hallapp.tour import reading
from hallapp.tour.case_hands import case_of
from hallapp.tour.hands import Hands, find
from hallapp.tour.later import sits_at, today, workday_after
from hallapp.tour.overseeing import open_cases_tab
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import printed_papers
from hallapp.tour.seats import ISSUE_DESK, SECOND_DESK
from hallapp.tour.step import Chapter, Day, Step, check

_TAB = "联办"
_PROJECT, _PLACE, _AREA = "示例农机装配车间", "青山县工业园（示例）", "5200"
_APPLICANT, _ITEM = "示例农机有限公司", "建设工程规划许可"
_REPLY_DAYS = 2
_UNITS = (
    ("住房和城乡建设局", "建筑工程施工条件核实"),
    ("消防救援大队", "消防安全意见"),
    ("水利局", "用水和排水意见"),
)
_CONDITION = "消防车道净宽按图施工（示例）"
_REMINDER, _SUMMARY = "请尽快回复（示例）", "三家都同意，消防救援大队附有条件（示例）"
_APPROVER, _ISSUER = ("wsm", "吴思敏"), ("sgq", "孙国庆")


def _at_tab(day: Day) -> tuple[Any, Any, Hands]:
    """Return the manager's window, its tab of joint cases, and hands."""
    window, hands = open_cases_tab(day, _TAB)
    return window, find(window, "jointTab"), hands


def _open(day: Day) -> None:
    stage = day.stage
    window, tab, hands = _at_tab(day)
    before = {row.id for row in stage.hall.joint.of_hall()}
    hands.tap("newJoint")
    form = tab.form
    stage.until(form.isVisible, "the form of a new one")
    stage.settle()
    for field, text in (
        (form.name, _PROJECT),
        (form.place, _PLACE),
        (form.area, _AREA),
        (form.applicant, _APPLICANT),
    ):
        _write(hands, field.line, text)
    form.item.search.take_keyboard()
    hands.type_chinese(_ITEM)
    stage.until(lambda: form.item.found.count() > 0, f"{_ITEM} is found")
    stage.settle()
    hands.press(Qt.Key.Key_Return)
    stage.until(lambda: _ITEM in form.item.named(), f"{form.item.named()} is taken")
    stage.settle()
    hands.tap("allBrought")
    _name_units(form, hands)
    day.album.picture(window, "joint-new", Words("新立项：项目和三家单位", "A new project"))
    hands.tap("openJoint")
    stage.until(
        lambda: len(stage.hall.joint.of_hall()) > len(before), f"opened; said: {form.said()}"
    )
    stage.settle()
    row = next(row for row in stage.hall.joint.of_hall() if row.id not in before)
    day.notes["joint"] = str(row.id)
    due = workday_after(day, today(day), 45)
    check(row.branches == len(_UNITS), f"{row.branches} units")
    check(row.due_on == due, f"due {row.due_on}, counted {due}: 45 working days by law")
    day.album.picture(window, "joint-opened", Words(f"已立项 {row.number}", "Opened"))


def _name_units(form: Any, hands: Hands) -> None:
    for number, (unit, title) in enumerate(_UNITS):
        if number:
            hands.tap("addBranch")
        line = form.branches.lines[number]
        _choose(line.unit, unit)
        _write(hands, line.title, title)
        _write(hands, line.days, str(_REPLY_DAYS))


def _print_letters(day: Day) -> None:
    _window, tab, hands = _select(day)
    text = _print(day, tab, hands, CasePaperKind.JOINT_ACCEPTANCE)
    check(reading.squeezed(_PROJECT) in text, f"{_PROJECT} on the paper")
    for kind in (CasePaperKind.JOINT_LETTER, CasePaperKind.JOINT_RECEIPT):
        text = _print(day, tab, hands, kind)
        check(reading.squeezed(_UNITS[0][0]) in text, f"{_UNITS[0][0]} on {kind.label}")


def _two_reply(day: Day) -> None:
    stage = day.stage
    stage.go_to(workday_after(day, today(day), 1), 10)
    window, tab, hands = _select(day)
    opinions = (
        (BranchOpinion.AGREED, ""),
        (BranchOpinion.AGREED_WITH_CONDITIONS, _CONDITION),
    )
    for number, (opinion, words) in enumerate(opinions):
        _reply(day, tab, hands, (number, opinion, words))
    check(_row(day).replied == len(opinions), f"{_row(day).replied} replied")
    text = _print(day, tab, hands, CasePaperKind.JOINT_REPLY)
    check(_UNITS[0][0] in text, "the unit's reply on paper")
    day.album.picture(window, "joint-replied", Words("两家回复了", "Two have replied"))


def _one_is_late(day: Day) -> None:
    stage = day.stage
    stage.go_to(workday_after(day, today(day), _REPLY_DAYS), 9, 30)
    window, tab, hands = _select(day)
    late = _branches(day)[-1]
    check(late.light is Light.RED and _row(day).late == 1, f"{late.light.label}")
    day.album.picture(window, "joint-late", Words("一家没有按时回复", "One is late"))
    # Summing up is dim while somebody owes an opinion.
    buttons = {doing.value: button for doing, button in tab.card.buttons.items()}
    check(not buttons["sum_up"].isEnabled() and bool(buttons["sum_up"].toolTip()), "not yet")
    _ask(day, tab, hands, "remind")
    _write(hands, tab.card.form.fields["text"].line, _REMINDER)
    hands.tap_on(tab.card.form.do)
    stage.until(lambda: _branches(day)[-1].reminded == 1, "reminded once")
    stage.settle()
    day.album.picture(window, "joint-reminded", Words("催了一次", "Reminded"))
    _reply(day, tab, hands, (2, BranchOpinion.AGREED, ""))
    check(_branches(day)[-1].opinion is BranchOpinion.AGREED, "the last one agreed")


def _sum_up(day: Day) -> None:
    stage = day.stage
    window, tab, hands = _select(day)
    _ask(day, tab, hands, "sum_up")
    _write(hands, tab.card.form.fields["text"].line, _SUMMARY)
    hands.tap_on(tab.card.form.do)
    stage.until(lambda: _row(day).state is JointState.SUMMED, "summed up")
    stage.settle()
    for kind in (CasePaperKind.JOINT_SUMMARY, CasePaperKind.JOINT_OPINION):
        text = _print(day, tab, hands, kind)
        check(reading.squeezed(_SUMMARY) in text, f"the summary on {kind.label}")
        check(BranchOpinion.AGREED_WITH_CONDITIONS.label in text, f"the gravest on {kind.label}")
    day.album.picture(window, "joint-summed", Words("意见已汇总", "Summed up"))


def _decide_and_deliver(day: Day) -> None:
    number = _row(day).case_number
    desk = sits_at(day, SECOND_DESK, *_APPROVER)
    desk.open_case(number)
    desk.do("grant", grounds="各单位意见一致（示例）")
    words = Words("联办件的准予决定书", "The decision of all")
    desk.print_offered("joint-decision", words, number, _APPLICANT)
    desk.back_to_list()
    issuing = sits_at(day, ISSUE_DESK, *_ISSUER)
    issuing.open_case(number)
    issuing.do("deliver", recipient="示例签收人")
    words = Words("送达回证：一次送达", "One delivery")
    issuing.print_offered("joint-delivery", words, number)
    issuing.back_to_case()
    issuing.show_section(0)
    day.album.picture(
        issuing.window, "joint-history", Words("联办件的办理过程", "The line of time of all")
    )
    issuing.back_to_list()
    check(case_of(day, number).state is CaseState.DELIVERED, case_of(day, number).state.label)
    window, tab, hands = _select(day)
    check(_row(day).state is JointState.DELIVERED, _row(day).state.label)
    text = _print(day, tab, hands, CasePaperKind.JOINT_SIGN_OFF)
    check(_ITEM in text and _APPLICANT in text, "what is handed over, and to whom")
    day.album.picture(window, "joint-delivered", Words("已统一送达", "Delivered at once"))


def _select(day: Day) -> tuple[Any, Any, Hands]:
    """Stand on the project of the story in the list."""
    window, tab, hands = _at_tab(day)
    tab.list.which.choose(0)
    day.stage.settle()
    row = _row(day)
    if row.state in {JointState.DECIDED, JointState.DELIVERED}:
        tab.list.which.choose(2)
        day.stage.settle()
    tab.list.select(row.id)
    day.stage.until(
        lambda: tab.card.told() is not None and tab.card.told().row == row,
        f"{row.number} beside the list",
    )
    day.stage.settle()
    return window, tab, hands


def _ask(day: Day, tab: Any, hands: Hands, doing: str) -> None:
    button = next(each for name, each in tab.card.buttons.items() if name.value == doing)
    hands.tap_on(button)
    day.stage.until(tab.card.is_asking, f"{doing} is asked")
    day.stage.settle()


def _reply(day: Day, tab: Any, hands: Hands, said: tuple[int, BranchOpinion, str]) -> None:
    place, opinion, words = said
    before = _row(day).replied
    _ask(day, tab, hands, "reply")
    fields = tab.card.form.fields
    branch = _branches(day)[place]
    fields["unit"].show_value(branch.id)
    _choose(fields["opinion"].combo, opinion.label)
    if words:
        _write(hands, fields["text"].line, words)
    _write(hands, fields["by"].line, "示例经办人")
    hands.tap_on(tab.card.form.do)
    day.stage.until(
        lambda: _row(day).replied == before + 1, f"replied; said: {tab.card.form.said()}"
    )
    day.stage.settle()


def _print(day: Day, tab: Any, hands: Hands, kind: CasePaperKind) -> str:
    """Make and print a paper of the project; return its text."""
    stage, before = day.stage, printed_papers(day)
    _ask(day, tab, hands, "paper")
    _choose(tab.card.form.fields["paper"].combo, kind.label)
    hands.tap_on(tab.card.form.do)
    stage.until(lambda: bool(printed_papers(day) - before), f"{kind.label} is printed")
    stage.settle()
    (paper,) = printed_papers(day) - before
    name = kind.value.replace("_", "-")
    return reading.text_of(day.album.paper(paper, name, Words(kind.label, "A paper of all units")))


def _write(hands: Hands, line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    hands.type_chinese(text)


def _choose(combo: QComboBox, word: str) -> None:
    place = combo.findText(word)
    check(place >= 0, f"{word} can be chosen")
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def _row(day: Day) -> JointRow:
    return day.stage.hall.joint.joint(UUID(day.notes["joint"]))


def _branches(day: Day) -> tuple[BranchRow, ...]:
    return day.stage.hall.joint.branches(UUID(day.notes["joint"]))


CHAPTER = Chapter(
    Words("一个联办项目", "A project of several units"),
    (
        Step(
            Words("立项，同时问三家", "Opened; three units are asked at once"),
            Words("期限是法定的 45 个工作日，另数一致", "45 working days by law, counted apart"),
            _open,
        ),
        Step(
            Words("受理单、联系单、接收单", "The papers that go to the units"),
            Words("带存根联，项目和单位读得到", "Project and unit are read back"),
            _print_letters,
        ),
        Step(
            Words("两家回复，一家附条件", "Two reply, one with a condition"),
            Words("回执函读得到单位", "The reply is read back"),
            _two_reply,
        ),
        Step(
            Words("一家逾期，催", "One is late and reminded"),
            Words("没有回复齐不能汇总，说明原因", "No summing up before all have replied"),
            _one_is_late,
        ),
        Step(
            Words("汇总意见", "Summed up"),
            Words("汇总表和意见书上是最重的那个意见", "The gravest opinion stands on both papers"),
            _sum_up,
        ),
        Step(
            Words("一个决定，一次送达", "One decision, one delivery"),
            Words("牵头的办件已送达，联办件跟着是统一送达", "Case and project are delivered"),
            _decide_and_deliver,
        ),
    ),
)
