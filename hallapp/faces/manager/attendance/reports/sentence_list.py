"""The prose of a bulletin, sentence by sentence: each whole, with what proves it beneath."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from hallapp.bulletins.terms import BulletinContent, ProseSection, Sentence
from hallapp.faces.parts.words import words
from hallapp.kernel.texts import _

_WIDEST_PX = 720
OPENING = -1
"""The section of what stands before the first heading."""


@dataclass(frozen=True)
class Place:
    """Where a sentence stands.

    Attributes:
        section: From 0; `OPENING` before the first.
        number: Within the section, from 0.
    """

    section: int
    number: int


@dataclass(frozen=True)
class Shown:
    """A sentence, and where it stands."""

    place: Place
    sentence: Sentence


class _SentenceText(QLabel):
    """A sentence no wider than one reads well, and as high as it wraps at that width."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMaximumWidth(_WIDEST_PX)

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height at the width it gets: a layout asks for its own, which is wider."""
        return super().heightForWidth(min(width, _WIDEST_PX))


class SentenceRow(QFrame):
    """One sentence; it can have the keyboard.

    Signals:
        chosen: The keyboard came here.
        opened: Enter or a double click.
        moved: Up (-1) or down (1) was pressed.
    """

    chosen = Signal(object)
    opened = Signal(object)
    moved = Signal(object, int)

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        text = _SentenceText(shown.sentence.text)
        proof = words(proof_words(shown.sentence), "small", wrap=True)
        self.setAccessibleName(shown.sentence.text)
        self.setAccessibleDescription(proof.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 16, 6)
        column.setSpacing(2)
        column.addWidget(text)
        column.addWidget(proof)
        self.mark(is_chosen=False)

    def mark(self, *, is_chosen: bool) -> None:
        """Show whether it is the one that is looked at."""
        self.setProperty("look", "band" if is_chosen else "surface")
        self.style().unpolish(self)
        self.style().polish(self)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here."""
        super().focusInEvent(event)
        self.chosen.emit(self.shown)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, open with Enter."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.shown)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.shown, -1 if key == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        super().mouseDoubleClickEvent(event)
        self.opened.emit(self.shown)


class SentenceList(QScrollArea):
    """All sentences under the headings of their sections.

    Signals:
        opened: A sentence was opened; carries the `Shown`.
        chosen: The keyboard stands on a sentence; carries the `Shown`.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SentenceRow] = []
        self._content: BulletinContent | None = None
        self._at = 0
        self.setObjectName("sentenceList")
        self.setAccessibleName(_("文稿"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_content(self, content: BulletinContent) -> None:
        """Show a text; the keyboard stays where it was."""
        if content == self._content:
            return
        had_focus = any(row.hasFocus() for row in self.rows)
        place = self.verticalScrollBar().value()
        self._content = content
        self.rows = []
        inner = QWidget()
        inner.setProperty("look", "surface")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for part in self._parts(content):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(inner)
        inner.show()
        self._at = min(self._at, max(0, len(self.rows) - 1))
        self._mark()
        self.verticalScrollBar().setValue(place)
        if had_focus:
            self.take_keyboard()

    def at(self) -> Shown | None:
        """Return the sentence that is looked at."""
        return self.rows[self._at].shown if self.rows else None

    def take_keyboard(self) -> None:
        """Put the keyboard on the sentence that was looked at."""
        if self.rows:
            self.rows[self._at].setFocus()

    def texts(self) -> list[str]:
        """Return the sentences, top to bottom."""
        return [row.shown.sentence.text for row in self.rows]

    def _parts(self, content: BulletinContent) -> list[QWidget]:
        parts: list[QWidget] = []
        for number, sentence in enumerate(content.opening):
            parts.append(self._row(Shown(Place(OPENING, number), sentence)))
        for section, each in enumerate(content.sections):
            parts.append(_heading(section, each))
            for number, sentence in enumerate(each.sentences):
                parts.append(self._row(Shown(Place(section, number), sentence)))
        return parts

    def _row(self, shown: Shown) -> SentenceRow:
        row = SentenceRow(shown)
        row.chosen.connect(self._on_chosen)
        row.opened.connect(self.opened)
        row.moved.connect(self._on_moved)
        self.rows.append(row)
        return row

    def _on_chosen(self, shown: Shown) -> None:
        self._at = next(n for n, row in enumerate(self.rows) if row.shown is shown)
        self._mark()
        self.ensureWidgetVisible(self.rows[self._at], 0, 8)
        self.chosen.emit(shown)

    def _on_moved(self, shown: Shown, step: int) -> None:
        at = next(n for n, row in enumerate(self.rows) if row.shown is shown) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()

    def _mark(self) -> None:
        for number, row in enumerate(self.rows):
            row.mark(is_chosen=number == self._at)


def _heading(number: int, section: ProseSection) -> QLabel:
    said = _("{place}、{heading}").format(place=number + 1, heading=section.heading)
    label = words(said, "strong")
    label.setContentsMargins(16, 10, 16, 2)
    return label


def proof_words(sentence: Sentence) -> str:
    """Return what proves a sentence, and whether a person changed it."""
    said: list[str] = []
    if sentence.is_edited:
        said.append(_("改过") if sentence.key else _("自己写的"))
    for proof in sentence.evidence:
        if proof.ids:
            said.append(
                _("依据：{sort} {count} 条").format(sort=proof.sort.label, count=len(proof.ids))
            )
        else:
            said.append(_("依据：期内全部{sort}").format(sort=proof.sort.label))
    if not sentence.evidence:
        said.append(_("没有依据"))
    return _("，").join(said)


def with_text(content: BulletinContent, place: Place, text: str) -> BulletinContent:
    """Return a text with one sentence changed; an empty one leaves it out."""
    return _changed(content, place, lambda known: (_as(known, text),) if text else ())


def with_added(content: BulletinContent, place: Place, text: str) -> BulletinContent:
    """Return a text with a sentence of one's own behind another."""
    added = Sentence(text, is_edited=True)
    return _changed(content, place, lambda known: (known, added))


def _as(known: Sentence, text: str) -> Sentence:
    return Sentence(text, known.evidence, known.key, known.begins, known.is_edited)


def _changed(
    content: BulletinContent, place: Place, change: Callable[[Sentence], tuple[Sentence, ...]]
) -> BulletinContent:
    sections = list(content.sections)
    each = sections[place.section]
    sentences = each.sentences
    made = (
        *sentences[: place.number],
        *change(sentences[place.number]),
        *sentences[place.number + 1 :],
    )
    sections[place.section] = ProseSection(each.code, each.heading, made)
    return BulletinContent(content.opening, tuple(sections), content.recipients)
