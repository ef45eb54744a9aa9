"""Beside the tick list: who applies, and what the hall gives for it (申请人)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from hallapp.faces.clerk.accept_form import AcceptForm
from hallapp.faces.clerk.accept_words import paper_words, proof_words, why_words
from hallapp.faces.clerk.applicant_form import ApplicantForm
from hallapp.faces.parts.fact_row import FactRow
from hallapp.faces.parts.words import line, words
from hallapp.kernel.texts import _


class ApplicantSide(QFrame):
    """The applicant's fields, the paper that follows, limit and due day.

    Signals:
        typed: Something was typed.
        finished: Enter in the last field.
    """

    typed = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "ground")
        self.fields = ApplicantForm()
        self._proof = words("", "strong", wrap=True)
        self._paper = words("", "strong", wrap=True)
        self._limit = FactRow(_("时限"))
        self._due = FactRow(_("到期日"))
        self._why = words("", "muted", wrap=True)
        self._build()

    def show_form(self, form: AcceptForm) -> None:
        """Show what is typed, what will be printed, and why it cannot be done yet."""
        self.fields.show_form(form)
        self._proof.setText(proof_words(form.ticket))
        self._proof.setVisible(bool(self._proof.text()))
        self._paper.setText(paper_words(form))
        self._limit.show_fact("" if form.limit is None else form.limit.words)
        self._due.show_fact(form.due_text)
        for fact in (self._limit, self._due):
            # Papers that are only taken promise no day yet.
            fact.setVisible(not form.is_receiving)
        self._why.setText(why_words(form))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(8)
        column.addWidget(self._proof)
        column.addWidget(words(_("申请人"), "strong"))
        column.addWidget(self.fields)
        column.addSpacing(8)
        column.addWidget(line())
        column.addWidget(self._paper)
        column.addWidget(self._limit)
        column.addWidget(self._due)
        column.addWidget(self._why)
        column.addStretch(1)
        self._proof.setObjectName("acceptProof")
        self._why.setObjectName("acceptWhy")
        self.fields.typed.connect(self.typed)
        self.fields.finished.connect(self.finished)
