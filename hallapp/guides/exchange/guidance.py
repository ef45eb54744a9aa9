"""The words of the template: how to fill it, what a column takes, and one example (填写说明)."""

from typing import Final
from uuid import UUID

from hallapp.guides.content import (
    FaqEntry,
    FeeEntry,
    GuideContent,
    MaterialEntry,
    OptionEntry,
    SituationEntry,
    SpecialEntry,
    StepEntry,
)
from hallapp.guides.exchange.grids import EXAMPLE
from hallapp.guides.exchange.layout import CellKind, Column
from hallapp.guides.exchange.plan import StoredGuide
from hallapp.guides.terms import Condition, GuideState

TITLE: Final = "说明"
HEADING: Final = "办事指南导入导出表 填写说明"
LINES: Final[tuple[str, ...]] = (
    "1. “事项”表一行一个事项；材料、收费、环节、特别程序、情形、常见问题各有一张表，一行一条。",
    "2. 其他表的行靠“事项编码”对应事项。新事项没有编码时，编码留空，在“所属事项”里写事项名称。",
    "3. 一条一条的先后次序就是表里从上到下的次序。",
    "4. 鼠标停在表头上能看到这一列怎么填；有下拉箭头的格子请从下拉里选。",
    "5. 不知道的内容请留空，不要编写；留空的要素对外显示“待补充”。",
    "6. 导入时：格子留空表示清空这一项；“事项”表里整列删掉，表示这一列保持大厅里原来的内容。",
    "7. 时限的数字和单位要一起填；单位是“当场”的，数字留空。",
    "8. 日期写成 2026-12-01；电话请带区号，按文本填写，前面的 0 才不会丢。",
    "9. 情形：先在“情形”表写问题和选项，一行一个选项；材料、收费再引用代号，如 who=agent。",
    "10. 请不要合并单元格，不要用公式；自己的备注可以另加一列，表头以 # 开头，导入时跳过。",
    "11. 编码写着“示例”的行只作示范，不会导入，可以删掉。",
    "12. 先用“只看报告”检查一遍，报告会写明哪张表、哪一行、哪一列有什么问题。",
    "13. 导入不会直接公开：正式大厅里，新增和更改的事项都成为编制稿，由第二个人审核后才公布。",
)

_TAKES = {
    CellKind.NUMBER: "填整数，如 3。",
    CellKind.YES_NO: "填 是 或 否；不清楚请留空。",
    CellKind.DAY: "填日期，如 2026-12-01。",
    CellKind.PHONE: "填带区号的电话，按文本填写。",
    CellKind.URL: "填 http 或 https 开头的网址。",
    CellKind.CODE: "填编码，按文本填写，前面的 0 不会丢。",
}


def note_of(column: Column) -> str:
    """Return what a person reads on the header of a column; empty when nothing needs saying."""
    pieces = [column.note or _TAKES.get(column.kind, "")]
    if column.choices:
        words = "、".join(words for _value, words in column.choices)
        ending = "，也可以写别的。" if column.is_open else "。"
        pieces.append(f"可选：{words}{ending}")
    if column.is_needed:
        pieces.append("必填。")
    if column.exchange and column.exchange != column.key:
        pieces.append(f"国家交换名：{column.exchange}")
    return "\n".join(piece for piece in pieces if piece)


def example() -> StoredGuide:
    """Return the example of the template; everything in it says that it is one."""
    content = GuideContent(
        {
            "name": "示例：某某许可",
            "item_type": "licence",
            "handling_type": "promised",
            "legal_basis": "示例：法律名称、第几条、条文",
            "statutory_amount": 20,
            "statutory_unit": "working_days",
            "promised_amount": 10,
            "promised_unit": "working_days",
            "charges": False,
            "visits": 1,
            "visits_reason": "示例：当面核对原件",
            "consult_phone": "示例电话",
        },
        materials=(
            MaterialEntry("示例：申请书", form="原件", copies=1),
            MaterialEntry("示例：授权委托书", when=(Condition("who", ("agent",)),)),
        ),
        fees=(FeeEntry("示例：工本费", "示例：每证若干元", "示例：收费文件名称和文号"),),
        steps=(StepEntry("示例：受理", 1, "working_days", actor="示例：窗口人员"),),
        specials=(SpecialEntry("示例：现场核查", 5, "working_days", counts_in_limit=False),),
        situations=(
            SituationEntry(
                "who",
                "示例：谁来办？",
                (OptionEntry("self", "本人"), OptionEntry("agent", "委托他人代办")),
            ),
        ),
        questions=(FaqEntry("示例：可以代办吗？", "示例：可以，请带授权委托书。"),),
    )
    return StoredGuide(UUID(int=0), EXAMPLE, 1, GuideState.DRAFT, "示例部门", content)
