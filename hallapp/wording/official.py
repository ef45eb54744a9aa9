"""Sentences for what goes wrong while official papers are made."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "official.nothing_to_print": mark("没有选中要打印的文书。请先选中至少一份，再点打印。"),
}
