"""What is read in the openness corner: a row of the catalogue or a public paper, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from hallapp.kernel.texts import _
from hallapp.openness.terms import OpennessRow, PaperRow


@dataclass(frozen=True)
class PublicText:
    """Something to read.

    Attributes:
        subject: The row or paper, for counting.
        title: As it stands; never translated.
        words: Makes the text, in the language of the moment.
        file_id: The kept file, shown instead of the text where it can be drawn.
    """

    subject: UUID
    title: str
    words: Callable[[], str]
    file_id: UUID | None = None


def entry_text(row: OpennessRow) -> PublicText:
    """Return a row of the standard catalogue with its columns."""
    title = next(each for each in (row.third, row.second, row.first) if each)
    return PublicText(row.id, title, lambda: _entry_words(row))


def paper_text(row: PaperRow) -> PublicText:
    """Return a public paper."""
    return PublicText(row.id, row.title, lambda: _paper_words(row), row.file_id)


def _entry_words(row: OpennessRow) -> str:
    items = " / ".join(filter(None, (row.first, row.second, row.third)))
    columns = (
        (_("公开领域"), row.field),
        (_("公开事项"), items),
        (_("公开内容"), row.content),
        (_("公开依据"), row.basis),
        (_("公开时限"), row.time_limit),
        (_("公开主体"), row.publisher),
        (_("公开渠道"), _("、").join(row.channels)),
        (_("公开对象"), row.audience),
        (_("公开方式"), row.way.label),
        (_("公开层级"), row.level),
    )
    return "\n".join(_line(name, value) for name, value in columns if value)


def _paper_words(row: PaperRow) -> str:
    published = "" if row.published_on is None else f"{row.published_on:%Y-%m-%d}"
    columns = (
        (_("文号"), row.number),
        (_("发文机关"), row.issuer),
        (_("成文日期"), f"{row.issued_on:%Y-%m-%d}"),
        (_("发布日期"), published),
        (_("有效性"), _("现行有效") if row.is_in_force else _("已废止")),
    )
    head = "\n".join(_line(name, value) for name, value in columns if value)
    return f"{head}\n\n{row.words}".strip()


def _line(name: str, value: str) -> str:
    return _("{name}：{value}").format(name=name, value=value)
