"""A chapter that is one form over the hall's dated settings, kept together with one reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Slot
from typing_extensions import override

from hallapp.faces.manager.settings_chapter import Chapter
from hallapp.faces.manager.settings_desk import SettingsServices
from hallapp.faces.manager.settings_fields import ChoiceField, Field, NumberField, SwitchField
from hallapp.faces.manager.settings_form import SettingsForm
from hallapp.faces.parts.words import words
from hallapp.kernel.clock import day_in
from hallapp.kernel.errors import HallError
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import Setting
from hallapp.kernel.texts import _
from hallapp.wording import sentence


@dataclass(frozen=True)
class Part:
    """One hall setting that fills fields: a frozen row of figures, or a single value.

    Attributes:
        names: Fields of the row; of a single value the one name of its field.
        is_row: Whether the value is a row whose attributes are the fields.
    """

    setting: Setting[Any]
    names: tuple[str, ...]
    is_row: bool

    def spread(self, value: Any) -> dict[str, Any]:
        """Return a value as its fields."""
        if not self.is_row:
            return {self.names[0]: value}
        return {name: getattr(value, name) for name in self.names}

    def gather(self, value: Any, changes: Mapping[str, Any]) -> Any:
        """Return a value with its changed fields."""
        own = {name: change for name, change in changes.items() if name in self.names}
        if not self.is_row:
            return own.get(self.names[0], value)
        return replace(value, **own)


class PlainChapter(Chapter):
    """Fields of one or several settings; only what was changed is kept, from today on."""

    def __init__(
        self,
        title: str,
        explains: str,
        parts: Sequence[Part],
        fields: Sequence[Field | str],
        follows: Callable[[Mapping[str, Any]], str] | None = None,
    ) -> None:
        super().__init__(title, explains)
        self._parts = tuple(parts)
        self._follows = follows
        self._is_shown = False
        own = [each for each in fields if isinstance(each, Field)]
        self.form = SettingsForm(own, _("从今天起"), with_reason=True)
        for field in own:
            if isinstance(field, NumberField | SwitchField | ChoiceField):
                field.put_hint_beside()
        self._put_headings(fields)
        self.body.addWidget(self.form, 1)
        self.form.save_asked.connect(self._on_save)
        self.form.typed.connect(self._on_typed)
        self.form.given_up.connect(self._on_typed)

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

    def _read(self, services: SettingsServices) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for part in self._parts:
            values |= part.spread(services.settings.value(part.setting))
        return values

    def _on_read(self, values: dict[str, Any]) -> None:
        if self._is_shown and self.form.is_dirty():
            return
        self._is_shown = True
        self.form.show_values(values)
        self._tell_what_follows()
        self.marked.emit()

    @Slot()
    def _on_typed(self) -> None:
        self._tell_what_follows()
        self.marked.emit()

    def _tell_what_follows(self) -> None:
        if self._follows is not None:
            self.form.show_preview(self._follows(self.form.values()))

    @Slot()
    def _on_save(self) -> None:
        desk = self.desk
        if desk is None or not self.form.is_right():
            return
        changes, reason = self.form.changes(), self.form.reason.value()
        told = _("{changes}，从今天起").format(changes=self.form.change_words())
        values = self.form.values()

        def act(services: SettingsServices, request: Request) -> None:
            self._keep(services, request, changes, reason)

        self.form.set_busy(is_busy=True)
        if not desk.write(act, lambda _done: self._on_kept(values, told), self._on_not_kept):
            self.form.set_busy(is_busy=False)

    def _keep(
        self,
        services: SettingsServices,
        request: Request,
        changes: Mapping[str, Any],
        reason: str,
    ) -> None:
        """Keep each setting that was changed; what others changed meanwhile stays."""
        today = day_in(services.clock.now(), services.zone)
        for part in self._parts:
            there = services.settings.value(part.setting)
            wanted = part.gather(there, changes)
            if wanted != there:
                # Each setting is a change of its own: a request names one of them.
                own = Request(request.actor)
                services.settings.change(own, part.setting, wanted, today, reason)

    def _on_kept(self, values: dict[str, Any], told: str) -> None:
        self.form.set_busy(is_busy=False)
        self.form.rebase(values)
        self.told.emit(told)
        self.marked.emit()
        self.refresh()

    def _on_not_kept(self, error: HallError) -> None:
        self.form.set_busy(is_busy=False)
        self.form.say(sentence(error))

    def _put_headings(self, fields: Sequence[Field | str]) -> None:
        """Put the words that stand between fields above the field that follows them."""
        waiting = ""
        for each in fields:
            if isinstance(each, str):
                waiting = each
            elif waiting:
                self.form.put_above(each, words(waiting, "strong"))
                waiting = ""
