"""Spoken guidance (朗读): a page's question and what can be pressed, never what is somebody's."""

from PySide6.QtWidgets import QWidget

from hallapp.devices.speech import CHINESE, ENGLISH, LOUDEST, Speaker
from hallapp.faces.kiosk import display
from hallapp.faces.kiosk.buttons import KioskButton
from hallapp.faces.kiosk.materials import MaterialRows
from hallapp.faces.kiosk.page import KioskPage
from hallapp.faces.kiosk.words import Words
from hallapp.kernel import texts
from hallapp.kernel.texts import _

READ_ALOUD = frozenset(
    {
        "home_page", "services_page", "find_page", "browse_page", "question_page", "guide_page",
        "one_thing_page", "confirm_page", "paper_page", "openness_page", "reading_page",
        "display_page", "advice_page", "help_page", "closed_page",
    }
)  # fmt: skip
"""Pages without anything personal; a page that is not named here is never read aloud."""
STEP = 20
USUAL_VOLUME = 80


class SpokenGuidance:
    """Reads pages aloud while the visitor wants it.

    Args:
        speaker: The engine of this machine; None where there is none.
    """

    def __init__(self, speaker: Speaker | None) -> None:
        self._speaker = speaker
        self.volume = USUAL_VOLUME
        self._read: tuple[str, str] = ("", "")

    @property
    def is_there(self) -> bool:
        """Return whether this machine can read aloud."""
        return self._speaker is not None

    def page_shown(self) -> None:
        """Another page is on the glass: what is said of the one before ends."""
        self.stop()
        self._read = ("", "")

    def tick(self, page: KioskPage) -> None:
        """A second has passed: read what is new on the glass, as it has come by now."""
        if not display.speaks():
            return
        now = (page.objectName(), title_of(page))
        if now != self._read:
            self._read = now
            self.stop()
            self.read(page)

    def read(self, page: KioskPage) -> None:
        """Read a page from its beginning, unless it shows something personal."""
        if self._speaker is None or not may_be_read(page):
            return
        english = texts.language() == texts.ENGLISH
        self._speaker.speak(spoken_words(page), ENGLISH if english else CHINESE, self.volume)

    def change_volume(self, by: int) -> None:
        """Speak louder or softer."""
        self.volume = max(STEP, min(LOUDEST, self.volume + by))

    def stop(self) -> None:
        """Be silent at once."""
        if self._speaker is not None:
            self._speaker.stop()


def may_be_read(page: KioskPage) -> bool:
    """Return whether a page may be heard by everybody around."""
    return page.objectName() in READ_ALOUD and not page.is_personal


def spoken_words(page: KioskPage) -> str:
    """Return what is said of a page: its words from above, then what can be pressed."""
    said: list[str] = []
    options: list[str] = []
    for child in sorted(_shown(page), key=lambda each: _place(page, each)):
        if isinstance(child, KioskButton):
            options.extend([child.accessibleName()] if child.isEnabled() else [])
        elif isinstance(child, (Words, MaterialRows)):
            said.append(child.accessibleName())
    sentences = [each.strip().rstrip("。.") for each in said if each.strip()]
    if options:
        sentences.append(_("可以按：{options}").format(options=_("；").join(options)))
    return _("。").join(sentences)


def title_of(page: KioskPage) -> str:
    """Return what stands first on a page."""
    shown = (each for each in _shown(page) if isinstance(each, Words) and each.text())
    first = min(shown, key=lambda each: _place(page, each), default=None)
    return "" if first is None else first.text()


def _shown(page: KioskPage) -> list[QWidget]:
    return [each for each in page.findChildren(QWidget) if each.isVisibleTo(page)]


def _place(page: KioskPage, widget: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(page, widget.rect().topLeft())
    return corner.y(), corner.x()
