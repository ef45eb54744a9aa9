"""What the page for recordings does: lists, plays, records, takes over, brings back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject

from hallapp.devices.announcing import Announcement
from hallapp.devices.clip_book import ClipBook, ClipRow, Taken
from hallapp.devices.clips import ClipWord
from hallapp.devices.microphone import Microphone
from hallapp.devices.players import Player
from hallapp.devices.voice import join
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.qtkit.jobs import Jobs
from hallapp.wording import sentence

RECORDED_S = 2.5
"""How long the microphone listens for one word; silence at the ends is cut off."""
EXAMPLE = ("A023", "12")
"""Ticket and window of the call that is played to try the whole."""


class VoiceView(Protocol):
    """The page."""

    def show_clips(self, rows: tuple[ClipRow, ...], *, has_microphone: bool) -> None:
        """Show every clip, and whether words can be recorded here."""
        ...

    def show_busy(self, words: str) -> None:
        """Say what is going on; empty when nothing is."""
        ...

    def tell_done(self, text: str) -> None:
        """Say what was done."""
        ...

    def tell_failed(self, text: str) -> None:
        """Say what was not done, and what to do."""
        ...


@dataclass(frozen=True)
class VoiceTools:
    """What the page works with.

    Attributes:
        book: The hall's recordings.
        player: Where clips are tried.
        microphone: What words are recorded from.
    """

    book: ClipBook
    player: Player
    microphone: Microphone


class VoicePresenter:
    """Does one thing at a time, each on the worker: sounds take as long as they last."""

    def __init__(
        self, view: VoiceView, tools: VoiceTools, jobs: Jobs, owner: QObject | None = None
    ) -> None:
        self._view = view
        self._tools = tools
        self._jobs = jobs
        self._owner = owner
        self._has_microphone = False

    def open(self) -> None:
        """Look for a microphone and list the clips."""
        self._jobs.submit(self._tools.microphone.is_there, self._on_looked, None, self._owner)

    def play(self, word: ClipWord) -> None:
        """Play what is heard for a word now."""
        tools = self._tools
        self._do(
            _("正在播放……"), lambda: tools.player.play(tools.book.samples(word), word.name), ""
        )

    def play_example(self) -> None:
        """Play a whole call as the hall would hear it."""
        tools = self._tools
        call = Announcement(*EXAMPLE, announced_for="", asked_at=datetime.min.replace(tzinfo=UTC))
        self._do(
            _("正在播放……"),
            lambda: tools.player.play(join(call, tools.book.folder), "-".join(EXAMPLE)),
            "",
        )

    def record(self, word: ClipWord) -> None:
        """Record a word, use it from now on, and play it."""
        tools = self._tools

        def take() -> None:
            made = tools.book.keep(word, tools.microphone.record(RECORDED_S))
            tools.player.play(made.samples, word.name)

        done = _("“{words}”已录好，从下一次叫号起使用。").format(words=_(word.words))
        self._do(_("请读：{words}").format(words=_(word.words)), take, done)

    def restore(self, word: ClipWord) -> None:
        """Use the clip that came along again."""
        done = _("“{words}”已换回自带录音，原来的录音还在。").format(words=_(word.words))
        self._do("", lambda: self._tools.book.restore(word), done)

    def bring_back(self, word: ClipWord) -> None:
        """Use the recording before the present one again."""
        done = _("“{words}”已换回上一次的录音。").format(words=_(word.words))
        self._do("", lambda: self._tools.book.bring_back(word), done)

    def take_folder(self, folder: Path) -> None:
        """Take every recording of a folder whose name says what it is."""
        self._view.show_busy(_("正在取录音……"))
        self._jobs.submit(
            lambda: self._tools.book.take_folder(folder),
            self._on_taken,
            self._on_failed,
            self._owner,
        )

    def _do(self, busy: str, work: Callable[[], object], done: str) -> None:
        self._view.show_busy(busy)

        def settle(_nothing: object) -> None:
            self._view.show_busy("")
            if done:
                self._view.tell_done(done)
            self._list()

        self._jobs.submit(work, settle, self._on_failed, self._owner)

    def _list(self) -> None:
        self._jobs.submit(self._tools.book.rows, self._on_listed, self._on_failed, self._owner)

    def _on_looked(self, has_microphone: bool) -> None:  # noqa: FBT001 - an answer of the worker
        self._has_microphone = has_microphone
        self._list()

    def _on_listed(self, rows: tuple[ClipRow, ...]) -> None:
        self._view.show_clips(rows, has_microphone=self._has_microphone)

    def _on_failed(self, error: HallError) -> None:
        self._view.show_busy("")
        self._view.tell_failed(sentence(error))
        self._list()

    def _on_taken(self, taken: tuple[Taken, ...]) -> None:
        self._view.show_busy("")
        refused = [each for each in taken if each.error is not None]
        kept = sum(each.word is not None and each.error is None for each in taken)
        unknown = sum(each.word is None for each in taken)
        text = _("取到 {kept} 个录音，{refused} 个不能用，{unknown} 个文件名对不上。").format(
            kept=kept, refused=len(refused), unknown=unknown
        )
        if refused and refused[0].error is not None:
            self._view.tell_failed(f"{text}{sentence(refused[0].error)}")
        elif kept:
            self._view.tell_done(text)
        else:
            self._view.tell_failed(text)
        self._list()
