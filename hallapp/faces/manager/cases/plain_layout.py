"""Layouts whose height does not follow their width: a page that scrolls stays as high as its place.

A scrolling area asks a layout with wrapped words how high it would like to be at its width, and
makes it so high; panels that scroll by themselves would then never do so.
"""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override


class PlainRow(QHBoxLayout):
    """Side by side."""

    @override
    def hasHeightForWidth(self) -> bool:
        """Return that the height is the place's."""
        return False


class PlainColumn(QVBoxLayout):
    """Below each other."""

    @override
    def hasHeightForWidth(self) -> bool:
        """Return that the height is the place's."""
        return False
