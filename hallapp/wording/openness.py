"""Sentences for openness: its catalogue, public papers, slips laid out."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "openness.paper_unknown": mark("这份文件已经不在公开目录里了。请返回，再选一次。"),
    "openness.paper_empty": mark("公开文件要有标题，还要有附件或者正文。请补上再保存。"),
    "openness.entry_empty": mark("目录条目要写明公开领域和一级事项。请补上再保存。"),
    "openness.copies": mark("请写明投放的是什么、放在哪里，份数从 1 起。"),
}
