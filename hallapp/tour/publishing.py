"""A guide's life at two managers' screens: written, returned, approved by another (编制)."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from hallapp.authoring.shelf_rows import ShelfRow
from hallapp.authoring.terms import DraftState
from hallapp.faces.manager.routes import GUIDES
from hallapp.guides.terms import GuideState
from hallapp.tour import reading
from hallapp.tour.hands import Hands, find
from hallapp.tour.managing import at_manager, sign_in
from hallapp.tour.page import Words
from hallapp.tour.paper_trail import Before
from hallapp.tour.seats import SECOND_MANAGER
from hallapp.tour.step import Chapter, Day, Step, check

ITEM = "公证办理"
_REVIEWER = "高翔"
_MATERIAL = "拟公证的文书（示例）"
_NOTE = "把兜底的材料写明"
_REMARKS = "请把适用对象也写明"
_AUDIENCE = "本县户籍居民（示例）"
STEPS = ("受理（示例）", "审查（示例）", "出证（示例）")
"""Of the guide of the story, once it is public."""


class AtGuides:
    """Somebody at the page 指南 of a manager's screen."""

    def __init__(self, day: Day, window: Any) -> None:
        self.hands = Hands(day.stage, window)
        self.window = window
        self._day = day

    @property
    def tab(self) -> Any:
        """The tab where guides are written."""
        page = self.window.guides_seat.page
        check(page is not None, "the page of guides")
        return page.tab(0)

    def open(self) -> None:
        """Go to the page and to the guide of the story."""
        self._day.stage.bring(self.window)
        self.hands.tap(f"rail{GUIDES}")
        self._day.stage.settle()
        self._day.stage.until(self.tab.shelf.isVisible, "the list of guides")
        self._day.stage.settle()

    def choose(self, state: DraftState | None) -> ShelfRow:
        """Choose the guide of the story, once the list has its draft in a state."""
        self._day.stage.look_again()
        self.tab.shelf.select(_item(self._day))
        # The window gathers what changed for a moment before it reads again.
        self._day.stage.until(lambda: self._listed().draft_state is state, f"it is {state}")
        self._day.stage.settle()
        return self._listed()

    def _listed(self) -> ShelfRow:
        row: ShelfRow | None = self.tab.shelf.row()
        check(row is not None and row.name == ITEM, f"{row} is chosen")
        assert row is not None  # noqa: S101 - checked above, in words
        return row

    def begin(self) -> None:
        """Press the button of the chosen guide, whatever it says."""
        self.hands.tap("mainStep")
        self._day.stage.settle()

    def picture(self, name: str, chinese: str, english: str) -> None:
        """Keep what is on the screen."""
        self._day.album.picture(self.window, name, Words(chinese, english))

    def type_chinese(self, field: Any, text: str) -> None:
        """Write into a field of the form."""
        control = field.control()
        control.setFocus()
        control.selectAll()
        if isinstance(control, QPlainTextEdit):
            control.insertPlainText(text)
        else:
            self.hands.type_chinese(text)
        self._day.stage.settle()

    def section(self, title: str) -> Any:
        """Choose a section of the form by its title and return it."""
        editor = self.tab.editor
        titles = [editor.list.item(row).text() for row in range(editor.list.count())]
        found = [row for row, said in enumerate(titles) if said.startswith(title)]
        check(len(found) == 1, f"{title} among {titles}")
        editor.list.setCurrentRow(found[0])
        self._day.stage.settle()
        return editor.form(found[0])

    def check_now(self) -> list[str]:
        """Ask the rules now, as the form does by itself a moment after the last key.

        Returns:
            What must be corrected, as it stands beside the form.
        """
        self.tab.editor.check()
        self._day.stage.settle()
        listed = self.tab.editor.findings.list
        said = [listed.item(row).text() for row in range(listed.count())]
        return [each for each in said if each.startswith("■")]


def first(day: Day) -> AtGuides:
    """Return the author at her screen."""
    return AtGuides(day, at_manager(day)[0])


def second(day: Day) -> AtGuides:
    """Return the reviewer at his screen."""
    return AtGuides(day, day.stage.work_at(SECOND_MANAGER).window)


def _begin(day: Day) -> None:
    author = first(day)
    author.open()
    row = author.choose(None)
    author.picture("manager-guides", "指南：选中一项，看它的版本", "Guides; one is chosen")
    day.notes["version"] = str(row.version)
    author.begin()
    errors = author.check_now()
    check(len(errors) == 1 and "兜底" in errors[0], f"found: {errors}")
    author.picture("manager-guide-editor", "编制：分章填写，右边写着问题", "Written by chapters")


def _correct(day: Day) -> None:
    author = first(day)
    editor = author.tab.editor
    author.hands.tap_on(editor.head.submit)
    day.stage.settle()
    author.hands.tap_on(editor.head.submit)
    day.stage.settle()
    check(_draft_state(day) is DraftState.DRAFT, "nothing was submitted")
    form = editor.form(editor.section_number())
    check(getattr(form, "part", "") == "materials", "the finding leads to the materials")
    author.picture("manager-guide-finding", "有错交不出去，带到那一项", "Led to the finding")
    author.type_chinese(form.fields["name"], _MATERIAL)
    check(not author.check_now(), "no error is left")


def _submit(day: Day) -> None:
    author = first(day)
    about = author.section("修改说明与提交")
    author.type_chinese(about.note, _NOTE)
    author.picture("manager-guide-submit", "写明改了什么，提交审核", "What was changed, and why")
    author.hands.tap("submitDraft")
    day.stage.settle()
    check(_draft_state(day) is DraftState.SUBMITTED, f"it is {_draft_state(day)}")
    check(ITEM in author.window.last_message(), f"said: {author.window.last_message()}")


def _same_person(day: Day) -> None:
    author = first(day)
    author.choose(DraftState.SUBMITTED)
    author.begin()
    approve = find(author.window, "approveDraft")
    check(not approve.isEnabled() and "第二个人" in approve.toolTip(), approve.toolTip())
    author.picture("manager-guide-own", "自己写的自己不能审", "Not by who wrote it")
    author.hands.press(Qt.Key.Key_Escape)
    day.stage.settle()


def _return(day: Day) -> None:
    reviewer = second(day)
    sign_in(day, reviewer.window, _REVIEWER)
    reviewer.open()
    reviewer.choose(DraftState.SUBMITTED)
    reviewer.begin()
    said = reviewer.tab.review.changes.toPlainText()
    check(_MATERIAL in said, f"the difference says {said}")
    reviewer.picture("manager-guide-review", "审核：改动一字一字对照", "Differences word by word")
    reviewer.hands.tap("returnDraft")
    day.stage.settle()
    check(_draft_state(day) is DraftState.SUBMITTED, "not without remarks")
    remarks: Any = reviewer.tab.review.verdict.remarks
    remarks.setFocus()
    remarks.insertPlainText(_REMARKS)
    reviewer.picture("manager-guide-return", "退回要写明改什么", "Returned, with remarks")
    reviewer.hands.tap("returnDraft")
    day.stage.settle()
    check(_draft_state(day) is DraftState.RETURNED, f"it is {_draft_state(day)}")


def _take_up(day: Day) -> None:
    author = first(day)
    day.stage.bring(author.window)
    row = author.choose(DraftState.RETURNED)
    check(row.remarks == _REMARKS, f"remarks: {row.remarks}")
    author.picture("manager-guide-returned", "退回的稿写着意见", "Back, with what to do")
    author.begin()
    form = author.section("条件与对象")
    author.type_chinese(form.fields["audience"], _AUDIENCE)
    _add_steps(author)
    check(not author.check_now(), "no error is left")
    author.section("修改说明与提交")
    author.hands.tap("submitDraft")
    day.stage.settle()
    check(_draft_state(day) is DraftState.SUBMITTED, f"it is {_draft_state(day)}")


def _add_steps(author: AtGuides) -> None:
    """Write the steps one by one; the flow is drawn beside them."""
    form = author.section("办理环节")
    for name in STEPS:
        author.hands.tap_on(form.add)
        author.type_chinese(form.fields["name"], name)
    author.picture("manager-guide-flow", "办理环节：边写边画流程", "Steps, drawn as a flow")


def _approve(day: Day) -> None:
    reviewer = second(day)
    day.stage.bring(reviewer.window)
    reviewer.choose(DraftState.SUBMITTED)
    reviewer.begin()
    reviewer.hands.tap("approveDraft")
    day.stage.settle()
    guide, before = day.stage.hall.guides.find(ITEM), int(day.notes["version"])
    check(guide.item.state is GuideState.PUBLISHED, f"it is {guide.item.state}")
    check(guide.version == before + 1, f"version {guide.version} after {before}")
    check(guide.audience == _AUDIENCE, "what was written is public")
    check(tuple(step.name for step in guide.steps) == STEPS, f"steps: {guide.steps}")
    reviewer.choose(None)
    reviewer.picture("manager-guide-public", "审核通过，公布第 2 版", "Public now")
    day.stage.leave(SECOND_MANAGER)


def _version_on_the_slip(day: Day) -> None:
    stage, guide = day.stage, day.stage.hall.guides.find(ITEM)
    before = Before(day)
    stage.hall.papers.print_guide_slip(stage.request(), guide.item.id)
    words = Words("办事指南单（A4）：写着第几版", "The slip names its version")
    text = reading.text_of(day.album.paper(before.printed(), "guide-slip-version", words))
    check(f"第{guide.version}版" in text, f"version {guide.version} on the slip")
    check(_MATERIAL in text, "the new words on the slip")


def _change_log(day: Day) -> None:
    stage = day.stage
    today = stage.now.date()
    counted, changed = stage.hall.public_lists.changes(today, today)
    rows = [row for row in changed.rows if ITEM in row]
    check(len(rows) == 1 and _NOTE in rows[0], f"the log says {changed.rows}")
    check(bool(counted.rows), "counts before and after")
    kind = stage.hall.guides.find(ITEM).item.item_type
    (row,) = (one for one in stage.hall.catalogue.counts(today, today) if one.item_type is kind)
    check(row.before == row.after > 0, f"{row}")


def _item(day: Day) -> Any:
    return day.stage.hall.guides.find(ITEM).item.id


def _draft_state(day: Day) -> DraftState:
    rows = day.stage.hall.authoring.history(_item(day))
    check(bool(rows), "a draft")
    return rows[0].state


CHAPTER = Chapter(
    Words("一份指南的来历", "How a guide gets public"),
    (
        Step(
            Words("开始编制", "A draft is begun"),
            Words("规则当场核对：有一样材料是兜底的说法", "The rules find a catch-all material"),
            _begin,
        ),
        Step(
            Words("有错不能提交", "Not with an error"),
            Words("带到那一项；改好就没有错了", "Led there; corrected, nothing is left"),
            _correct,
        ),
        Step(
            Words("提交审核", "Submitted"),
            Words("稿子待审核，不能再改", "It waits for a reviewer"),
            _submit,
        ),
        Step(
            Words("自己不能审自己的", "Not by the same person"),
            Words("通过按不动，说明要第二个人", "Approving is dim, and says why"),
            _same_person,
        ),
        Step(
            Words("退回", "Returned"),
            Words("不写意见退不回去；写了就退回", "Not without remarks; with them it goes back"),
            _return,
        ),
        Step(
            Words("照意见修改，补上流程，再提交", "Taken up, with steps, submitted again"),
            Words("意见就在眼前，原来写的都在", "The remarks are in sight; nothing was lost"),
            _take_up,
        ),
        Step(
            Words("第二个人审核通过", "Approved by another"),
            Words("公布了，版本加一", "Public, one version on"),
            _approve,
        ),
        Step(
            Words("版本印在纸上", "The version on paper"),
            Words("指南单上读得到新的版本和新的话", "New version and words are read back"),
            _version_on_the_slip,
        ),
        Step(
            Words("目录调整记录", "The log of the catalogue"),
            Words(
                "这一次调整在记录里，前后数量对得上",
                "The change is in the log; counts before and after agree",
            ),
            _change_log,
        ),
    ),
)
