"""Every text that a person reads goes through the catalogue, so that English can stand there."""

import ast
import re
from collections.abc import Iterator

from program_source import Module, called, modules

TRANSLATING = {"_", "mark", "plural"}
CHINESE = re.compile("[一-鿿]")
RANGE = re.compile(".-鿿")  # a range of characters in a pattern is no text

# Modules whose Chinese is data, not a text of a screen. Each with its reason.
DATA = {
    "hallapp/authoring/checks/vocabulary.py": "how guides write what rules look for",
    "hallapp/appointments/importing/columns.py": "what platforms call columns and write as times",
    "hallapp/attendance/presets.py": "what people type for a preset; its name is translated",
    "hallapp/attendance/importing/columns.py": "what devices and lists call their columns",
    "hallapp/attendance/importing/moments.py": "how devices and lists write days and times",
    "hallapp/cases/clockwork/notice_dates.py": "how notices and lists write dates",
    "hallapp/cases/clockwork/notice_reading.py": "how notices and lists say rest and work",
    "hallapp/cases/flow/halting.py": "law lines under which a clock stands or gets more time",
    "hallapp/cases/flow/staging.py": "how guides begin the names of steps before acceptance",
    "hallapp/cases/papers/": "numbers of papers as offices write them",
    "hallapp/cases/terms/papers.py": "the word of each kind in a number of a paper",
    "hallapp/joint/service.py": "numbers of projects as offices write them",
    "hallapp/demo/duty_lives.py": "words and findings of the invented hall",
    "hallapp/demo/case_lives.py": "applicants, units and reasons of the invented hall",
    "hallapp/cases/importing/columns.py": "what platforms call the columns of their cases",
    "hallapp/cases/importing/moments.py": "how platforms write days and times",
    "hallapp/cases/importing/words.py": "what platforms write for states, results and places",
    "hallapp/demo/layout.py": "names of the invented hall; data stays as it is in every language",
    "hallapp/demo/building.py": "names of the invented hall, written into its store",
    "hallapp/demo/guidance_layout.py": "names and words of the invented hall's guides",
    "hallapp/demo/history.py": "names of invented citizens and of real items",
    "hallapp/demo/practice_layout.py": "names of the invented practice hall and its citizens",
    "hallapp/devices/clips.py": "words that are spoken, and recorded as they are read",
    "hallapp/devices/voice.py": "words that are spoken; calls are Chinese, one clip a word",
    "hallapp/guides/exchange/cells.py": "what cells of a file may say; files stay Chinese",
    "hallapp/guides/exchange/grids.py": "the mark of an example in a file",
    "hallapp/guides/exchange/guidance.py": "the words of the template; files stay Chinese",
    "hallapp/guides/exchange/layout.py": "headers and notes of a file; files stay Chinese",
    "hallapp/guides/exchange/workbook_writing.py": "the words of a workbook's drop-downs",
    "hallapp/guides/importing/checking.py": "what columns of a source file may hold",
    "hallapp/guides/rules.py": "how sources write that something is free",
    "hallapp/guides/spelling.py": "words whose reading pinyin gets wrong",
    "hallapp/hall/staff_columns.py": "what lists of staff call their columns",
    "hallapp/hall/limits.py": "how files write a limit; people read `words`, which is translated",
    "hallapp/queueing/paper_stubs.py": "what is printed on stubs; papers stay Chinese",
    "hallapp/queueing/paper_visits_words.py": "what people write into a table of a power cut",
    "hallapp/tour/": "the book of a day in a Chinese demo hall; papers stay Chinese",
    "hallapp/slips/word/faces.py": "names of fonts, as systems and Word know them",
    "hallapp/roster/importing/columns.py": "what rosters call their columns, days and occasions",
    "hallapp/slips/breaking.py": "characters that papers keep together; papers stay Chinese",
}
# Single literals in modules that otherwise translate everything.
LITERALS = {
    ("hallapp/faces/kiosk/frame.py", "中文"): "each language is offered in itself",
    ("hallapp/faces/parts/first_start/launcher.py", "中文"): "each language is offered in itself",
    ("hallapp/queueing/advice.py", "咨询"): "how halls call the service for advice",
    ("hallapp/guides/merging.py", "原件"): "how guides write that an original is shown",
    ("hallapp/guides/merging.py", "复印件"): "how guides write that a copy is handed in",
    ("hallapp/faces/guide_desk/finder.py", r"编号([^\s第]+)"): "what the code of a slip says",
    ("hallapp/faces/kiosk/keypad.py", "一丨丿丶乛"): "strokes as they are drawn on keys",
    ("hallapp/faces/kiosk/guide_facts.py", "不收费"): "how sources write that nothing is charged",
    ("hallapp/qtkit/texts.py", "鿿"): "the end of a range of characters",
    ("hallapp/qtkit/texts.py", "豈"): "the start of a range of characters",
}


def test_no_text_is_put_together_before_it_is_translated() -> None:
    wrong = [
        f"{module.at(node)} {ast.unparse(node)[:70]}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in TRANSLATING
        for given in node.args[: 2 if called(node) == "plural" else 1]
        if not is_whole(given)
    ]

    assert wrong == []


def test_every_chinese_text_can_be_translated() -> None:
    bare = [
        f"{module.at(node)} {text[:40]!r}"
        for module in modules()
        if not module.name.startswith(tuple(DATA))
        for node, text in bare_texts(module)
        if (module.name, text) not in LITERALS
    ]

    assert bare == []


def test_no_exception_outlives_its_reason() -> None:
    held = {(module.name, text) for module in modules() for _node, text in bare_texts(module)}

    assert [kept for kept in DATA if not any(n.startswith(kept) for n, _text in held)] == []
    assert sorted(set(LITERALS) - held) == []


def is_whole(given: ast.expr) -> bool:
    """Whether an argument is one text, or a name for one that was marked elsewhere."""
    return not isinstance(given, ast.JoinedStr | ast.BinOp) and not (
        isinstance(given, ast.Call)
        and isinstance(given.func, ast.Attribute)
        and given.func.attr == "format"
    )


def bare_texts(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """The Chinese texts of a module that are neither docstrings nor translated."""
    excused = {id(node) for node in excused_texts(module)}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Constant) or id(node) in excused:
            continue
        text = node.value
        if isinstance(text, str) and CHINESE.search(text) and not RANGE.search(text):
            yield node, text


def excused_texts(module: Module) -> Iterator[ast.AST]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value  # a docstring, of a class, a function or an attribute
        elif isinstance(node, ast.Call) and called(node) in TRANSLATING:
            for given in node.args:
                yield from ast.walk(given)
