"""Differences word by word: added is underlined on green, removed is struck out in red."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from hallapp.authoring.terms import Difference, DifferenceKind, DifferenceRun, RunKind
from hallapp.kernel.texts import _
from hallapp.qtkit import theme


class DifferenceText(QTextEdit):
    """A page of text to read, with the keyboard to scroll it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setFrameStyle(0)

    def show_differences(self, found: Sequence[Difference], none: str) -> None:
        """Show what changed; `none` is said where nothing did."""
        self.clear()
        cursor = self.textCursor()
        if not found:
            cursor.insertText(none, _plain("muted"))
            return
        said = _("{counted}。{legend}").format(counted=counted(found), legend=_legend())
        cursor.insertText(said, _plain("muted"))
        for each in found:
            self._heading(
                cursor, _("{kind}　{label}").format(kind=each.kind.label, label=each.label)
            )
            self._runs(cursor, each.runs)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_whole(self, found: Sequence[Difference]) -> None:
        """Show a whole content: what it has that an empty one lacks, without marks."""
        self.clear()
        cursor = self.textCursor()
        for number, each in enumerate(found):
            self._heading(cursor, each.label, is_first=number == 0)
            self._runs(cursor, [replace(run, kind=RunKind.KEPT) for run in each.runs])
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _heading(self, cursor: QTextCursor, text: str, *, is_first: bool = False) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if is_first else 12)
        if is_first:
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        bold = _plain("text")
        bold.setFontWeight(QFont.Weight.Bold)
        cursor.insertText(text, bold)
        cursor.insertBlock(QTextBlockFormat())

    def _runs(self, cursor: QTextCursor, runs: Iterable[DifferenceRun]) -> None:
        for run in runs:
            cursor.insertText(run.text, _format(run.kind))


def counted(found: Sequence[Difference]) -> str:
    """Return how many differences there are of each kind."""
    counts = {kind: sum(each.kind is kind for each in found) for kind in DifferenceKind}
    said = [
        _("{kind} {count} 处").format(kind=kind.label, count=count)
        for kind, count in counts.items()
        if count
    ]
    return _("，").join(said) or _("没有改动")


def _legend() -> str:
    return _("加下划线、绿底的是增加的字，加删除线、红底的是删去的字。")


def _plain(tint: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.tokens().colour(tint))
    return made


def _format(kind: RunKind) -> QTextCharFormat:
    tokens = theme.tokens()
    made = _plain("text")
    if kind is RunKind.ADDED:
        made.setFontUnderline(True)
        made.setBackground(tokens.colour("ok_tint"))
    elif kind is RunKind.REMOVED:
        made.setFontStrikeOut(True)
        made.setForeground(tokens.colour("late"))
        made.setBackground(tokens.colour("miss_tint"))
    return made
