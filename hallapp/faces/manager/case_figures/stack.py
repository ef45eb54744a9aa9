"""Pages in one place that scroll within themselves."""

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override


class Stack(QStackedWidget):
    """Takes the height there is, whatever its pages would like."""

    @override
    def hasHeightForWidth(self) -> bool:
        """Ask for no height of its own."""
        return False
