"""Lists that the hall publishes, as tables for paper and workbook (清单、目录).

Each method returns what is to be printed; the same rows go to the screen, the PDF and the
workbook. What an item lacks prints as 待补充, never as an invention.
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from hallapp.guides import projecting
from hallapp.guides.catalogue import CatalogueService
from hallapp.guides.content import BY_KEY, GuideContent
from hallapp.guides.lists import ListService
from hallapp.guides.tables import ServiceItem
from hallapp.guides.terms import (
    FeeState,
    GuideState,
    ItemType,
    ListedItemRow,
    ListKind,
)
from hallapp.hall.tables import Department
from hallapp.hall.terms import HallRow
from hallapp.kernel.database.work import UnitOfWork
from hallapp.kernel.printed_table import Cell, Column, PrintedTable
from hallapp.kernel.texts import _, papers
from hallapp.openness.service import OpennessService

POWERS = (
    ItemType.LICENCE,
    ItemType.CONFIRMATION,
    ItemType.BENEFIT,
    ItemType.AWARD,
    ItemType.ADJUDICATION,
    ItemType.OTHER_POWER,
)
"""Types that are administrative power; public services are duties only."""


@dataclass(frozen=True)
class _Listed:
    """An item with its content, for a list."""

    code: str
    department: str
    content: GuideContent


class PublicListService:
    """Makes the hall's lists from what is public now, or stood there in a month."""

    def __init__(
        self,
        work: UnitOfWork,
        lists: ListService,
        catalogue: CatalogueService,
        openness: OpennessService,
        hall: Callable[[], HallRow],
    ) -> None:
        self._work = work
        self._lists = lists
        self._catalogue = catalogue
        self._openness = openness
        self._hall = hall

    def monthly(self, kind: ListKind, month: date) -> tuple[PrintedTable, ...]:
        """Return one of the five lists of a month, and what changed in it (一月一清单)."""
        with papers():
            entries = self._lists.entries(kind, month)
            changes = self._lists.changes(kind, month)
            title = _("{list}清单").format(list=kind.label)
            said = _("{year}年{month}月").format(year=month.year, month=month.month)
            whole = PrintedTable(
                title,
                _list_columns(),
                tuple(_list_row(row) for row in _by_department(entries)),
                _("{month}，共 {count} 项").format(month=said, count=len(entries)),
                notes=(_("口径：本月仍在清单内、已公布的事项；批次为公布当月的批次。"),),
                unit_column=0,
            )
            moved = [(_("新增"), row) for row in changes.added]
            moved += [(_("移出"), row) for row in changes.ended]
            changed = PrintedTable(
                _("{list}清单本月变化").format(list=kind.label),
                (Column(_("变化"), 0.6), *_list_columns()),
                tuple((word, *_list_row(row)) for word, row in moved),
                _("{month}，新增 {added} 项，移出 {ended} 项").format(
                    month=said, added=len(changes.added), ended=len(changes.ended)
                ),
            )
        return whole, changed

    def powers(self, department: str | None = None) -> PrintedTable:
        """Return what the departments may decide, and by which law (权力清单)."""
        with papers():
            rows = [
                (each.department, each.code, *_told(each, "name", "item_type", "legal_basis"),
                 *_told(each, "exercised_at"))
                for each in self._items(POWERS, department)
            ]  # fmt: skip
            return PrintedTable(
                _("权力清单"),
                (
                    Column(_("部门"), 1.3),
                    Column(_("事项编码"), 0.9),
                    Column(_("事项名称"), 2.6),
                    Column(_("事项类型"), 0.9),
                    Column(_("设定依据"), 4),
                    Column(_("行使层级"), 0.8),
                ),
                tuple(rows),
                _counted(department, len(rows)),
                notes=(_("口径：已公布的行政权力事项，不含公共服务。"),),
                unit_column=0,
            )

    def duties(self, department: str | None = None) -> PrintedTable:
        """Return the list of duties: what a department owes for each item (责任清单)."""
        with papers():
            rows = [
                (each.department, each.code, *_told(each, "name"), _steps(each.content),
                 *_told(each, "duties_text", "complaint_phone"))
                for each in self._items(tuple(ItemType), department)
            ]  # fmt: skip
            return PrintedTable(
                _("责任清单"),
                (
                    Column(_("部门"), 1.3),
                    Column(_("事项编码"), 0.9),
                    Column(_("事项名称"), 2.4),
                    Column(_("责任环节"), 2.4),
                    Column(_("责任事项"), 3),
                    Column(_("监督电话"), 1.2),
                ),
                tuple(rows),
                _counted(department, len(rows)),
                unit_column=0,
            )

    def fees(self, department: str | None = None) -> PrintedTable:
        """Return every fee with its basis and state, for the wall (收费公示)."""
        with papers():
            rows: list[tuple[Cell, ...]] = []
            for each in self._items(tuple(ItemType), department):
                for fee in each.content.fees:
                    changed = FeeState(fee.state).label
                    since = "，".join(filter(None, (fee.changed_on, fee.document)))
                    said = f"{changed}（{since}）" if since else changed
                    name = fee.name or each.content.text("name")
                    rows.append(
                        (each.department, each.content.text("name"), name,
                         fee.standard or _lacking(), fee.basis or _lacking(), said)
                    )  # fmt: skip
            return PrintedTable(
                _("收费公示"),
                (
                    Column(_("部门"), 1.2),
                    Column(_("事项名称"), 2.2),
                    Column(_("收费项目"), 1.8),
                    Column(_("收费标准"), 1.6),
                    Column(_("收费依据"), 3),
                    Column(_("收费状态"), 1.6),
                ),
                tuple(rows),
                _counted(department, len(rows)),
                notes=(_("没有列出的事项不收费，或者收费待补充。"),),
                unit_column=0,
            )

    def open_catalogue(self) -> PrintedTable:
        """Return the catalogue of openness with its national columns (公开目录)."""
        with papers():
            rows = [
                (number, row.first, _both(row.second, row.third), row.content, row.basis,
                 row.time_limit, row.publisher, _("、").join(row.channels), row.audience,
                 row.way.label, row.level)
                for number, row in enumerate(self._openness.entries(), start=1)
            ]  # fmt: skip
            return PrintedTable(
                _("政务公开标准目录"),
                (
                    Column(_("序号"), 0.5, is_number=True),
                    Column(_("一级事项"), 1.2),
                    Column(_("二级事项"), 1.2),
                    Column(_("公开内容（要素）"), 2.2),
                    Column(_("公开依据"), 1.8),
                    Column(_("公开时限"), 1.8),
                    Column(_("公开主体"), 1),
                    Column(_("公开渠道和载体"), 1.8),
                    Column(_("公开对象"), 0.9),
                    Column(_("公开方式"), 0.9),
                    Column(_("公开层级"), 0.9),
                ),
                tuple(rows),
                self._hall().name,
            )

    def changes(self, first: date, last: date) -> tuple[PrintedTable, ...]:
        """Return every change of the catalogue, with counts before and after (目录调整)."""
        with papers():
            span = _("{first} 至 {last}").format(first=first.isoformat(), last=last.isoformat())
            rows = [
                (row.on.isoformat(), row.action.label, row.department, row.code, row.name,
                 row.item_type.label, row.version, row.document, row.note, row.person)
                for row in self._catalogue.changes(first, last)
            ]  # fmt: skip
            counted = [
                (row.item_type.label, row.before, row.added, row.withdrawn, row.after)
                for row in self._catalogue.counts(first, last)
            ]
            return (
                PrintedTable(_("目录调整前后数量"), _count_columns(), tuple(counted), span),
                PrintedTable(_("目录调整记录"), _change_columns(), tuple(rows), span),
            )

    def distributions(self, first: date, last: date) -> PrintedTable:
        """Return where printed slips were laid out (指南单投放)."""
        with papers():
            rows = [
                (row.on.isoformat(), row.what, row.place, row.copies, row.person)
                for row in self._openness.distributions(first, last)
            ]
            copies = sum(row[3] for row in rows)
            return PrintedTable(
                _("指南单投放登记"),
                (
                    Column(_("日期")),
                    Column(_("投放内容"), 3),
                    Column(_("投放地点"), 2),
                    Column(_("份数"), 0.7, is_number=True),
                    Column(_("经办人")),
                ),
                tuple(rows),
                _("{first} 至 {last}，共 {copies} 份").format(
                    first=first.isoformat(), last=last.isoformat(), copies=copies
                ),
            )

    def readings(self, first: date, last: date) -> PrintedTable:
        """Return how often what was read at the reading points (公共查阅点查阅量)."""
        with papers():
            rows = [
                (row.title or _("公开目录"), row.count)
                for row in self._openness.readings(first, last)
            ]
            return PrintedTable(
                _("公共查阅点查阅量"),
                (Column(_("查阅内容"), 4), Column(_("人次"), 1, is_number=True)),
                tuple(rows),
                _("{first} 至 {last}，共 {count} 人次").format(
                    first=first.isoformat(),
                    last=last.isoformat(),
                    count=sum(row[1] for row in rows),
                ),
                notes=(_("口径：在自助机上打开一次算一人次，不记是谁。"),),
            )

    def _items(self, types: Sequence[ItemType], department: str | None) -> list[_Listed]:
        shown = (GuideState.PUBLISHED, GuideState.SAMPLE)
        hall = self._hall()
        statement = (
            select(ServiceItem.id, ServiceItem.code, Department.name)
            .join(Department, Department.id == ServiceItem.department_id)
            .where(
                ServiceItem.hall_id == self._work.hall_id,
                ServiceItem.item_type.in_(types),
                ServiceItem.state.in_(shown if hall.is_demo else shown[:1]),
            )
            .order_by(ServiceItem.code)
        )
        if department is not None:
            statement = statement.where(Department.name == department)
        with self._work.read() as session:
            ids: list[uuid.UUID] = []
            named: list[tuple[str, str]] = []
            for item_id, code, unit in session.execute(statement):
                ids.append(item_id)
                named.append((code, unit))
            contents = projecting.contents(session.connection(), self._work.hall_id, ids)
        found = [_Listed(*each, contents[i]) for i, each in zip(ids, named, strict=True)]
        # Units stand together, in the order in which their first code comes.
        order = {name: place for place, name in enumerate(dict.fromkeys(u for _c, u in named))}
        return sorted(found, key=lambda each: order[each.department])


def _by_department(rows: Iterable[ListedItemRow]) -> list[ListedItemRow]:
    listed = list(rows)
    order = {each: place for place, each in enumerate(dict.fromkeys(r.department for r in listed))}
    return sorted(listed, key=lambda row: order[row.department])


def _list_row(row: ListedItemRow) -> tuple[Cell, ...]:
    published = row.published_on.isoformat() if row.published_on else None
    return (
        row.department,
        row.code,
        row.name,
        row.month.strftime("%Y-%m"),
        row.batch,
        published,
    )


def _list_columns() -> tuple[Column, ...]:
    return (
        Column(_("部门"), 1.5),
        Column(_("事项编码"), 1),
        Column(_("事项名称"), 4),
        Column(_("列入月份"), 0.9),
        Column(_("批次"), 0.6, is_number=True),
        Column(_("公布日期"), 1),
    )


def _told(each: _Listed, *keys: str) -> tuple[str, ...]:
    return tuple(BY_KEY[key].words(each.content.values.get(key)) or _lacking() for key in keys)


def _steps(content: GuideContent) -> str:
    return " → ".join(step.name for step in content.steps) or _lacking()


def _count_columns() -> tuple[Column, ...]:
    return (
        Column(_("事项类型"), 2),
        Column(_("调整前"), is_number=True),
        Column(_("增加"), is_number=True),
        Column(_("减少"), is_number=True),
        Column(_("调整后"), is_number=True),
    )


def _change_columns() -> tuple[Column, ...]:
    return (
        Column(_("日期"), 0.9),
        Column(_("调整"), 0.8),
        Column(_("部门"), 1.3),
        Column(_("事项编码"), 0.9),
        Column(_("事项名称"), 2.4),
        Column(_("事项类型"), 0.9),
        Column(_("版本"), 0.5, is_number=True),
        Column(_("依据文件"), 1.6),
        Column(_("说明"), 1.8),
        Column(_("经办人"), 0.8),
    )


def _counted(department: str | None, count: int) -> str:
    if department is None:
        return _("共 {count} 项").format(count=count)
    return _("{department}，共 {count} 项").format(department=department, count=count)


def _both(one: str, other: str) -> str:
    return _("，").join(filter(None, (one, other)))


def _lacking() -> str:
    return _("待补充")
