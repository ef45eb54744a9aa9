"""One person's day in full: raw punches and, beside them, everything else that is known."""

from collections.abc import Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hallapp.attendance.terms.acts import CorrectionRow
from hallapp.attendance.terms.person_days import PersonDayRow
from hallapp.faces.manager.attendance.month import words as said_of
from hallapp.faces.manager.attendance.month.reading import DayRead, PersonRead
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.manager.joint.labelled import fill, lines_in
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton

_LABEL_PX = 128
_Lines = list[tuple[str, str]]


class DaySection(QWidget):
    """A title, a remark, and lines of label and words; hidden where there is nothing to say."""

    def __init__(self, title: str, remark: str = "") -> None:
        super().__init__()
        self.title = words(title, "strong")
        self._remark = words(remark, "small", wrap=True)
        self._remark.setVisible(bool(remark))
        self._nothing = words("", "muted", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self._remark)
        column.addWidget(self._nothing)
        column.addLayout(self._lines)

    def show_lines(self, lines: _Lines, nothing: str = "") -> None:
        """Show lines; where there are none, say so, or hide."""
        fill(self._lines, lines, _LABEL_PX)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not lines and bool(nothing))
        self.setVisible(bool(lines) or bool(nothing))

    def lines(self) -> list[str]:
        """Return what is shown."""
        return lines_in(self._lines)


class DayDetail(QScrollArea):
    """What is known of the chosen day, in sections that never mix.

    Signals:
        verdict_asked: A correction is to be decided; carries it and whether it is approved.
    """

    verdict_asked = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dayDetail")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.title = words("", "title")
        self.result = words("", "", wrap=True)
        self.punches = DaySection(_("打卡原始记录"))
        self.posts = DaySection(_("窗口值守"), _("来自排队叫号，只供对照，不并入打卡。"))
        self.corrections = DaySection(_("补签记录"))
        self.leaves = DaySection(_("请假记录"))
        self.versions = DaySection(_("统计版本"))
        self._verdicts = QVBoxLayout()
        self._build()

    def show_day(self, row: PersonDayRow, person: PersonRead, me: UUID) -> None:
        """Show what is known at once; punches follow when they are read.

        Args:
            row: The day.
            person: The person's month.
            me: Who looks, who may not decide on what was asked for by the same person.
        """
        self.title.setText(said_of.day_text(row))
        self.result.setText(_result_text(row))
        mine = [each for each in person.corrections if each.day == row.day]
        self.corrections.show_lines([(each.number, said_of.correction_text(each)) for each in mine])
        self._show_verdicts([each for each in mine if each.is_approved is None], me)
        days = ((each, each.span.first.day, each.span.last.day) for each in person.leaves)
        held = [each for each, first, last in days if first <= row.day <= last]
        self.leaves.show_lines([(each.number, said_of.leave_text(each)) for each in held])

    def show_read(self, read: DayRead, zone: tzinfo) -> None:
        """Show the raw punches, the work at windows, and the versions of counts."""
        self.punches.show_lines(
            [said_of.punch_line(each) for each in read.traces], _("这一天没有打卡。")
        )
        posts: _Lines = []
        for post in read.posts:
            window = _("{window} 号窗口").format(window=post.window_number)
            posts.append((said_of.span_text(post.from_at, post.until_at), window))
            posts += [
                (
                    said_of.span_text(pause.from_at, pause.until_at),
                    _("暂停，{reason}").format(reason=pause.reason),
                )
                for pause in post.pauses
            ]
        posts += [said_of.question_line(each, zone) for each in read.questions]
        self.posts.show_lines(posts, _("这一天没有登录窗口。"))
        self.versions.show_lines(
            [
                (
                    _("第 {version} 版").format(version=each.version),
                    _("{at}，{by}：{reason}。{words}").format(
                        at=f"{each.counted_at.astimezone(zone):%m-%d %H:%M}",
                        by=each.counted_by or _("系统"),
                        reason=each.override_reason or each.reason,
                        words=each.changes or each.words,
                    ),
                )
                for each in read.versions
            ],
            _("这一天还没有统计过，显示的是按打卡算出来的。"),
        )

    def _show_verdicts(self, rows: Sequence[CorrectionRow], me: UUID) -> None:
        while self._verdicts.count():
            item = self._verdicts.takeAt(0)
            widget = None if item is None else item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            made = self._verdict(row, me)
            self._verdicts.addWidget(made)
            made.show()

    def _verdict(self, row: CorrectionRow, me: UUID) -> QWidget:
        line = FlowRow(8)
        line.add(words(row.number))
        if me in (row.asked_by_id, row.person_id):
            line.add(words(_("申请的人和本人不能批，请另一个人批。"), "small"))
            return line
        for is_approved in (True, False):
            key = VerdictKey(row, is_approved=is_approved)
            key.asked.connect(self.verdict_asked)
            line.add(key)
        return line

    def _build(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.result)
        column.addSpacing(6)
        column.addWidget(self.punches)
        column.addWidget(self.posts)
        column.addWidget(self.corrections)
        column.addLayout(self._verdicts)
        column.addWidget(self.leaves)
        column.addWidget(self.versions)
        column.addStretch(1)
        self.setWidget(page)


class VerdictKey(KeyButton):
    """Asks for one word on one correction.

    Signals:
        asked: It was pressed; carries the correction and whether it is to be approved.
    """

    asked = Signal(object, bool)

    def __init__(self, row: CorrectionRow, *, is_approved: bool) -> None:
        word = _("准") if is_approved else _("不准")
        super().__init__(word, look="accent" if is_approved else "")
        self._row, self._is_approved = row, is_approved
        self.setAccessibleName(f"{row.number} {word}")
        self.clicked.connect(self._on_pressed)

    @Slot()
    def _on_pressed(self) -> None:
        self.asked.emit(self._row, self._is_approved)


def _result_text(row: PersonDayRow) -> str:
    said = [said_of.halves_text(row), said_of.basis_text(row)]
    if row.shifts:
        said.append(_("班次 {codes}").format(codes=_("、").join(row.shifts)))
    if row.is_locked:
        said.append(_("已锁定或过了期限"))
    return _("；").join(said)
