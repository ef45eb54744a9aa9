"""Sentences of leave and outings."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "leave.unknown": mark("没有找到这张请假单，请刷新列表再选。"),
    "leave.reason": mark("请写明事由，不超过 {limit} 个字。"),
    "leave.no_working_half_days": mark("{first} 到 {last} 都不上班，不用请假；请核对日期。"),
    "leave.too_long": mark("请假不能超过 {limit_days} 天，请核对年份和日期。"),
    "leave.overlap": mark(
        "这段时间已经有 {number}（{span}，{state}），请改日期，或者先撤回那一张。"
    ),
    "leave.both_away": mark("{name} 从{half}起也不在岗，AB岗不能同时离开；请换一位顶岗的人。"),
    "leave.own_stand_in": mark("顶岗的人不能是请假人本人，请另选一位。"),
    "leave.balance_short": mark(
        "{year} 年年休假还剩 {left}，这次要请 {asked}。可以改短，也可以说明后照样申请。"
    ),
    "leave.balance_unknown": mark(
        "还没有登记 {year} 年的年休假天数，这次要请 {asked}。请先登记工作年限，也可以照样申请。"
    ),
    "leave.balance_words": mark("{number} 超过年休假余额，同意要写明理由。"),
    "leave.decided": mark("{number} 现在是“{state}”（经办人：{by}），这一步不能再办，请刷新再看。"),
    "leave.own": mark("{number} 是本人的，不能自己批，请交给另一位有权限的人。"),
    "leave.not_your_step": mark("{number} 现在等 {approver} 审批，请由这一级的人来批。"),
    "leave.home_unit_name": mark("请填写派出单位同意或者不同意的领导姓名，再登记 {number}。"),
    "leave.refusal_words": mark("不同意 {number}，请写明理由，让请假人知道。"),
    "leave.not_approved": mark("{number} 现在是“{state}”，只有已准的假才能销假。"),
    "leave.begun": mark("{number} 已经开始，不能撤回；提前回来请办销假。"),
    "leave.back_day": mark("回岗时间要在 {first} 以后、{now} 以前（含当时），请改一下。"),
    "leave.grant": mark("请核对工作年限和天数，并写明依据（档案、社保记录等）。"),
    "leave.outing_unknown": mark("没有找到这条外出登记，请刷新再选。"),
    "leave.outing_long": mark("外出最多 {limit} 分钟，这次是 {minutes} 分钟；时间更长请办请假。"),
    "leave.outing_times": mark("回来的时间要比离开晚，离开的时间不能晚于现在，请改时间。"),
    "leave.outing_open": mark("这个人 {at} 外出还没有回来（{number}），请先登记回岗。"),
    "leave.outing_back": mark("{number} 已经登记回岗，不用再登记。"),
    "leave.outing_back_late": mark(
        "回岗时间比现在早 {minutes} 分钟以上，不能自己补登，请值班长或者大厅管理来登记。"
    ),
    "leave.outing_approved": mark("{number} 不用再签：已经签过，或者全程陪同不需要签。"),
    "leave.ladder": mark(
        "审批阶梯要从短到长，最后一级不设上限，每一级都要有审批人；请改好再保存。"
    ),
}
