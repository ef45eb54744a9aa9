"""取号 in words, before a number is given."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.kiosk.buttons import Form, KioskButton, Look
from hallapp.faces.kiosk.confirm_words import (
    PAPERS_LONG,
    PAPERS_SHORT,
    BandWords,
    band_of,
    offer_words,
    papers_words,
    what_runs,
)
from hallapp.faces.kiosk.journey import Choice
from hallapp.faces.kiosk.lettering import Down, Run, around
from hallapp.faces.kiosk.outlook import NOTHING_KNOWN, Outlook
from hallapp.faces.kiosk.page import FACT, GAP, MARGIN, TITLE, Band, KioskPage
from hallapp.faces.kiosk.pager import Pager, cut
from hallapp.faces.kiosk.sayings import late_words, span_words
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.queueing.issue_errors import AppointmentOnlyError
from hallapp.queueing.terms import PriorityRow

MOST_OFFERS = 2
"""Packages that the page holds beside all else."""
MOST_CLASSES = 3
"""Classes that stand side by side; where there are more, a key to turn takes one place."""
_SMALL = 48
_BAND = 132.0
_TILE = 136.0
_ROW = 104.0
_PAD = 14.0
_FIGURES = 114.0
_PLACE = 62.0
_PAPER_LINE, _LINE_HOLDS = 50.0, 16
"""Height of one more line of names, and how many characters a line holds."""


class ConfirmPage(KioskPage):
    """您要取 综合受理 的号，前面等 6 人，and what one should know before one presses.

    Signals:
        take_asked: 取号 was pressed.
        other_asked: 换一项 was pressed.
        guide_asked: What to bring was pressed.
        package_chosen: Carries the `PackageRow`; pressed again it is not wanted any more.
        class_named: Carries the `PriorityRow`; pressed again it is taken back.
    """

    take_asked = Signal()
    other_asked = Signal()
    guide_asked = Signal()
    package_chosen = Signal(object)
    class_named = Signal(object)

    def __init__(self, scale: Scale, *, reads_cards: bool) -> None:
        super().__init__(scale, "confirm_page")
        self._reads_cards = reads_cards
        self._choice: Choice | None = None
        self._outlook: Outlook = NOTHING_KNOWN
        self._refused: HallError | None = None
        self._refused_at_press: HallError | None = None
        self._title = self.words()
        self._card = Card(scale)
        self._card.setParent(self)
        self._what = self.words()
        self._item = self.words()
        self._ahead = self.words()
        self._minutes = self.words()
        self._place = self.words()
        self._hint = self.words(down=Down.TOP)
        self._missed = Band(scale, self)
        self.band = Band(scale, self)
        tile, small = Look(Form.TILE, size=44, bold=True), Look(size=44)
        self.papers = KioskButton(scale, "read_guide", tile)
        names = ("take_package", *(f"take_package_{n}" for n in range(2, MOST_OFFERS + 1)))
        self.offers = tuple(KioskButton(scale, name, tile) for name in names)
        self._classes = self.words()
        self.classes = tuple(
            KioskButton(scale, f"name_class_{n}", small) for n in range(MOST_CLASSES)
        )
        self.more = KioskButton(scale, "more_classes", small)
        self._named: Pager[PriorityRow] = Pager()
        self.other = KioskButton(scale, "choose_other", Look(size=60, bold=True))
        self.take = KioskButton(
            scale, "confirm_take", Look(filled=True, size=60, bold=True), "ticket"
        )
        self._connect()
        self.show_words()

    def show_choice(self, choice: Choice) -> None:
        """Say what would be taken; what is known of it stays while the service is the same."""
        if self._choice is None or self._choice.service.id != choice.service.id:
            self._outlook = NOTHING_KNOWN
            self._named.fill(())
        self._choice, self._refused, self._refused_at_press = choice, None, None
        self.show_words()

    def show_outlook(self, outlook: Outlook) -> None:
        """Say what should be known before the press."""
        # What the press was refused for stays until it is pressed again or something else chosen.
        self._outlook, self._refused = outlook, outlook.refused or self._refused_at_press
        few = len(outlook.classes) <= MOST_CLASSES
        per_page = MOST_CLASSES if few else MOST_CLASSES - 1
        self._named.fill(cut(outlook.classes, per_page), keep_place=True)
        self.show_words()

    @property
    def _gives_no_number(self) -> bool:
        """Whether nobody gets a number of this service now: then nobody waits for one either."""
        return self._outlook.refused is not None and self._band().blocks

    def show_busy(self, *, busy: bool) -> None:
        """Let nothing be pressed while the number is being given."""
        self.is_busy = busy
        if busy:
            self._refused = self._refused_at_press = None
        for button in self._buttons():
            button.setEnabled(not busy)
        self.show_words()
        self.busy_changed.emit()

    def show_refused(self, error: HallError) -> None:
        """Say why there is no number."""
        self._refused = self._refused_at_press = error
        self.show_words()

    @override
    def show_words(self) -> None:
        no_number = self._choice is not None and self._band().blocks
        title = _("现在取不到这个号") if no_number else _("取这个号吗？")
        self._title.say(Run(title, TITLE, bold=True))
        self.other.say(_("换一项"))
        choice = self._choice
        if choice is not None:
            self._show_choice_words(choice)
            self._show_around(choice)
        self.arrange()

    @override
    def forget(self) -> None:
        self._choice = self._refused = self._refused_at_press = None
        self._outlook = NOTHING_KNOWN
        self._named.fill(())

    @override
    def arrange(self) -> None:
        inner = self.room.width - 2 * MARGIN
        other, take = self.action_places()
        self.put(self.other, other)
        self.put(self.take, take)
        if not self.room.is_wide:
            self.put(self._title, (MARGIN, 28, inner, 100))
            room = take[1] - 20 - 140
            blocks = self._blocks()
            # What stands below needs its room first; the card takes what is left, within reason.
            below = sum(high + _PAD for _widget, high in blocks)
            most = 400.0 if self._gives_no_number else 680.0
            card = min(most, max(520.0, room - below - 20))
            self._put_card(MARGIN, 140, inner, card)
            self._flow(blocks, (MARGIN, 160 + card, inner, room - card - 20))
            return
        self.put(self._title, (MARGIN, 4, inner, 92))
        wide = inner * 0.5 - GAP
        # What decides stands under the card, what is offered beside it; alone it stands beside.
        last = (self.band, self._hint)
        beside = [block for block in self._blocks() if block[0] not in last]
        under = [block for block in self._blocks() if block[0] in last]
        high = take[1] - 20 - 112
        card = high - 158 if beside else high + 12
        self._put_card(MARGIN, 100, wide, card)
        right = (MARGIN + wide + 2 * GAP, 100.0, inner - wide - 2 * GAP, high + 12)
        if beside:
            self._flow(under, (MARGIN, 104 + card, wide, 166))
        self._flow(beside or under, right)

    def _show_choice_words(self, choice: Choice) -> None:
        service, outlook, is_shut = choice.service, self._outlook, self._gives_no_number
        small = Run("", _SMALL)
        self._what.say(*what_runs(choice))
        alone = choice.item_name and choice.package is None
        item = _("办：{item}").format(item=choice.item_name) if alone else ""
        self._item.say(Run(item, 44, tint="muted"))
        ahead = Run(str(service.waiting), FACT, bold=True)
        counted = around(_("前面等 {ahead} 人"), "ahead", ahead, small)
        self._ahead.say(*(() if is_shut else counted))
        if outlook.minutes is None or self._refused is not None:
            self._minutes.say()
        else:
            span = Run(span_words(outlook.minutes), FACT, bold=True)
            self._minutes.say(*around(_("约 {minutes} 分钟"), "minutes", span, small))
        has_place = service.place and not is_shut
        place = _("在 {place} 等").format(place=service.place) if has_place else ""
        self._place.say(Run(place, _SMALL))
        hint = _("按“取号”后打印号码纸，请从下方取走。")
        self._hint.say(Run(hint, 40, tint="muted"), Run(f"\n{late_words(service.late)}", 40))

    def _show_around(self, choice: Choice) -> None:
        outlook = self._outlook
        missed = outlook.missed_paper
        asked = _("近 30 天 {people} 人缺“{paper}”")
        words = asked.format(paper=missed.name, people=missed.people) if missed else ""
        self._missed.say(words, "warning", warns=True)
        self.papers.setVisible(bool(outlook.papers) and choice.item is not None)
        self.papers.say(
            _("您带齐了吗？要带 {count} 样").format(count=len(outlook.papers)),
            papers_words(outlook.papers, PAPERS_SHORT if self._is_full else PAPERS_LONG),
            _("看清单"),
        )
        self._show_offers(choice)
        self._show_classes(choice)
        band = self._band()
        self.band.say(band.words, "warning", failed=band.is_refusal, warns=not band.is_refusal)
        self._hint.setVisible(not band.words)
        self.take.setEnabled(not self.is_busy and not band.blocks)
        self.take.say(self._take_word(choice))

    def _band(self) -> BandWords:
        if self._choice is None:
            return BandWords()
        return band_of(self._refused, self._choice, self._outlook, reads_cards=self._reads_cards)

    def _show_offers(self, choice: Choice) -> None:
        packages = self._outlook.packages
        for number, button in enumerate(self.offers):
            has_one = number < len(packages)
            button.setVisible(has_one)
            if has_one:
                is_chosen = choice.package is not None and choice.package.id == packages[number].id
                button.say(*offer_words(packages[number], is_chosen=is_chosen))
                button.setChecked(is_chosen)

    def _show_classes(self, choice: Choice) -> None:
        rows = () if self._gives_no_number else self._named.items()
        self.more.say(_("下一页"))
        self.more.setVisible(bool(rows) and self._named.count > 1)
        self._classes.say(Run(_("符合的请点一下："), 40, tint="muted"))
        self._classes.setVisible(bool(rows))
        for number, button in enumerate(self.classes):
            has_row = number < len(rows)
            button.setVisible(has_row)
            if has_row:
                chosen = choice.priority_id == rows[number].id
                name = _(rows[number].name)
                button.say(_("✓ {name}").format(name=name) if chosen else name)
                button.setChecked(chosen)

    def _take_word(self, choice: Choice) -> str:
        if self.is_busy:
            return _("正在取号")
        if isinstance(self._refused, AppointmentOnlyError):
            return _("我有预约")
        if choice.service.needs_identity and self._reads_cards:
            return _("刷身份证取号")
        return _("取号")

    def _put_card(self, left: float, top: float, width: float, height: float) -> None:
        self.put(self._card, (left, top, width, height))
        inner, high = width - 88, height - 2 * _PAD
        figures, place = max(_FIGURES, high * 0.22), max(_PLACE, high * 0.16)
        if self._gives_no_number:
            figures = place = 0.0
        what = high - figures - place - _PAD
        part = 0.66 if self._item.text() else 1
        self.put(self._what, (left + 44, top + _PAD, inner, what * part))
        self.put(self._item, (left + 44, top + _PAD + what * part, inner, what * (1 - part)))
        self._card.divide(down=(_PAD + what + _PAD / 2,) if figures else ())
        at = top + what + 2 * _PAD
        first = inner * 0.44 if self._minutes.text() else inner
        self.put(self._ahead, (left + 44, at, first, figures))
        self.put(self._minutes, (left + 44 + first, at, inner - first, figures))
        self.put(self._place, (left + 44, at + figures, inner, place))

    def _blocks(self) -> list[tuple[QWidget, float]]:
        """Return what stands below the card, with the height that it would like to have."""
        wanted: list[tuple[QWidget, float]] = [
            (self._missed, _BAND),
            (self.papers, self._papers_high()),
            *((offer, _TILE) for offer in self.offers),
            (self._classes, _ROW),
            (self.band, _BAND + 20),
            (self._hint, 170),
        ]
        return [(widget, high) for widget, high in wanted if not widget.isHidden()]

    @property
    def _is_full(self) -> bool:
        """Whether more stands on the page than what to bring."""
        known = self._outlook
        return bool(known.missed_paper or known.packages or known.classes)

    def _papers_high(self) -> float:
        if self._is_full:
            return _TILE
        listed = len(papers_words(self._outlook.papers, PAPERS_LONG))
        return _TILE + _PAPER_LINE * (listed // _LINE_HOLDS)

    def _flow(
        self, blocks: list[tuple[QWidget, float]], place: tuple[float, float, float, float]
    ) -> None:
        """Put blocks one below the other; all but keys give up alike where there is too little."""
        left, top, width, height = place
        gaps = _PAD * max(0, len(blocks) - 1)
        # A row of keys is as low as a finger allows: the others give up their height first.
        kept = sum(high for widget, high in blocks if widget is self._classes)
        needed = sum(high for _widget, high in blocks) - kept
        part = min(1.0, (height - gaps - kept) / needed) if needed else 1.0
        for widget, high in blocks:
            own = high if widget is self._classes else high * part
            self.put(widget, (left, top, width, own))
            if isinstance(widget, Band):
                widget.settle(width, own)
            if widget is self._classes:
                self._put_classes(left, top, width, own)
            top += own + _PAD

    def _put_classes(self, left: float, top: float, width: float, height: float) -> None:
        shown = [button for button in (*self.classes, self.more) if not button.isHidden()]
        words = width * 0.34
        self.put(self._classes, (left, top, words, height))
        # Long names get more of the width; all are cut alike where there is too little.
        weights = [len(button.word()) + 1.5 for button in shown]
        room, at = width - words - 16 * len(shown), left + words + 16
        for button, weight in zip(shown, weights, strict=True):
            wide = room * weight / sum(weights)
            self.put(button, (at, top, wide, height))
            at += wide + 16

    def _buttons(self) -> tuple[KioskButton, ...]:
        above = (self.papers, *self.offers, *self.classes, self.more)
        return (*above, self.other, self.take)

    def _connect(self) -> None:
        for button in self._buttons():
            button.setParent(self)
        for button in (*self.offers, *self.classes):
            button.setCheckable(True)
        self.other.clicked.connect(self.other_asked)
        self.take.clicked.connect(self.take_asked)
        self.papers.clicked.connect(self.guide_asked)
        self.more.clicked.connect(self._on_more)
        for button in self.offers:
            button.clicked.connect(self._on_offer)
        for button in self.classes:
            button.clicked.connect(self._on_class)

    def _on_offer(self) -> None:
        sender = self.sender()
        for button, row in zip(self.offers, self._outlook.packages, strict=False):
            if button is sender:
                self.package_chosen.emit(row)

    def _on_more(self) -> None:
        """Turn to more classes, after the last to the first."""
        self._named.turn(1 if self._named.has_next else -self._named.count)
        self.show_words()

    def _on_class(self) -> None:
        sender = self.sender()
        for button, row in zip(self.classes, self._named.items(), strict=False):
            if button is sender:
                self.class_named.emit(row)
