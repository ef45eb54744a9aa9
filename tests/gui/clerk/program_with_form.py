"""A program of somebody else with a form that is being filled in; says what happens to it."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from typing_extensions import override


def say(text: str) -> None:
    """Write one line that the test reads."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Form(QLineEdit):
    """The one field of the form."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        say("has the keyboard")

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        say("lost the keyboard")


def main() -> int:
    """Show the form until the test ends the program."""
    application = QApplication(sys.argv)
    form = Form()
    form.setWindowTitle("business system")
    form.setGeometry(40, 40, 600, 60)
    form.textChanged.connect(lambda text: say(f"typed {text}"))
    form.show()
    form.activateWindow()
    form.setFocus()
    # Where no window manager is, the keyboard is asked for once the window is really there.
    QTimer.singleShot(300, form.activateWindow)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
