"""The lights of cases as the desk paints them."""

from collections.abc import Mapping

from hallapp.cases.terms import CaseRow, CaseState
from hallapp.cases.terms import Light as CaseLight
from hallapp.faces.parts.lights import Light, LightMark

LIGHTS: Mapping[CaseLight, Light] = {
    CaseLight.GREEN: Light.NORMAL,
    CaseLight.GREY: Light.PAUSED,
    CaseLight.YELLOW: Light.WARNING,
    CaseLight.RED: Light.LATE,
    CaseLight.DARK_RED: Light.LATE_BY_LAW,
}
COUNTED = (CaseLight.YELLOW, CaseLight.RED, CaseLight.DARK_RED)


def light_of(case: CaseRow) -> tuple[Light, str]:
    """Return a case's painted light and its word; a decided case says what became of it.

    A result that lies ready still has a clock: that of its delivery.
    """
    if case.state is CaseState.READY and case.light in COUNTED:
        return LIGHTS[case.light], case.state.label
    if not case.state.is_open:
        return Light.CLOSED, case.state.label
    return LIGHTS[case.light], case.light.label


def tab_lights(lights: Mapping[CaseLight, int]) -> tuple[LightMark, ...]:
    """Return the badges of the tab: how many open cases stand on each light that asks for one."""
    return tuple(
        LightMark(LIGHTS[light], str(lights[light])) for light in COUNTED if lights.get(light)
    )
