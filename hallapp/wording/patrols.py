"""Sentences for the refusals of patrols."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "patrols.plan_rules": mark("巡查规则里有一个数不对：只能填 {least} 到 {most}，请改了再保存。"),
    "patrols.draw_day": mark("巡查时间只能当天抽取：今天是 {today}，不能抽取 {day} 的。"),
    "patrols.not_drawn": mark("{day} 没有抽取过巡查时间，没有可以公开或者核对的结果。"),
    "patrols.reveal_early": mark("大厅 {at} 下班以后才能公开抽取结果，请到时再试。"),
    "patrols.not_revealed": mark("{day} 的抽取结果还没有公开，请先公开，再核对。"),
    "patrols.not_patroller": mark(
        "{day} 的巡查没有安排您，请让大厅管理员指定您为当天巡查人，再开始。"
    ),
    "patrols.patroller_unknown": mark("没有找到这位人员，可能已经离岗，请刷新后另选一位。"),
    "patrols.round_number": mark("没有第 {number} 次巡查，一天最多 {most} 次，请改次数。"),
    "patrols.round_unknown": mark("没有找到这次巡查，请刷新后再选。"),
    "patrols.round_over": mark("第 {number} 次巡查已经结束，要改记录请用“更正”，并写明原因。"),
    "patrols.round_taken": mark("{day} 第 {number} 次巡查已经在系统里，请核对纸上的日期和次数。"),
    "patrols.sheet_time": mark("纸上的时间要在当天、不晚于现在，结束不早于开始，请核对。"),
    "patrols.window_unknown": mark("没有找到这个窗口，请刷新后再选。"),
    "patrols.window_twice": mark("同一个窗口填了两行，请合成一行。"),
    "patrols.finding_missing": mark("请先点选发现的问题，再保存。"),
    "patrols.finding_unknown": mark("问题清单里已经没有这一条，请刷新清单再选。"),
    "patrols.finding_label": mark(
        "问题名称要写 1 到 {limit} 个字，也不能和别的条目相同，请改名称。"
    ),
    "patrols.reason_missing": mark("请写明原因，原因会和记录一起保存。"),
    "patrols.words_too_long": mark("文字最多 {limit} 个字，请写短一些。"),
    "patrols.mark_unknown": mark("这条记录刚刚被更正过或者已经不在，请刷新后再操作。"),
    "patrols.nothing_found": mark("这条记录没有发现问题，不用说明、反馈或者整改。"),
    "patrols.letter_unknown": mark("没有找到这份反馈函，请刷新后再选。"),
    "patrols.letter_twice": mark("这个问题已经发过反馈函 {number}，请在那一份上继续。"),
    "patrols.home_unit_missing": mark(
        "{person}还没有登记所属单位，反馈函不知道发给谁，请先补登单位或者选一个单位。"
    ),
    "patrols.letter_state": mark("反馈函 {number} 现在是“{state}”，不能做这一步。"),
    "patrols.letter_day": mark("日期不能早于发函那天，也不能晚于今天，请改日期。"),
    "patrols.letter_facts": mark("请写明人员、日期和事实，再发反馈函。"),
    "patrols.explanation_unknown": mark("没有找到这份说明，请刷新后再选。"),
    "patrols.explanation_twice": mark(
        "这件事已经交过说明，只能交一次；有新情况请直接找大厅管理员。"
    ),
    "patrols.explanation_day": mark("请选说明是关于哪一天的，不能是以后的日子。"),
    "patrols.explanation_late": mark("说明要在 {until} 以前交，时间已过，请直接找大厅管理员。"),
    "patrols.not_ones_own": mark("只能为自己的记录写说明；代写请让大厅管理员登记。"),
    "patrols.own_explanation": mark("不能处理自己的说明，请让另一位管理人员处理。"),
    "patrols.own_mark": mark("不能改自己的巡查记录，请让另一位管理人员处理。"),
    "patrols.rectified": mark("{day} 已经记为整改，原话不能改；要补充请写在反馈函的核对意见里。"),
    "patrols.explanation_decided": mark("这份说明已经处理过：{verdict}。"),
}
