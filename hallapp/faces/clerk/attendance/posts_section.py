"""岗位: my posts as A and as B, and who covers whom when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from hallapp.faces.clerk.attendance.section import ListSection
from hallapp.faces.parts.empty_state import EmptyState
from hallapp.kernel.texts import _
from hallapp.leave.terms import span_text
from hallapp.qtkit.rare_names import shown
from hallapp.qtkit.table_model import Column
from hallapp.roster.terms import HandoverRow, PostPairRow

if TYPE_CHECKING:
    from hallapp.serving.own_duty import OwnPosts


@dataclass(frozen=True)
class PostLine:
    """One post or hand-over, or a heading.

    Attributes:
        id: Of the pair or the hand-over; a word for a heading.
        heading: What a heading says, empty for every other line.
    """

    id: UUID | str
    heading: str = ""
    post: str = ""
    role: str = ""
    other: str = ""
    when: str = ""
    said: str = ""
    is_flagged: bool = False


class PostsSection(ListSection):
    """The own posts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("还没有 AB 岗"),
            _("大厅管理或首席代表定了 A、B 岗，这里就看得到谁替谁。"),
            icon="people",
        )
        super().__init__("posts", _("我的岗位"), post_columns(), empty, parent)

    @override
    def heading(self, row: PostLine) -> str:
        """Return the heading of a group."""
        return row.heading

    @override
    def clear(self) -> None:
        """Show no posts."""
        self.said.clear()
        self.show_rows(())

    @override
    def refresh(self) -> None:
        """Ask for the own posts and what is handed over from today on."""
        desk = self.desk
        desk.look(lambda: desk.hall.own_duty.posts(desk.person.id), self._show, self.fail)

    @override
    def opened(self, row: PostLine) -> None:
        """Tell a line whole."""
        told = [part for part in (row.post, row.role, row.other, row.when, row.said) if part]
        self.desk.tell(_("，").join(told), done=False)

    def _show(self, posts: "OwnPosts") -> None:
        if not self.is_news(posts):
            return
        me = self.desk.person.id
        self.said.setText(summary(posts.pairs, me))
        self.show_rows(lines_of(posts.pairs, posts.handovers, me))
        today = self.desk.today()
        self.counted.emit(
            sum(row.b_person_id == me and row.span.first.day <= today for row in posts.handovers)
        )


def summary(pairs: Sequence[PostPairRow], me: UUID) -> str:
    """Return who stands in for me, and for whom I stand in."""
    for_me = [shown(pair.b_name) for pair in pairs if pair.a_person_id == me]
    by_me = [shown(pair.a_name) for pair in pairs if pair.b_person_id == me]
    told: list[str] = []
    if for_me:
        told.append(_("我不在时由{names}顶岗").format(names=_("、").join(for_me)))
    if by_me:
        told.append(_("{names}不在时由我顶岗").format(names=_("、").join(by_me)))
    return _("；").join(told)


def lines_of(
    pairs: Sequence[PostPairRow], handovers: Sequence[HandoverRow], me: UUID
) -> list[PostLine]:
    """Return posts and hand-overs under their headings."""
    lines: list[PostLine] = []
    if handovers:
        lines.append(PostLine("handovers", _("交接，今天起")))
        lines += [_handover_line(row, me) for row in handovers]
    if pairs:
        lines.append(PostLine("pairs", _("现在的 AB 岗")))
        lines += [_pair_line(row, me) for row in pairs]
    return lines


def post_columns() -> list[Column[PostLine]]:
    """Return the columns of the list."""
    return [
        Column(_("岗位"), lambda line: line.post, bold=True, width_px=110),
        Column(_("我是"), lambda line: line.role, width_px=84),
        Column(_("对方"), lambda line: line.other, width_px=120),
        Column(_("时间"), lambda line: line.when, tip=lambda line: line.when, width_px=264),
        Column(
            _("说明"),
            lambda line: line.said,
            tip=lambda line: line.said,
            tone=lambda line: "late" if line.is_flagged else "",
            width_px=0,
        ),
    ]


def _pair_line(row: PostPairRow, me: UUID) -> PostLine:
    is_a = row.a_person_id == me
    until = row.valid_until
    when = _("{day} 起").format(day=row.valid_from.isoformat())
    if until is not None:
        when = _("{first} 至 {last}").format(
            first=row.valid_from.isoformat(), last=until.isoformat()
        )
    return PostLine(
        row.id,
        post=_post(row.window_number),
        role=_("A 岗") if is_a else _("B 岗"),
        other=shown(row.b_name if is_a else row.a_name),
        when=when,
    )


def _handover_line(row: HandoverRow, me: UUID) -> PostLine:
    is_a = row.a_person_id == me
    said = [row.cause.label]
    if row.note:
        said.append(row.note)
    if row.is_short_notice:
        said.append(_("没有提前一个工作日"))
    return PostLine(
        row.id,
        post=_post(row.window_number),
        role=_("交出") if is_a else _("我来顶"),
        other=shown(row.b_name if is_a else row.a_name),
        when=span_text(row.span),
        said=_("，").join(said),
        is_flagged=row.is_short_notice,
    )


def _post(window_number: int | None) -> str:
    if window_number is None:
        return _("没有窗口")
    return _("{number} 号窗口").format(number=window_number)
