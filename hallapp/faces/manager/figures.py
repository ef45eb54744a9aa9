"""The figures at the head, each with the sentence that defines it."""

from hallapp.faces.manager.hall_now import HallNow, minutes
from hallapp.faces.manager.head_bar import HeadFigure
from hallapp.kernel.texts import _


def head_figures(now: HallNow) -> tuple[HeadFigure, ...]:
    """Return what stands at the head, left to right."""
    figures = now.figures
    return (
        HeadFigure(
            "issued",
            _("已取号"),
            str(figures.issued),
            "",
            _("今天发出的号，自助机和导办台一起算"),
        ),
        _finished(now),
        HeadFigure(
            "waiting", _("等候"), str(figures.waiting), "", _("现在等着叫号的人；过号的不算")
        ),
        HeadFigure(
            "longest",
            _("最长"),
            str(minutes(figures.longest_wait_s)),
            _("分"),
            _("现在等着的人里等得最久的，从取号算到现在，不满一分不计"),
        ),
        HeadFigure(
            "cases",
            _("在办"),
            f"{now.cases.open:,}",
            _("件"),
            _("受理了、还没有办结的办件，挂起的也算"),
        ),
    )


def _finished(now: HallNow) -> HeadFigure:
    """Return what was finished today; what happened on paper is named beside it, never added."""
    tip = _("今天办结的号；过号的不算")
    if not now.on_paper:
        return HeadFigure("finished", _("办结"), str(now.figures.finished), "", tip)
    tip = _("今天办结的号；过号的不算。停电时在纸上办、后来补录的另有 {count} 件").format(
        count=now.on_paper
    )
    after = _("（纸质另 {count}）").format(count=now.on_paper)
    return HeadFigure("finished", _("办结"), str(now.figures.finished), after, tip)
