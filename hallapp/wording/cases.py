"""Sentences for the refusals of accepted cases."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "cases.applicant_name": mark("申请人姓名没有填，或者太长。请填写 1 到 {longest} 个字。"),
    "cases.id_number": mark("身份证号码的校验位不对，可能输错了一位。请对照证件再输一次。"),
    "cases.hour_limit": mark(
        "“{limit}”是按小时计算的时限，目前不能推算截止日。请在办事指南里改用工作日或日，再受理。"
    ),
    "cases.no_limit": mark(
        "这个事项没有登记办理时限，推算不出截止日。请先在办事指南里补上法定时限或承诺时限。"
    ),
    "cases.suspension_backwards": mark(
        "暂停的结束日 {to_on} 早于开始日 {from_on}。请改正其中一个日期。"
    ),
    "cases.move": mark("办件现在是“{state}”，不能改为“{wanted}”。请刷新后再看一次这个办件。"),
    "cases.materials_missing": mark(
        "还缺 {count} 份材料：{names}。请补齐后再受理，或者出具一次性告知单。"
    ),
    "cases.materials_not_ticked": mark(
        "还有 {count} 份材料没有核对：{names}。请逐项核对，都标上“齐全”或“不用”，再受理。"
    ),
    "cases.choice_unmet": mark(
        "“{names}”要交任一项，不能每一项都标“不用”。请给交来的那一项标上“齐全”，再受理。"
    ),
    "cases.material_unknown": mark(
        "“{names}”不在这个事项的材料清单里，清单可能刚改过。请按新的清单再核对一次。"
    ),
    "cases.not_found": mark("找不到办件 {number}。请核对受理编号或查询码。"),
    "cases.query_code_unknown": mark(
        "没有找到这个代码。请核对小票上的号码代码，或受理通知书上的查询码；还是找不到，请问导办台。"
    ),
    "cases.extension": mark(
        "时限“{limit}”不能延长 {amount}。延长的数量要是 1 或更大的整数，当场办结的事项不能延期。"
    ),
    "cases.suspension_too_early": mark(
        "暂停从 {from_on} 开始，早于受理日 {accepted_on}。请改正其中一个日期。"
    ),
    "cases.suspension_overlap": mark(
        "暂停 {from_on} 至 {to_on} 与另一次暂停（{other_from_on} 起）重叠。"
        "请改正日期，或合并成一次。"
    ),
    "cases.due_fact": mark("“{place}”读不懂：{given}。要写成 {example} 这样，请改正。"),
    "cases.fact_line": mark("第 {line} 行用不了。请改正这一行，再算一次。"),
}
