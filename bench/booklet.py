"""How long a booklet of many guides takes, beside the sum of their own slips.

Both have the same guides with the same codes (each slip draws the citizen's and the window's; the
guides of this bench have an address, so two for the citizen). The booklet has a cover, contents
and the merged materials on top. Both are made in interleaved rounds.

    python -m bench.booklet [--json] [--rounds 3] [--items 100]
"""

import argparse
import json
import statistics
import time
from dataclasses import replace

from bench.slip import HALL, NO_ID, PRINTED_AT, guide
from hallapp.guides.terms import GuideRow, ThemeFigures, ThemeKind, ThemeRow
from hallapp.slips import guide_slip, theme_booklet
from hallapp.slips.binding import BookletFacts
from hallapp.slips.fonts import warm_up

MOST = 1.2
THEME = ThemeRow(
    id=NO_ID,
    code="YJS01",
    name="开办餐饮店",
    kind=ThemeKind.ONE_THING,
    words="",
    before=ThemeFigures(),
    after=ThemeFigures(),
    item_ids=(),
)


def guides(count: int) -> tuple[GuideRow, ...]:
    """Return guides that share some materials, as those of one thing do."""
    return tuple(_guide(number) for number in range(1, count + 1))


def _guide(number: int) -> GuideRow:
    made = guide(number)
    address = f"https://guide.example.gov.cn/items/{number}"
    item = replace(made.item, name=f"{made.item.name}（{number}）")
    own = tuple(
        replace(each, name=f"{each.name}（{number % 10}）") if place % 2 else each
        for place, each in enumerate(made.materials)
    )
    return replace(made, item=item, materials=own, online_url=address)


def slips_s(bound: tuple[GuideRow, ...]) -> float:
    """Return the time of all slips, in seconds."""
    started = time.perf_counter()
    for each in bound:
        assert guide_slip(each, HALL, PRINTED_AT).pages
    return time.perf_counter() - started


def booklet_s(bound: tuple[GuideRow, ...]) -> tuple[float, int]:
    """Return the time of a booklet, in seconds, and its pages."""
    started = time.perf_counter()
    made = theme_booklet(THEME, BookletFacts(bound), HALL, PRINTED_AT)
    return time.perf_counter() - started, made.pages


def main() -> None:
    """Measure, print, and with `--json` end with one line of JSON."""
    parser = argparse.ArgumentParser(description="Booklet beside the sum of its slips.")
    parser.add_argument("--json", action="store_true", help="end with one line of JSON")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--items", type=int, default=100)
    chosen = parser.parse_args()
    bound = guides(chosen.items)
    warm_up()
    slips_s(bound[:2])
    booklet_s(bound[:2])
    rounds: list[tuple[float, float]] = []
    for number in range(1, chosen.rounds + 1):
        slips_first = number % 2 == 1
        slips = slips_s(bound) if slips_first else 0.0
        booklet, pages = booklet_s(bound)
        slips = slips if slips_first else slips_s(bound)
        rounds.append((booklet, slips))
        print(f"round {number}: booklet {booklet:.2f} s ({pages} pages), slips {slips:.2f} s")
    booklet = statistics.median(pair[0] for pair in rounds)
    slips = statistics.median(pair[1] for pair in rounds)
    ratio = statistics.median(pair[0] / pair[1] for pair in rounds)
    print(f"median: booklet {booklet:.2f} s, slips {slips:.2f} s, ratio {ratio:.2f}, aim {MOST}")
    if chosen.json:
        facts = {"booklet_s": booklet, "slips_s": slips, "ratio": ratio}
        print(json.dumps({name: round(value, 3) for name, value in facts.items()}))


if __name__ == "__main__":
    main()
