"""The text of a bulletin: read and edited sentence by sentence, and who gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.bulletins.terms import (
    BulletinContent,
    BulletinRow,
    BulletinSort,
    BulletinState,
    RecipientLine,
)
from hallapp.faces.manager.attendance.reports.evidence import EvidenceAsked
from hallapp.faces.manager.attendance.reports.lines_form import Given, Line, LinesForm
from hallapp.faces.manager.attendance.reports.part import ReportPart
from hallapp.faces.manager.attendance.reports.period import Period
from hallapp.faces.manager.attendance.reports.sentence_list import (
    OPENING,
    Place,
    SentenceList,
    Shown,
    with_added,
    with_text,
)
from hallapp.faces.manager.attendance.reports.services import ReportHall
from hallapp.faces.manager.flow_row import FlowRow
from hallapp.faces.parts.words import words
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton
from hallapp.wording import sentence

_TITLE, _RECIPIENTS, _REDRAFT, _CORRECT = "title", "recipients", "redraft", "correct"
_BOTH_FROM_PX = 480
_COMMAS = ("，", "；", "、", ",", ";")


@dataclass(frozen=True)
class ProseRead:
    """The text that is shown.

    Attributes:
        row: The bulletin; None while nobody has drafted it.
    """

    title: str
    content: BulletinContent
    row: BulletinRow | None


class ProsePart(ReportPart):
    """Each sentence shows and opens its evidence; what somebody changed is marked."""

    def __init__(self) -> None:
        super().__init__("prosePart")
        self.read: ProseRead | None = None
        self.title = words("", "title", wrap=True)
        self.state = words("", "muted", wrap=True)
        self.sent_to = words("", "small", wrap=True)
        self.note = words("", "late", wrap=True)
        self.form = LinesForm("prose")
        self.sentences = SentenceList()
        self.edit = KeyButton(_("改这一句"), "F2")
        self.add = KeyButton(_("加一句"), "F3")
        self.proof = KeyButton(_("看依据"), "Ctrl+E", look="accent")
        self.rename = KeyButton(_("改标题"))
        self.recipients = KeyButton(_("报送发"), "F7")
        self.redraft = KeyButton(_("重新起草"))
        self.correct = KeyButton(_("更正"))
        self._head = FlowRow(8)
        self._filler = QWidget()
        self._build()

    @override
    def refresh(self) -> None:
        """Read the text again."""
        self.look(partial(_prose, period=self.period), self._show, self._unread)

    @override
    def take_keyboard(self) -> None:
        """Put the keyboard on the text; it waits here until that is read."""
        if not self.form.isHidden():
            return
        if self.sentences.rows:
            self.sentences.take_keyboard()
        else:
            self.setFocus()

    @override
    def has_unsaved(self) -> bool:
        """Return whether something typed is not kept."""
        return self.form.is_touched()

    def _show(self, read: ProseRead) -> None:
        was, self.read = self.read, read
        self.title.setText(read.title)
        self.state.setText(self._state(read.row))
        self.sent_to.setText(recipient_words(read.content))
        self.sent_to.setVisible(bool(self.sent_to.text()))
        self.sentences.show_content(read.content)
        self._offer(read.row)
        is_other = was is None or was.title != read.title
        if (is_other or self.hasFocus()) and self.isVisible() and self.form.isHidden():
            self.take_keyboard()

    def _unread(self, error: HallError) -> None:
        if self.read is None:
            self.title.setText(_("文稿读不出来"))
            self.state.setText(sentence(error))
        self.failed.emit(error)

    def _state(self, row: BulletinRow | None) -> str:
        if row is None:
            return _("还没有起草。下面是按现在的数字写出来的样子，起草以后才能改。")
        said = [row.state.label]
        if row.number:
            said.append(row.number)
        said.append(
            _("{name} {when} 起草").format(name=row.made_by_name, when=self.moment(row.made_at))
        )
        if row.edited_at is not None:
            said.append(_("{when} 改过").format(when=self.moment(row.edited_at)))
        if row.confirmed_at is not None:
            said.append(
                _("{name} {when} 审定").format(
                    name=row.confirmed_by_name, when=self.moment(row.confirmed_at)
                )
            )
        if row.replaces_number:
            said.append(_("更正 {number}").format(number=row.replaces_number))
        return _("，").join(said)

    def _offer(self, row: BulletinRow | None) -> None:
        is_draft = row is not None and row.state is BulletinState.DRAFT and self.desk.may_run
        for key in (self.edit, self.add, self.rename, self.redraft):
            key.setVisible(is_draft)
        not_issued = row is not None and row.issued_at is None
        self.recipients.setVisible(not_issued and self.desk.may_run)
        stands = row is not None and row.state.stands and self.desk.may_manage
        self.correct.setVisible(stands)
        self._head.settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle what is left out where there is little room."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        """Give a form the whole card where it would squeeze the text."""
        if not self.form.isHidden():
            self._go_on()
        is_alone = not self.form.isHidden() and self.height() < _BOTH_FROM_PX
        for part in (self.sentences, self._head, self.state):
            part.setVisible(not is_alone)
        self._filler.setVisible(is_alone)

    # What is asked

    @Slot(object)
    def _on_opened(self, _shown: Shown) -> None:
        if self.edit.isHidden():
            self._on_proof()
        else:
            self._on_edit()

    @Slot()
    def _on_proof(self) -> None:
        shown = self.sentences.at()
        if shown is None or not shown.sentence.evidence:
            self._refuse(_("这一句没有依据：是负责人写的，或者是固定的话。"))
            return
        self.part_asked.emit(
            "evidence", EvidenceAsked(shown.sentence.text, "", shown.sentence.evidence)
        )

    def _refuse(self, text: str) -> None:
        """Say below the keys why nothing happens, until one goes on."""
        self.note.setText(text)
        self.note.setVisible(bool(text))

    @Slot()
    def _go_on(self) -> None:
        self._refuse("")

    @Slot()
    def _on_edit(self) -> None:
        shown = self.sentences.at()
        if shown is None:
            return
        if shown.place.section == OPENING:
            self._refuse(_("这一句写明先行汇总或者更正，不能改。"))
            return
        hint = _("空着就是删掉这一句")
        line = Line("text", _("这一句"), hint, shown.sentence.text, is_long=True)
        self.form.ask(shown.place, _("改这一句，依据不变，文稿里会标明改过"), _("保存"), (line,))

    @Slot()
    def _on_add(self) -> None:
        shown = self.sentences.at()
        if shown is None or self.read is None:
            return
        place = shown.place
        if place.section == OPENING:
            place = Place(0, 0)
        hint = _("自己写的话没有依据，会标明")
        line = Line("added", _("加的话"), hint, is_needed=True, is_long=True)
        self.form.ask(place, _("在这一句后面加一句"), _("保存"), (line,))

    @Slot()
    def _on_rename(self) -> None:
        if self.read is not None:
            line = Line("title", _("标题"), "", self.read.title, is_needed=True)
            self.form.ask(_TITLE, _("改标题"), _("保存"), (line,))

    @Slot()
    def _on_recipients(self) -> None:
        if self.read is None:
            return
        known = self.read.content.recipients
        lines = [
            Line(
                line.value,
                line.label,
                _("几个之间用顿号隔开"),
                _("、").join(name for on, name in known if on is line),
            )
            for line in RecipientLine
        ]
        self.form.ask(_RECIPIENTS, _("报送给谁"), _("保存"), lines)

    @Slot()
    def _on_redraft(self) -> None:
        question = _("按现在的数字重新起草？改过的话都不要了。")
        self.form.ask(_REDRAFT, question, _("重新起草"))

    @Slot()
    def _on_correct(self) -> None:
        row = None if self.read is None else self.read.row
        if row is not None:
            question = _("更正 {number}？会另起草一份，印发以后原来的作废。").format(
                number=row.number
            )
            line = Line("why", _("更正原因"), _("例如：第二节人数有误"), is_needed=True)
            self.form.ask(_CORRECT, question, _("起草更正"), (line,))

    # What is done

    @Slot(object)
    def _on_given(self, given: Given) -> None:
        read = self.read
        if read is None or read.row is None:
            return
        act = partial(_carry, row=read.row, read=read, given=given)
        self.form.set_busy(is_busy=True)
        key = (repr(given.key), tuple(given.lines.items()), read.row.digest)
        self.write(key, act, self._on_done, self.form.refuse)

    def _on_done(self, row: BulletinRow) -> None:
        self.setFocus()
        self.form.hide()
        self._show(ProseRead(row.title, row.content, row))
        self.told.emit(_("文稿已保存"))
        self.changed.emit()
        self.take_keyboard()

    @Slot()
    def _on_left(self) -> None:
        self.form.hide()
        self.take_keyboard()

    def _build(self) -> None:
        card = QFrame()
        card.setProperty("look", "card")
        for key in (self.edit, self.add, self.proof, self.rename, self.recipients):
            self._head.add(key)
        for key in (self.redraft, self.correct):
            self._head.add(key)
        top = QVBoxLayout()
        top.setContentsMargins(11, 8, 11, 4)
        top.setSpacing(2)
        for label in (self.title, self.state, self.sent_to):
            label.setContentsMargins(5, 0, 5, 0)
            top.addWidget(label)
        top.addWidget(self._head)
        self.note.setContentsMargins(5, 0, 5, 0)
        self.note.hide()
        top.addWidget(self.note)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addLayout(top)
        inner.addWidget(self.form)
        inner.addWidget(self.sentences, 1)
        inner.addWidget(self._filler, 1)
        self._filler.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._connect()

    def _connect(self) -> None:
        pressed = (
            (self.edit, self._on_edit),
            (self.add, self._on_add),
            (self.proof, self._on_proof),
            (self.rename, self._on_rename),
            (self.recipients, self._on_recipients),
            (self.redraft, self._on_redraft),
            (self.correct, self._on_correct),
        )
        for key, slot in pressed:
            key.clicked.connect(slot)
        self.sentences.opened.connect(self._on_opened)
        self.sentences.chosen.connect(self._go_on)
        self.form.given.connect(self._on_given)
        self.form.toggled.connect(self._arrange)
        self.form.left.connect(self._on_left)


def _prose(hall: ReportHall, period: Period) -> ProseRead:
    """Return the text of a period's bulletin, or what it would be drafted into."""
    bulletins = hall.bulletins
    row = bulletins.worklist(period.sort, period.day).bulletin
    if row is not None:
        return ProseRead(row.title, row.content, row)
    title = _("{sort}，{period}").format(sort=period.sort.label, period=period.words)
    if period.sort is BulletinSort.WEEKLY:
        return ProseRead(title, bulletins.preview_week(period.day)[1], None)
    if period.sort is BulletinSort.MONTHLY:
        return ProseRead(title, bulletins.preview_month(period.day)[1], None)
    return ProseRead(title, bulletins.preview_assessment(period.day), None)


def _carry(
    hall: ReportHall, request: Request, *, row: BulletinRow, read: ProseRead, given: Given
) -> BulletinRow:
    """Carry out what the form was for."""
    bulletins, lines = hall.bulletins, given.lines
    if given.key == _TITLE:
        return bulletins.edit(request, row.id, read.content, lines["title"])
    if given.key == _RECIPIENTS:
        return bulletins.set_recipients(request, row.id, _wished(lines))
    if given.key == _REDRAFT:
        return bulletins.redraft(request, row.id)
    if given.key == _CORRECT:
        return bulletins.correct(request, row.id, lines["why"])
    assert isinstance(given.key, Place)  # noqa: S101 - the form asks for nothing else
    if "added" in lines:
        content = with_added(read.content, given.key, lines["added"])
    else:
        content = with_text(read.content, given.key, lines["text"])
    return bulletins.edit(request, row.id, content)


def _wished(lines: Mapping[str, str]) -> list[tuple[RecipientLine, str]]:
    made: list[tuple[RecipientLine, str]] = []
    for line in RecipientLine:
        typed = lines[line.value]
        for comma in _COMMAS:
            typed = typed.replace(comma, "\n")
        made += [(line, name.strip()) for name in typed.split("\n") if name.strip()]
    return made


def recipient_words(content: BulletinContent) -> str:
    """Return who gets a bulletin, line by line: 报 县委办；发 各进驻单位."""
    said: list[str] = []
    for line in RecipientLine:
        names = [name for on, name in content.recipients if on is line]
        if names:
            said.append(f"{line.label} {_('、').join(names)}")
    return _("；").join(said)
