"""What happened on paper stands beside the day's figures, and never in them."""

from dataclasses import replace

from hallapp.faces.manager.figures import head_figures
from tests.gui.manager.hall_seen_by_manager import small_hall
from tests.unit.faces.manager.test_decisions import now


def test_visits_on_paper_are_named_beside_the_finished_ones():
    shown = {figure.name: figure for figure in head_figures(replace(now(small_hall()), on_paper=5))}

    assert shown["finished"].number == "337"
    assert shown["finished"].after == "（纸质另 5）"
    assert "补录的另有 5 件" in shown["finished"].tip


def test_an_ordinary_day_says_nothing_of_paper():
    shown = {figure.name: figure for figure in head_figures(now(small_hall()))}

    assert (shown["finished"].number, shown["finished"].after) == ("337", "")
