"""The prose of a week's summary (周汇总)."""

from hallapp.bulletins.drafting.attendance import by_unit, discipline, overall
from hallapp.bulletins.drafting.demands import demands
from hallapp.bulletins.terms import BulletinContent, WeekFigures
from hallapp.kernel.texts import _, papers


def draft_week(duty: WeekFigures) -> BulletinContent:
    """Return the prose of a week; nothing that its figures do not hold."""
    with papers():
        period = _("本周")
        sections = (
            overall(duty, None, period),
            by_unit(duty),
            discipline(duty, period),
            demands(duty, ()),
        )
    return BulletinContent((), sections)
