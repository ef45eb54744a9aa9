"""A few sentences about one thing: an explanation, an appeal, a refusal."""

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.form import OwnForm
from hallapp.kernel.texts import _

_LONGEST = 500


class WordsForm(OwnForm):
    """Asks for words; gives the subject it was opened with, and the words."""

    def __init__(self, name: str, deed: str, parent: QWidget | None = None) -> None:
        super().__init__(name, deed, parent)
        self._subject: object = None
        self.words = self.add_words(_("说明"), f"{name}Words")

    def ask(self, subject: object, title: str, told: str, hint: str) -> None:
        """Begin with a subject; the cursor waits in the field.

        Args:
            subject: Comes back with the words.
            title: What is written about.
            told: What is known of it, above the keys.
            hint: What one may write.
        """
        self._subject = subject
        self.open_with(title)
        self.show_live(told)
        self.words.clear()
        self.words.setPlaceholderText(hint)
        self.words.setFocus()

    @override
    def gather(self) -> tuple[object, str] | None:
        """Return the subject and the words."""
        said = self.words.toPlainText().strip()
        if not said:
            self.say(_("请写几句说明。"))
            self.words.setFocus()
            return None
        if len(said) > _LONGEST:
            self.say(
                _("最多 {limit} 个字，现在 {count} 个。").format(limit=_LONGEST, count=len(said))
            )
            return None
        return self._subject, said
