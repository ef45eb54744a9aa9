"""Parts in one place, each as high as there is room."""

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override


class CalmStack(QStackedWidget):
    """Never asks for more height because words in it wrap: the page would scroll for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1, 1)

    @override
    def hasHeightForWidth(self) -> bool:
        """Return that the width asks for no height."""
        return False
