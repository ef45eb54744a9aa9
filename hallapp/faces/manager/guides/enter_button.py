"""A button that Ctrl+Enter presses, on either of the two Enter keys."""

from PySide6.QtWidgets import QWidget

from hallapp.qtkit.key_button import KeyButton, bind_key


class EnterButton(KeyButton):
    """Says Ctrl+Enter, as it stands on the key; Qt calls the large one Return."""

    def __init__(self, word: str, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(word, "Ctrl+Enter", look, parent)
        bind_key(self, "Ctrl+Return")
