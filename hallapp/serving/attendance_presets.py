"""One word that sets the rules of attendance, leave, patrols and scores together (选用样板)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Select, select

from hallapp.assessment.policy import SCORE_RULES
from hallapp.assessment.presets import SCORES
from hallapp.attendance.policy import ATTENDANCE_RULES
from hallapp.attendance.presets import PRESETS, RulesPreset, preset_named
from hallapp.attendance.tables import AttendanceDay, AttendanceLock, Punch
from hallapp.bulletins.policy import BULLETIN_RULES, BULLETINS
from hallapp.hall.entitlement import check_role
from hallapp.hall.placements import FIRST_DAY
from hallapp.hall.terms import Role
from hallapp.kernel.changes import Change
from hallapp.kernel.database.records import HallSetting
from hallapp.kernel.database.work import UnitOfWork, Writing
from hallapp.kernel.requests import Request
from hallapp.kernel.settings import Setting, set_value, value_on
from hallapp.kernel.texts import _, papers
from hallapp.leave.policy import LEAVE_LADDER
from hallapp.leave.presets import LADDERS
from hallapp.patrols.policy import PATROL_PLAN
from hallapp.patrols.presets import PLANS

MAY_CHOOSE = frozenset({Role.MANAGER, Role.ADMINISTRATOR})
_DEFAULT: Final = "default"


@dataclass(frozen=True)
class ChosenPreset:
    """A preset that was chosen.

    Attributes:
        key: Its stable word.
        name: What a person reads.
        told: Which numbers the hall published that it is named after.
        kept: What that hall did not publish; empty where nothing.
        valid_from: From when it holds; `hall.placements.FIRST_DAY` means always.
    """

    key: str
    name: str
    told: str
    kept: str
    valid_from: date

    @property
    def is_from_the_beginning(self) -> bool:
        """Whether it holds for days that are over, too."""
        return self.valid_from == FIRST_DAY


class AttendancePresets:
    """Chooses among known sets of rules; each number can be changed afterwards."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work

    def choices(self) -> tuple[RulesPreset, ...]:
        """Return the presets in the order in which they are offered."""
        return tuple(PRESETS.values())

    def fitting(self) -> frozenset[str]:
        """Return the keys of the presets whose numbers all hold today, none once one was changed.

        Two presets of which nothing different was published have the same numbers.
        """
        hall_id, today = self._work.hall_id, self._work.today()
        with self._work.read() as session:
            return frozenset(
                preset.key
                for preset in PRESETS.values()
                if all(
                    value_on(session, hall_id, setting, today) == value
                    for setting, value in _values(preset)
                )
            )

    def apply_preset(self, request: Request, name: str) -> ChosenPreset:
        """Let the rules of a preset hold from today on.

        As long as rules judge nothing yet, they hold from the beginning instead: a hall that is
        being set up chooses its rules first and then brings in the punches of the weeks before,
        which no other rules were ever in force for. That is so while no day was counted or
        locked, and either no rules were chosen or no punch of an earlier day is here. After that
        days that are over keep their rules.

        Args:
            request: Who asks.
            name: Key, letter or Chinese name.

        Raises:
            PresetUnknownError: None is called so.
            NotEntitledError: Whoever asks may not change the hall's rules.
        """
        preset = preset_named(name)
        with self._work.write(request, "attendance.choose_preset", preset=preset.key) as act:
            if act.first_answer is not None:
                valid_from = date.fromisoformat(str(act.first_answer["valid_from"]))
                return _chosen(preset, valid_from)
            check_role(act.session, self._work.hall_id, request.actor, MAY_CHOOSE)
            valid_from = FIRST_DAY if self._judges_nothing(act) else act.today
            with papers():
                reason = _("选用样板：{name}").format(name=_(preset.name))
            for setting, value in _values(preset):
                self._set(act, setting, value, valid_from, reason)
            act.changed(Change.ATTENDANCE)
            act.answer = {"valid_from": valid_from.isoformat()}
        return _chosen(preset, valid_from)

    def _judges_nothing(self, act: Writing) -> bool:
        hall_id = self._work.hall_id
        if self._is_there(act, select(AttendanceDay.id).where(AttendanceDay.hall_id == hall_id)):
            return False
        if self._is_there(act, select(AttendanceLock.id).where(AttendanceLock.hall_id == hall_id)):
            return False
        chosen = select(HallSetting.id).where(
            HallSetting.hall_id == hall_id, HallSetting.name == ATTENDANCE_RULES.name
        )
        past = select(Punch.id).where(Punch.hall_id == hall_id, Punch.day < act.today)
        return not self._is_there(act, chosen) or not self._is_there(act, past)

    def _set(
        self, act: Writing, setting: Setting[Any], value: Any, valid_from: date, reason: str
    ) -> None:
        set_value(act, self._work.hall_id, setting, value, valid_from, reason)
        later = select(HallSetting.id).where(
            HallSetting.hall_id == self._work.hall_id,
            HallSetting.name == setting.name,
            HallSetting.valid_from > valid_from,
            HallSetting.valid_from <= act.today,
        )
        if self._is_there(act, later):
            # What was set in between would go on holding today.
            set_value(act, self._work.hall_id, setting, value, act.today, reason)

    def _is_there(self, act: Writing, asked: Select[Any]) -> bool:
        return act.session.execute(asked.limit(1)).first() is not None


def _values(preset: RulesPreset) -> Iterator[tuple[Setting[Any], Any]]:
    """Give what a preset sets; a feature without numbers of that name takes its default."""
    key = preset.key
    yield ATTENDANCE_RULES, preset.rules
    yield LEAVE_LADDER, LADDERS.get(key, LADDERS[_DEFAULT])
    yield PATROL_PLAN, PLANS.get(key, PLANS[_DEFAULT])
    yield BULLETIN_RULES, BULLETINS.get(key, BULLETINS[_DEFAULT])
    yield SCORE_RULES, SCORES.get(key, SCORES[_DEFAULT])


def _chosen(preset: RulesPreset, valid_from: date) -> ChosenPreset:
    kept = _(preset.kept) if preset.kept else ""
    return ChosenPreset(preset.key, _(preset.name), _(preset.told), kept, valid_from)
