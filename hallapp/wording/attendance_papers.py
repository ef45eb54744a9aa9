"""Sentences for papers of attendance that cannot be made."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "attendance_papers.form": mark("“{title}”没有{form}。请换一种格式。"),
    "attendance_papers.nobody_assessed": mark(
        "这一期没有参加考核的人，没有通知单可印。请先看考核期选得对不对。"
    ),
}
