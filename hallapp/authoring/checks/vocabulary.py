"""How guides write things: the Chinese words that rules look for; data, not texts of a screen."""

import re
from typing import Final

_FILLER = (
    "(的|应当|需要|须|所|申请|申报|证明|佐证|补充|说明|书面|辅助|支撑|法定|必要|必须|具体|有关|"
    "相关|其他|其它|规定|要求|提交|提供|事项){0,6}"
)
_THING = "(材料|资料|文件|证件|证明|手续|文书)"
CATCH_ALL: Final = re.compile(
    f"(其他|其它|有关|相关|相应){_FILLER}{_THING}[)）]?$"
    f"|(需要|要求|规定|认为)[^，,。]{{0,8}}(其他|其它|有关|相关){_FILLER}{_THING}"
    rf"|(?<![同高平初中对优上下均特])等(有关|相关|其他|其它|各类|证明)?{_THING}?[)）]?$"
)
"""Names of materials behind which anything can be asked for (兜底材料)."""

VAGUE_CONDITION: Final = re.compile(
    "(其他|其它|有关|相关|相应)(的)?(条件|要求|规定|情形|资格)[)）。；;]?$", re.MULTILINE
)
"""Conditions that leave open what they ask for."""

NONE_GIVEN: Final = frozenset({"", "无", "无。", "没有", "/", "-", "不涉及"})
"""How sources write that there is nothing to say."""

BY_POST: Final = re.compile("邮|快递|物流")
WHOLLY_ONLINE: Final = re.compile("全程网办|全程网上办|Ⅳ|四级")
AT_ONCE: Final = "即审即办"
AFTER_REVIEW: Final = "前审后批"

LICENCE_STEPS: Final = ("受理", "审核", "审批", "办结", "送达")
STEP_WORDS: Final = {
    "受理": re.compile("受理|收件"),
    "审核": re.compile("审核|审查|初审|核查"),
    "审批": re.compile("审批|决定|批准|核准|审定"),
    "办结": re.compile("办结|制证|制作|归档"),
    "送达": re.compile("送达|发证|出件|领取|取证|颁发"),
}
"""Steps of a licence, and how halls call them."""

RESULT_ENDS: Final = (
    ("批复", "审批办结"),
    ("证", "出证办结"),
    ("证书", "出证办结"),
    ("文", "出文办结"),
)
"""How the name of a result ends, and which kind of result it then is."""

PERSONAL: Final = re.compile("自然人|个人|公民|居民")
CORPORATE: Final = re.compile("法人|企业|机构|组织|单位|个体")

PHONE: Final = re.compile(
    r"(\+?86[- ]?)?("
    r"\(?0[0-9]{2,3}\)?[-— ]?[0-9]{7,8}"  # with area code
    r"|1[0-9]{10}"  # mobile
    r"|[48]00[- ]?[0-9]{3,4}[- ]?[0-9]{3,4}"
    r"|1[0-9]{2,4}"  # national, such as 12345
    r")"
)
"""A number that can be dialled from anywhere."""
PHONE_PARTS: Final = re.compile("[、,，;；/／]|转|或")
"""What parts several numbers, or an extension."""
BRACKETED: Final = re.compile("[（【][^）】]*[）】]")
"""What stands in brackets beside a number, such as a name or a mark."""
