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
    "cases.item_not_offered": mark(
        "“{name}”现在是“{state}”，不能受理。请向群众说明，或者问值班长。"
    ),
    "cases.guide_overtaken": mark(
        "“{name}”的办事指南刚刚改版。请按新的材料清单再核对一次，再受理。"
    ),
    "cases.clock_behind": mark(
        "这台电脑的时间早于办件上一步的时间 {last}，不能登记。请校准电脑的日期和时间，再试一次。"
    ),
    "cases.duplicate": mark(
        "这位申请人的同一事项已有在办件 {number}，可能重复提交。"
        "请先核对那个办件；确实要再收一件，请选择“仍然收件”。"
    ),
    "cases.reason_missing": mark("没有写理由。请写明理由，再办理这一步。"),
    "cases.basis_missing": mark("没有写依据。请写明法律、法规、规章的条款，再办理这一步。"),
    "cases.rights_missing": mark(
        "没有写复议机关和起诉法院。请把两处都填上，申请人要知道怎样救济。"
    ),
    "cases.deemed_already": mark(
        "受理期限 {due} 已过，没有告知补正，依法视为自收到材料之日起受理。"
        "请刷新后按已受理继续办理。"
    ),
    "cases.nothing_missing": mark("没有标出缺少的材料。请把缺的材料都标上“缺”，一次告知。"),
    "cases.lenience_day": mark("容缺材料的补齐日 {due_on} 不在今天以后。请改成今天以后的日期。"),
    "cases.lenience_consequence": mark("没有写逾期不补的后果。请写明，再容缺受理。"),
    "cases.lenience_too_wide": mark(
        "“{names}”不是可以容缺后补的材料。请先补齐这些材料，或者出具一次性告知单。"
    ),
    "cases.no_gap": mark("这个办件没有等待补齐的容缺材料。请刷新后再看一次。"),
    "cases.gap_open": mark("容缺材料还没有补齐：{names}。请先登记补齐，再作出准予决定。"),
    "cases.replies_open": mark("还有协办单位没有回复：{names}。请催办并登记回复意见，再作出决定。"),
    "cases.decide_suspended": mark(
        "办件已挂起，计时停止，不能作出决定。请先恢复计时，再作出决定。"
    ),
    "cases.suspension_paper": mark("没有写告知文书的文号。请填写书面告知申请人的文号，再挂起。"),
    "cases.suspension_plan": mark(
        "预计恢复日 {planned_to_on} 不晚于挂起日 {from_on}。请改正其中一个日期。"
    ),
    "cases.suspension_ahead": mark("挂起从 {from_on} 开始，太早登记了。请到前一天或当天再登记。"),
    "cases.suspension_told": mark(
        "告知日 {told_on} 要在受理日和今天之间。请填写书面告知申请人的日期。"
    ),
    "cases.suspension_after_due": mark(
        "办件已超过期限 {due}，挂起不能从 {from_on} 补记。请把挂起日改为 {due} 以后。"
    ),
    "cases.resume_day": mark("恢复日 {on} 要在挂起日 {from_on} 和今天之间。请改正日期。"),
    "cases.extension_second": mark(
        "期限已经延长过一次，不能再延。请在 {due} 前办结，或者报告负责人。"
    ),
    "cases.extension_late": mark(
        "期限 {due} 已过，不能再延。延期要在期限届满以前批准；请尽快办结，并向申请人说明。"
    ),
    "cases.extension_too_long": mark(
        "最多可以延长 {most} 个工作日，不能延长 {amount} 个。请改少。"
    ),
    "cases.extension_paper": mark("没有写批准人。请填写批准延期的负责人姓名。"),
    "cases.extension_days": mark(
        "批准日 {approved_on}、告知日 {told_on} 要在受理日和今天之间，先批准后告知。请改正日期。"
    ),
    "cases.not_running": mark(
        "办件现在是“{state}”，计时没有在走，不能办理这一步。挂起的请先恢复计时，其他的请刷新后再看。"
    ),
    "cases.handler_unfit": mark("“{name}”不是在岗的后台审批人员。请另选一位经办人。"),
    "cases.stage_none": mark("这个办件现在没有办理中的环节。请刷新后再看一次。"),
    "cases.stage_away": mark("这个环节已上报“{body}”，还没有批回。请先登记批回意见。"),
    "cases.stage_here": mark("这个环节没有上报，不用登记批回。请刷新后再看一次。"),
    "cases.forward_body": mark("没有写上报到哪个机关。请填写机关名称。"),
    "cases.letter_invalid": mark(
        "您没有“{department}”今天有效的首席代表授权书。请由后台审批人员办理，或者更新授权书。"
    ),
    "cases.recipient_missing": mark("没有写签收人。请填写签收人的姓名。"),
    "cases.agent_note": mark("代领要写明委托凭证，邮寄要写明单号。请补填。"),
    "cases.delivery_day": mark("送达日 {on} 要在决定日 {decided} 和今天之间。请改正日期。"),
    "cases.result_not_ready": mark(
        "办件 {number} 现在是“{state}”，没有可以领取的结果（期限 {due}）。请按办件状态向群众说明。"
    ),
    "cases.not_archivable": mark("办件现在是“{state}”，不能归档，或者已经归档。请刷新后再看一次。"),
    "cases.charge_unlisted": mark(
        "“{name}”不在这个事项现行的收费项目里，不得收取。请按办事指南的项目、标准和依据核定。"
    ),
    "cases.charge_amount": mark(
        "“{name}”的金额不对：应收和减免都不能小于零，减免不能多于应收。请改正。"
    ),
    "cases.reduction_reason": mark("“{name}”减免了，没有写原因。请写明减免原因。"),
    "cases.charged_nothing": mark("这个办件没有应缴的费用，不用登记缴费。"),
    "cases.already_paid": mark("这个办件已经登记过缴费。请核对票据，不要重复登记。"),
    "cases.payment_differs": mark("应缴 {due} 元，登记的是 {paid} 元。请核对票据后改正。"),
    "cases.payment_day": mark("缴费日 {paid_on} 要在收件日和今天之间，并要填写票据号。请改正。"),
}
