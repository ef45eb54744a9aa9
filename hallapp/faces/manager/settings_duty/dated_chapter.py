"""A chapter over dated settings: what holds now, what will hold, and changes from a chosen day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.settings_chapter import Chapter
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_duty.dated_form import (
    DatedForm,
    day_words,
    difference_words,
    since_words,
)
from hallapp.faces.manager.settings_fields import ChoiceField, Field, NumberField, SwitchField
from hallapp.faces.manager.settings_plain import Part
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import DatedValue
from hallapp.kernel.texts import _
from hallapp.wording import sentence

_LOW_BELOW_PX = 420


@dataclass(frozen=True)
class _Known:
    """What was read: today, and every setting's values from today on."""

    today: date
    dated: tuple[tuple[DatedValue[Any], ...], ...]
    more: Any


class DatedChapter(Chapter):
    """Fields of one or several settings; what was changed holds from the day typed with it."""

    def __init__(
        self,
        title: str,
        explains: str,
        parts: Sequence[Part],
        fields: Sequence[Field | str],
    ) -> None:
        super().__init__(title, explains)
        self._parts = tuple(parts)
        self._known: _Known | None = None
        self._when, self._is_low = "", False
        own = [each for each in fields if isinstance(each, Field)]
        self.form = DatedForm(own)
        for field in own:
            if isinstance(field, NumberField | SwitchField | ChoiceField):
                field.put_hint_beside()
        self._put_headings(fields)
        self.body.addWidget(self.form, 1)
        self.form.save_asked.connect(self._on_save)
        self.form.typed.connect(self.marked)
        self.form.given_up.connect(self._on_given_up)
        self.form.day_chosen.connect(self._on_day)

    @override
    def lock(self, *, is_locked: bool) -> None:
        self.form.set_locked(is_locked=is_locked)

    @override
    def refresh(self) -> None:
        if self.desk is not None:
            self.desk.look(self._read, self._on_read, self.fail)

    @override
    def has_unsaved(self) -> bool:
        return self.form.is_dirty()

    @override
    def take_keyboard(self) -> None:
        self.form.take_keyboard()

    @override
    def show_low(self, height_px: int) -> None:
        """Leave out what holds since when where there is hardly room for the fields."""
        super().show_low(height_px)
        self._is_low = height_px < _LOW_BELOW_PX
        self.form.set_low(is_low=self._is_low)
        self._show_when()

    def _read(self, services: SettingsServices) -> _Known:
        today = day_in(services.clock.now(), services.zone)
        dated = tuple(services.settings.dated(part.setting) for part in self._parts)
        return _Known(today, dated, self.read_more(services))

    def read_more(self, services: SettingsServices) -> Any:  # noqa: ARG002 - most need nothing
        """Return what else the fields must know; runs on the worker."""
        return None

    def know(self, more: Any) -> None:
        """Take what was read beside the settings."""

    def _on_read(self, known: _Known) -> None:
        is_first = self._known is None
        if not is_first and self.form.is_dirty():
            return
        self._known = known
        self.know(known.more)
        self.form.show_today(known.today)
        self.form.show_values(self._values_on(self.form.starts.value() or known.today))
        self._tell_when()
        self.marked.emit()

    @Slot()
    def _on_day(self) -> None:
        """Show what holds on the chosen day: a change then begins with it."""
        self._show_when()
        day = self.form.starts.value()
        if self._known is not None and day is not None:
            self.form.show_base(self._values_on(day))
            self.marked.emit()

    @Slot()
    def _on_given_up(self) -> None:
        if self._known is not None:
            self.form.starts.show_value(self._known.today)
            self.form.show_today(self._known.today)
            self.form.show_values(self._values_on(self._known.today))
        self.marked.emit()

    @Slot()
    def _on_save(self) -> None:
        desk, day = self.desk, self.form.starts.value()
        if desk is None or not self.form.is_right() or day is None:
            return
        changes, reason = self.form.changes(), self.form.reason.value()
        if not changes:
            return
        told = self.form.effect_words()
        values = self.form.values()

        def act(services: SettingsServices, request: Request) -> None:
            self._keep(services, request, changes, (day, reason))

        self.form.set_busy(is_busy=True)
        if not desk.write(act, lambda _done: self._on_kept(values, told), self._on_not_kept):
            self.form.set_busy(is_busy=False)

    def _keep(
        self,
        services: SettingsServices,
        request: Request,
        changes: Mapping[str, Any],
        said: tuple[date, str],
    ) -> None:
        """Keep each setting that was changed; what others changed meanwhile stays."""
        day, reason = said
        wanted: list[tuple[Part, Any]] = []
        for part in self._parts:
            there = services.settings.value(part.setting, day)
            value = part.gather(there, changes)
            if value != there:
                # Refused before the first of several is kept: all of them or none.
                part.setting.spell(value)
                wanted.append((part, value))
        for part, value in wanted:
            # Each setting is a change of its own: a request names one of them.
            services.settings.change(Request(request.actor), part.setting, value, day, reason)

    def _on_kept(self, values: dict[str, Any], told: str) -> None:
        self.form.set_busy(is_busy=False)
        self.form.rebase(values)
        self.told.emit(told)
        self.marked.emit()
        self.refresh()

    def _on_not_kept(self, error: HallError) -> None:
        self.form.set_busy(is_busy=False)
        self.form.say(sentence(error))

    # What holds when

    def _values_on(self, day: date) -> dict[str, Any]:
        """Return the fields as they are on a day from today on."""
        values: dict[str, Any] = {}
        dated = () if self._known is None else self._known.dated
        for part, there in zip(self._parts, dated, strict=True):
            held = [each for each in there if each.valid_from is None or each.valid_from <= day]
            values |= part.spread((held or list(there[:1]))[-1].value)
        return values

    def _tell_when(self) -> None:
        """Say since when today's numbers hold, and what is decided for later."""
        if self._known is None:
            return
        said = [_since(self._known)]
        days = {
            each.valid_from
            for there in self._known.dated
            for each in there[1:]
            if each.valid_from is not None
        }
        before = self._values_on(self._known.today)
        for day in sorted(days):
            after = self._values_on(day)
            changes = difference_words(self.form.fields, before, after)
            said.append(
                _("{day} 起已定：{changes}。").format(
                    day=day_words(day), changes=changes or _("同现在一样")
                )
            )
            before = after
        self._when = "\n".join(said)
        self._show_when()

    def _show_when(self) -> None:
        day, known = self.form.starts.value(), self._known
        said = [self._when]
        if known is not None and day is not None and day > known.today:
            said.append(_("下面是 {day} 的数字。").format(day=day_words(day)))
        self.form.show_preview("" if self._is_low else "\n".join(said))

    def _put_headings(self, fields: Sequence[Field | str]) -> None:
        """Put the words that stand between fields above the field that follows them."""
        waiting = ""
        for each in fields:
            if isinstance(each, str):
                waiting = each
            elif waiting:
                self.form.put_above(each, words(waiting, "strong"))
                waiting = ""


def _since(known: _Known) -> str:
    """Return since when the youngest of today's values holds."""
    days = [there[0].valid_from for there in known.dated]
    return since_words(max((day for day in days if day is not None), default=None))
