"""Words of the manager's pages that are made of rows: days, people, lights of cases."""

import re
from datetime import date

from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.parts.lights import Light
from hallapp.hall.terms import PersonRow, Role
from hallapp.kernel.texts import _
from hallapp.wording import UNKNOWN, sentences

_BLANK = re.compile(r"\{(?!code\})[a-z_]+\}")
MAY_RUN = frozenset({Role.MANAGER, Role.SHIFT_LEADER})
"""Who decides about queue and windows; everybody else looks on."""
MAY_FOLLOW_UP = MAY_RUN | {Role.CHIEF_REPRESENTATIVE}
"""Who follows up low evaluations."""
MAY_MANAGE = MAY_FOLLOW_UP | {Role.ADMINISTRATOR}
"""Who may open the manager's face."""

CASE_LIGHTS = {
    CaseLight.GREEN: Light.NORMAL,
    CaseLight.GREY: Light.PAUSED,
    CaseLight.YELLOW: Light.WARNING,
    CaseLight.RED: Light.LATE,
    CaseLight.DARK_RED: Light.LATE_BY_LAW,
}
"""How a case's light is painted."""


def day_words(day: date) -> str:
    """Return a day as the head of a page says it: 2026年11月23日 星期一."""
    weekdays = (
        _("星期一"),
        _("星期二"),
        _("星期三"),
        _("星期四"),
        _("星期五"),
        _("星期六"),
        _("星期日"),
    )
    return _("{year}年{month}月{day}日 {weekday}").format(
        year=day.year, month=day.month, day=day.day, weekday=weekdays[day.weekday()]
    )


def fault_words(code: str) -> str:
    """Return the sentence of an error of which only the code was kept; its facts are dashes."""
    return _BLANK.sub("—", _(sentences().get(code, UNKNOWN))).replace("{code}", code)


def person_words(person: PersonRow) -> str:
    """Return a person with the post that lets them manage: 赵敏，值班长."""
    roles = [role.label for role in person.roles if role in MAY_MANAGE]
    return _("，").join([person.name, *roles[:1]])


def may_run(person: PersonRow) -> bool:
    """Return whether a person decides about queue and windows."""
    return not MAY_RUN.isdisjoint(person.roles)


def may_follow_up(person: PersonRow) -> bool:
    """Return whether a person follows up low evaluations."""
    return not MAY_FOLLOW_UP.isdisjoint(person.roles)
