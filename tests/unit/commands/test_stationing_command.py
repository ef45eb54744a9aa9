"""应进必进 at the command line: stated with its reason, listed as it holds."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]
DONE, REFUSED = 0, 1


def test_an_item_outside_the_hall_needs_a_reason_and_is_listed_with_it(in_demo: Run) -> None:
    asked = ("stationing", "set", "公证办理", "--must", "yes", "--stationed", "no")

    refused = in_demo(*asked)
    stated = in_demo(*asked, "--exception", "场地所限", "--document", "示例〔2026〕1号")
    listed = in_demo("stationing", "list", "--json")
    missing = in_demo("stationing", "list", "--missing")

    assert refused.status == REFUSED
    assert "例外的理由" in refused.err
    assert (stated.status, stated.out.strip().endswith("例外：场地所限，示例〔2026〕1号")) == (
        DONE, True,
    )  # fmt: skip
    (row,) = [each for each in listed.answer if each["since"]]
    assert (row["name"], row["must_be_stationed"], row["exception"]) == (
        "公证办理", True, "场地所限",
    )  # fmt: skip
    assert len(listed.answer) > 10
    assert missing.out.endswith("应进未进又没有例外的 0 项。\n")
