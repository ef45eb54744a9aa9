"""Contents of guides for tests: one with everything in it, and a plain one."""

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
from hallapp.guides.terms import Condition

WHO = "who"
KIND = "kind"


def plain_content(name: str = "公证办理") -> GuideContent:
    """Return a guide with a name, a type and one material."""
    return GuideContent(
        {"name": name, "item_type": "public_service"}, materials=(MaterialEntry("身份证明"),)
    )


def whole_content(name: str = "食品经营许可新办") -> GuideContent:
    """Return a guide in which every list has entries and two questions are asked."""
    return GuideContent(
        values={
            "name": name,
            "item_type": "licence",
            "handling_type": "promised",
            "examination": "前审后批",
            "legal_basis": "食品安全法第三十五条",
            "statutory_amount": 20,
            "statutory_unit": "working_days",
            "promised_amount": 9,
            "promised_unit": "working_days",
            "charges": False,
            "visits": 1,
            "visits_reason": "需核对原件",
            "consult_phone": "0000-1234567",
            "complaint_phone": "0000-7654321",
            "effective_on": "2026-12-01",
            "online_url": "https://example.gov.cn/item/1",
            "result_name": "食品经营许可证",
            "result_kind": "出证办结",
        },
        materials=(
            MaterialEntry("申请书", copies=1, form="原件"),
            MaterialEntry("授权委托书", when=(Condition(WHO, ("agent",)),)),
            MaterialEntry("居民身份证", group="身份证明", copies=1),
            MaterialEntry("护照", group="身份证明", copies=1),
            MaterialEntry("原许可证", when=(Condition(KIND, ("change", "renew")),)),
        ),
        fees=(
            FeeEntry(
                "工本费",
                "10元/证",
                "发改价格文件",
                state="cancelled",
                changed_on="2026-01-01",
                document="财税〔2026〕1号",
            ),
        ),
        steps=(
            StepEntry("受理", 1, "working_days", actor="窗口人员", result="受理通知书"),
            StepEntry("审核", 5, "working_days"),
            StepEntry("送达"),
        ),
        specials=(
            SpecialEntry(
                "现场核查",
                10,
                "working_days",
                "许可办法",
                charges=False,
                counts_in_limit=False,
            ),
        ),
        situations=(
            SituationEntry(
                WHO, "谁来办？", (OptionEntry("self", "本人"), OptionEntry("agent", "委托他人"))
            ),
            SituationEntry(
                KIND,
                "办哪一种？",
                (
                    OptionEntry("new", "新办"),
                    OptionEntry("change", "变更"),
                    OptionEntry("renew", "延续"),
                ),
            ),
        ),
        questions=(FaqEntry("可以代办吗？", "可以，带上授权委托书。"),),
    )
