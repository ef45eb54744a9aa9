"""办理进度: where a case stands, in a sentence, with its days; nothing personal."""

from datetime import date

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.cases.terms import CaseProgressRow, CaseState
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.lettering import Down, Run
from hallapp.faces.kiosk.page import BODY, GAP, MARGIN, TITLE, KioskPage
from hallapp.faces.kiosk.scale import Scale
from hallapp.kernel.texts import _, mark

_BUTTON = 160.0


class CasePage(KioskPage):
    """One case, asked for with its query code.

    Signals:
        done_asked: 完成 was pressed.
    """

    done_asked = Signal()
    is_personal = True

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "case_page")
        self._case: CaseProgressRow | None = None
        self._title = self.words(down=Down.TOP)
        self._state = self.words(down=Down.TOP)
        self._said = self.words(down=Down.TOP)
        self._days = self.words(down=Down.TOP)
        self.done = KioskButton(scale, "case_done", Look(filled=True, size=60, bold=True))
        self.done.setParent(self)
        self.done.clicked.connect(self.done_asked)

    def show_case(self, case: CaseProgressRow) -> None:
        """Show where it stands."""
        self._case = case
        self.show_words()

    @override
    def forget(self) -> None:
        """Wipe what was shown."""
        self._case = None
        self.show_words()

    @override
    def show_words(self) -> None:
        case = self._case
        self.done.say(_("完成"))
        name, state, said, days = ("", "", "", "") if case is None else _words(case)
        self._title.say(Run(name, TITLE, bold=True))
        late = case is not None and case.is_late
        self._state.say(Run(state, 88, bold=True, tint="late" if late else "primary"))
        self._said.say(Run(said, BODY))
        self._days.say(Run(days, BODY, tint="muted"))
        self.arrange()

    @override
    def arrange(self) -> None:
        inner, wide = self.room.width - 2 * MARGIN, self.room.is_wide
        top = 32.0 if wide else 96.0
        title, said = (130.0, 130.0) if wide else (200.0, 220.0)
        self.put(self._title, (MARGIN, top, inner, title))
        top += title + GAP / 2
        self.put(self._state, (MARGIN, top, inner, 130))
        top += 130 + GAP / 2
        self.put(self._said, (MARGIN, top, inner, said))
        self.put(self._days, (MARGIN, top + said + GAP / 2, inner, said))
        low = self.room.height - _BUTTON - (24 if wide else 64)
        self.put(self.done, (MARGIN, low, inner, _BUTTON))


def _words(case: CaseProgressRow) -> tuple[str, str, str, str]:
    """Return name, state, what it means for the citizen, and the days."""
    number = _("办件编号 {number}").format(number=case.case_number)
    came = _("，").join((*_came(case), number))
    state = case.state.label
    if not case.is_late:
        return case.item_name, state, _said(case), came
    state = _("{state}，已超过承诺的日期").format(state=state)
    if case.state is CaseState.RECEIVED:
        said = _("应当在{day}前答复。请问窗口或导办台。").format(day=_day(case.due_on))
    else:
        said = _("应当在{day}前办好。请问窗口或导办台。").format(day=_day(case.due_on))
    return case.item_name, state, said, came


def _came(case: CaseProgressRow) -> tuple[str, ...]:
    if case.accepted_on is not None:
        return (_("{day}受理").format(day=_day(case.accepted_on)),)
    if case.received_on is not None:
        return (_("{day}收件").format(day=_day(case.received_on)),)
    return ()


def _said(case: CaseProgressRow) -> str:
    """Return what the state means for whoever asks, and what there is to do."""
    if case.state is CaseState.ACCEPTED and case.due_on is not None:
        said = _("最迟{day}办好。").format(day=_day(case.due_on))
        if case.is_provisional:
            said = _("{said}明年放假安排公布后可能调整。").format(said=said)
        return said
    if case.state is CaseState.RECEIVED and case.due_on is not None:
        said = _("材料已经收下，{day}以前答复能不能受理。")
        return said.format(day=_day(case.due_on))
    if case.state is CaseState.SUPPLEMENTING and case.due_on is not None:
        said = _("还缺材料，要补什么写在补正告知书上。请在{day}以前送到窗口。")
        return said.format(day=_day(case.due_on))
    if case.state is CaseState.SUSPENDED and case.stood_since is not None:
        said = _("从{day}起暂停计时，这段时间不计入办理时限，恢复后接着算。")
        return said.format(day=_day(case.stood_since))
    return _(_MEANS[case.state])


_MEANS = {
    CaseState.RECEIVED: mark("材料已经收下，正在看能不能受理。"),
    CaseState.SUPPLEMENTING: mark("还缺材料，要补什么写在补正告知书上。请补齐后送到窗口。"),
    CaseState.REJECTED: mark("没有受理，原因写在不予受理通知书上。"),
    CaseState.ACCEPTED: mark("正在办理。"),
    CaseState.SUSPENDED: mark("这段时间不计入办理时限，恢复后接着算。"),
    CaseState.CONCLUDED: mark("已经办好了。请带上受理通知书来领取结果。"),
    CaseState.READY: mark("结果可以领了。请带上受理通知书和本人证件，到出件窗口领取。"),
    CaseState.DELIVERED: mark("结果已经领走或者寄出。"),
    CaseState.WITHDRAWN: mark("申请人已经撤回。"),
    CaseState.RETURNED: mark("材料已经退回，原因写在退件通知单上。"),
    CaseState.REVOKED: mark("原来的决定已经撤销，请问窗口。"),
}


def _day(day: date | None) -> str:
    if day is None:
        return ""
    return _("{year}年{month}月{day}日").format(year=day.year, month=day.month, day=day.day)
