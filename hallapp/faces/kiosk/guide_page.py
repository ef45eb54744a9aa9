"""A guide at the kiosk: name, where, three facts, the materials, and two acts at their place."""

from PySide6.QtCore import Signal
from typing_extensions import override

from hallapp.faces.kiosk.board import TurnKeys
from hallapp.faces.kiosk.bringing import bring_heading
from hallapp.faces.kiosk.buttons import KioskButton, Look
from hallapp.faces.kiosk.guide_facts import (
    Fact,
    details,
    fee_fact,
    lacking_words,
    place_words,
    queue_fact,
    standing,
    time_fact,
)
from hallapp.faces.kiosk.guide_presenter import Printing, Situation
from hallapp.faces.kiosk.lettering import Across, Down, Run
from hallapp.faces.kiosk.materials import MaterialRows
from hallapp.faces.kiosk.page import (
    BODY,
    FACT,
    GAP,
    MARGIN,
    SMALL,
    TITLE,
    Band,
    KioskPage,
    Place,
)
from hallapp.faces.kiosk.print_words import print_band
from hallapp.faces.kiosk.scale import Scale
from hallapp.faces.kiosk.words import Card
from hallapp.guides.terms import GuideRow, ItemRow
from hallapp.kernel.errors import HallError
from hallapp.kernel.texts import _
from hallapp.queueing.terms import PaperWarningRow, ServiceRow
from hallapp.wording import sentence

_BAND_HIGH = 116
_SITUATION = 120.0
_MOST_FACTS = 440
_HERO = 3
_FACT_WORDS = 56
_ONE_LINE = 12
"""Characters of a name that stand on one line at the size of a title."""


class GuidePage(KioskPage):
    """What to bring.

    Signals:
        print_asked: 打印指南 was pressed.
        take_asked: 取号 was pressed.
        again_asked: 改 was pressed: the questions are asked anew.
    """

    print_asked = Signal()
    take_asked = Signal()
    again_asked = Signal()

    def __init__(self, scale: Scale) -> None:
        super().__init__(scale, "guide_page")
        self._item: ItemRow | None = None
        self._guide: GuideRow | None = None
        self._service: ServiceRow | None = None
        self._printing: tuple[Printing, HallError | None] = (Printing.NONE, None)
        self._trouble: HallError | None = None
        self.is_demo = False
        self._name = self.words(down=Down.TOP)
        self._place = self.words(down=Down.TOP)
        self._standing = self.words(Across.RIGHT, Down.TOP)
        self._card = Card(scale)
        self._card.setParent(self)
        self._labels = tuple(self.words() for _n in range(3))
        self._facts = tuple(self.words() for _n in range(3))
        self._details = self.words()
        self._heading = self.words()
        self._situation = Situation()
        self._told = self.words()
        self.again = KioskButton(scale, "answer_again", Look(size=44), "pencil")
        # Reached by Tab where it stands: before the pages of the list.
        self.again.setParent(self)
        self._rule = Card(scale, "control_border", "control_border")
        self._rule.setParent(self)
        self.materials = MaterialRows(scale, self)
        self.turn_keys = TurnKeys(scale, self)
        self._note = self.words()
        self.band = Band(scale, self)
        act = Look(size=60, bold=True)
        self.print = KioskButton(scale, "print_guide", act, "printer")
        self.take = KioskButton(
            scale, "take_number_for_item", Look(filled=True, size=60, bold=True), "ticket"
        )
        for button in (self.print, self.take):
            button.setParent(self)
        self.print.clicked.connect(self.print_asked)
        self.take.clicked.connect(self.take_asked)
        self.again.clicked.connect(self.again_asked)
        self.turn_keys.turned.connect(self._on_turned)

    def show_item(self, item: ItemRow) -> None:
        """Show the name while the rest is asked for."""
        self._item, self._guide, self._service = item, None, None
        self._trouble, self._situation = None, Situation()
        self.materials.show_materials(())
        self.show_words()

    def show_guide(
        self,
        guide: GuideRow,
        service: ServiceRow | None,
        missed: PaperWarningRow | None = None,
    ) -> None:
        """Show a guide from its first material on, and what many lately came without."""
        self._item, self._guide, self._service = guide.item, guide, service
        self.materials.show_materials(guide.materials, missed)
        self.show_words()

    def show_situation(self, situation: Situation) -> None:
        """Say for whom the list was made."""
        self._situation = situation
        self.show_words()

    def show_queue(self, service: ServiceRow | None) -> None:
        """Show how many wait now."""
        self._service = service
        self.show_words()

    def show_printing(self, printing: Printing, error: HallError | None = None) -> None:
        """Say where the print stands."""
        self._printing = (printing, error)
        self.show_words()

    def show_trouble(self, error: HallError) -> None:
        """Say why there is no guide."""
        self._trouble = error
        self.show_words()

    @override
    def show_words(self) -> None:
        if self._item is None:
            return
        self._name.say(Run(self._item.name, self._name_size(self._item.name), bold=True))
        self.print.say(_("打印指南"))
        self.take.say(_("取号"))
        guide = self._guide
        if guide is None:
            waits = sentence(self._trouble) if self._trouble else _("正在取这份指南…")
            self._place.say(Run(waits, BODY, tint="muted"))
            for words in (self._standing, self._details, self._heading, self._note):
                words.say()
            for words in (*self._labels, *self._facts):
                words.say()
        else:
            self._show_guide_words(guide)
        self._show_situation()
        self._show_acts()
        self.arrange()

    @override
    def forget(self) -> None:
        self._item = self._guide = self._service = None
        self._trouble, self._situation = None, Situation()
        self._printing = (Printing.NONE, None)
        self.materials.show_materials(())

    @override
    def arrange(self) -> None:
        if self.room.is_wide:
            self._arrange_wide()
        else:
            self._arrange_tall()

    def _show_guide_words(self, guide: GuideRow) -> None:
        self._place.say(Run(place_words(guide), BODY, tint="muted"))
        self._standing.say(Run(standing(guide, is_demo=self.is_demo), SMALL, tint="muted"))
        facts = self._facts_now(guide)
        for label, words, fact in zip(self._labels, self._facts, facts, strict=True):
            label.say(Run(fact.label, SMALL, tint="muted"))
            words.say(
                Run(fact.big, _fact_size(fact), bold=True),
                Run(f" {fact.small}" if fact.small else "", SMALL),
            )
            words.setAccessibleName(f"{fact.label} {fact.big} {fact.small}".strip())
        self._details.say(Run(details(facts), SMALL))
        self._heading.say(Run(bring_heading(self.materials.entries), 52, bold=True))
        self._note.say(Run(lacking_words(guide), SMALL, tint="muted"))

    def _show_situation(self) -> None:
        told = self._situation
        self.again.setVisible(told.can_ask)
        self._told.setVisible(told.can_ask)
        self.again.say(_("改"))
        self.again.setAccessibleName(_("改，重新回答"))
        if not told.can_ask:
            self._told.say()
            return
        words = _("您的情形：{words}").format(words=_("，").join(told.words))
        if not told.words:
            words = _("您的情形没有选，材料全部列出")
        self._told.say(Run(words, BODY))

    def _facts_now(self, guide: GuideRow) -> tuple[Fact, ...]:
        return time_fact(guide), fee_fact(guide), queue_fact(self._service)

    def _show_acts(self) -> None:
        printing, error = self._printing
        if self._guide is None or printing is Printing.UNDER_WAY:
            self.print.forbid(_("正在打印") if self._guide else _("指南还没有到"))
        else:
            self.print.allow()
        if self._guide is None or self._service is None:
            self.take.forbid(_("这件事不用在这里取号"))
        else:
            self.take.allow()
        self._show_band(printing, error)

    def _show_band(self, printing: Printing, error: HallError | None) -> None:
        text, icon, failed = print_band(printing, error)
        self.band.say(text, icon, failed=failed)
        self._note.setVisible(self.band.isHidden())

    def _arrange_tall(self) -> None:
        room, inner = self.room, self.room.width - 2 * MARGIN
        top = self._put_head(MARGIN, 34, inner)
        printing, taking = self.action_places()
        top = self._put_facts(MARGIN, top + 28, inner, top + 28 + _MOST_FACTS)
        self.put(self.print, printing)
        self.put(self.take, taking)
        self._put_materials(MARGIN, top + 16, inner, printing[1] - 12, room.width)

    def _arrange_wide(self) -> None:
        inner = self.room.width - 2 * MARGIN
        wide = inner * 0.46
        printing, taking = self.action_places()
        half = (wide - GAP) / 2
        self.put(self.print, (MARGIN, printing[1], half, printing[3]))
        self.put(self.take, (MARGIN + half + GAP, taking[1], half, taking[3]))
        top = self._put_head(MARGIN, 28, wide)
        self._put_facts(MARGIN, top + 24, wide, printing[1] - 20)
        left = MARGIN + wide + 2 * GAP
        end = self.room.height - 8
        self._put_materials(left, 20, self.room.width - MARGIN - left, end, self.room.width)

    def _put_head(self, left: float, top: float, width: float) -> float:
        high = self._name.units_high(width)
        self.put(self._name, (left, top, width, high + 4))
        top += high + 10
        # The mark stands beside the place, which wraps before it.
        mark = 200.0 if self._standing.text() else 0.0
        place_high = max(60.0, self._place.units_high(width - mark))
        self.put(self._place, (left, top, width - mark, place_high + 4))
        self.put(self._standing, (left + width - mark, top, mark, 60))
        return top + place_high

    def _put_facts(self, left: float, top: float, width: float, end: float) -> float:
        below = min(self._details.units_high(width - 56), end - top - 204 - 24)
        high = 204 + (below + 24 if below else 0)
        self.put(self._card, (left, top, width, high))
        has_guide = self._guide is not None
        each = width / 3
        self._card.divide((each, 2 * each) if has_guide and not below else ())
        for number, (label, fact) in enumerate(zip(self._labels, self._facts, strict=True)):
            at = left + number * each + 28
            self.put(label, (at, top + 20, each - 40, 56))
            self.put(fact, (at, top + 76, each - 40, 116))
        self.put(self._details, (left + 28, top + 196, width - 56, below + 8))
        return top + high

    def _put_materials(
        self, left: float, top: float, width: float, end: float, _page: float
    ) -> None:
        keys_wide = min(560.0, width * 0.58)
        self.turn_keys.settle(keys_wide, 88)
        if self._situation.can_ask:
            self._put_situation(left, top, width)
            top += _SITUATION
        self.put(self._heading, (left, top + 8, width - keys_wide - 12, 96))
        self.put(self.turn_keys, (left + width - keys_wide, top + 8, keys_wide, 88))
        rule = top + 106
        self.put(self._rule, (left, rule, width, 2))
        foot: Place = (left, end - _BAND_HIGH, width, _BAND_HIGH)
        self.put(self.band, foot)
        self.band.settle(width, _BAND_HIGH)
        self.put(self._note, foot)
        rows_high = foot[1] - 8 - rule - 4
        self.put(self.materials, (left, rule + 4, width, rows_high))
        self.materials.settle(width, rows_high)
        self.turn_keys.show_pager(self.materials.pager)

    def _put_situation(self, left: float, top: float, width: float) -> None:
        self.put(self._told, (left, top + 4, width - 200 - GAP, _SITUATION - 8))
        self.put(self.again, (left + width - 200, top + 8, 200, _SITUATION - 16))

    def _name_size(self, name: str) -> float:
        return TITLE if len(name) <= _ONE_LINE else 60

    def _on_turned(self, by: int) -> None:
        self.materials.turn(by)
        self.turn_keys.show_pager(self.materials.pager)


def _fact_size(fact: Fact) -> float:
    """Return the size of a fact: numbers and two or three characters are the heroes."""
    return FACT if fact.big.isdigit() or len(fact.big) <= _HERO else _FACT_WORDS
