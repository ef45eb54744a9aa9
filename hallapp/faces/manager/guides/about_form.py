"""The last section: what is changed and why, on which paper it rests, and the way to a reviewer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from hallapp.authoring.terms import CheckFinding
from hallapp.faces.manager.guides.inputs import LineField, LongField
from hallapp.faces.manager.guides.section_form import SectionForm
from hallapp.faces.manager.guides.working import Working
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _
from hallapp.qtkit.key_button import KeyButton


class AboutForm(SectionForm):
    """Note, document, and 提交.

    Signals:
        submit_asked: The draft is to go to a reviewer.
        drop_asked: The draft is to be given up.
    """

    submit_asked = Signal()
    drop_asked = Signal()

    def __init__(self, working: Working, remarks: str) -> None:
        super().__init__(_("修改说明与提交"), working)
        self.note = LongField(
            "note", _("修改说明"), _("改了什么、为什么改，审核人先看这里。"), is_tall=True
        )
        self.document = LineField("document", _("依据文号"), _("没有就留空"))
        self.submit = KeyButton(_("提交审核"), look="primary")
        self.submit.setObjectName("submitDraft")
        self.drop = KeyButton(_("放弃这份稿"), look="link")
        self.drop.setObjectName("dropDraft")
        self._state = words("", wrap=True)
        if remarks:
            self.column.addWidget(words(_("上次退回的意见"), "strong"))
            self.column.addWidget(words(remarks, "late", wrap=True))
        for field in (self.note, self.document):
            self.column.addWidget(field)
            field.changed.connect(self.typed)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.submit)
        row.addWidget(self.drop)
        row.addStretch(1)
        self.column.addSpacing(6)
        self.column.addWidget(self._state)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.submit.clicked.connect(self.submit_asked)
        self.drop.clicked.connect(self.drop_asked)

    @override
    def show_working(self) -> None:
        """Stay: nothing of the guide itself is shown here."""

    @override
    def show_findings(self, findings: Sequence[CheckFinding]) -> None:
        """Say whether the rules let the draft go on."""
        errors = sum(each.is_error for each in findings)
        if errors:
            said = _("还有 {count} 处必须改正，改好才能提交。右边点一下就到那里。").format(
                count=errors
            )
        elif findings:
            said = _("可以提交。有 {count} 处请再核对，审核人也会看到。").format(
                count=len(findings)
            )
        else:
            said = _("规则没有发现问题，可以提交。提交后由另一个人审核。")
        self._state.setText(said)

    @override
    def go_to(self, finding: CheckFinding) -> None:
        """Go to the note."""
        self.take_keyboard()

    @override
    def take_keyboard(self) -> None:
        """Bring the keyboard to the note."""
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)
