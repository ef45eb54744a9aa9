"""Sentences of papers of a case."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "case_papers.unknown": mark("没有找到这份文书，请刷新后再选。"),
    "case_papers.not_due": mark("还不能打印“{paper}”：{needs}。请先在办件里办这一步。"),
}
