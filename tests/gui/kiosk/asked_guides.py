"""A guide that asks two questions, and one whose second depends on the first."""

from dataclasses import replace

from hallapp.guides.terms import Condition, OptionRow, SituationRow
from tests.gui.kiosk.fake_hall import FOOD_GUIDE, ITEMS, material, named

CARD = ITEMS[0]
WHO = SituationRow(
    named("who"),
    1,
    "who",
    "谁来办理？",
    (OptionRow("self", "本人办理"), OptionRow("agent", "委托他人代办")),
)
WHY = SituationRow(
    named("why"),
    2,
    "why",
    "为什么要换领？",
    (
        OptionRow("expired", "有效期满"),
        OptionRow("broken", "证件损坏，不能辨认"),
        OptionRow("moved", "姓名、性别等登记项目变更"),
    ),
)
LETTER = SituationRow(
    named("letter"),
    3,
    "letter",
    "委托书经过公证吗？",
    (OptionRow("yes", "经过公证"), OptionRow("no", "没有公证")),
    when=(Condition("who", ("agent",)),),
)


def _grouped(position: int, name: str):
    return replace(material(position, name, "原件", 1), group="身份证明")


CARD_GUIDE = replace(
    FOOD_GUIDE,
    item=CARD,
    situations=(WHO, WHY, LETTER),
    materials=(
        _grouped(1, "居民户口簿"),
        _grouped(2, "居住证"),
        _grouped(3, "社会保障卡"),
        replace(material(4, "原居民身份证", "原件", 1), remark="交回旧证"),
        replace(
            material(5, "委托书", "原件", 1),
            when=(Condition("who", ("agent",)),),
            remark="写明事项",
        ),
        replace(material(6, "变更登记证明", "复印件", 1), when=(Condition("why", ("moved",)),)),
    ),
)
