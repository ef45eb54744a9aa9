"""Sentences of bulletins and postings."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "bulletins.unknown": mark("没有找到这份通报，请刷新再选。"),
    "bulletins.state": mark("这份通报现在是“{state}”，不能做这一步，请刷新看看进展。"),
    "bulletins.draft_exists": mark(
        "这一期已经有通报（{state}），请接着那一份做；已经印发的，用“更正”另起一份。"
    ),
    "bulletins.step_blocked": mark(
        "“{step}”还有 {count} 项没有完成，请先处理；确要先行，请由大厅管理写明理由。"
    ),
    "bulletins.step_not_open": mark("“{step}”已经完成，或者不能越过，不用写理由。"),
    "bulletins.words": mark("请写几个字说明，再保存。"),
    "bulletins.empty": mark("通报里一句话也没有，请至少保留一句。"),
    "bulletins.recipients": mark("还没有写报、送、发给谁，请填好再印发。"),
    "bulletins.recipient_unknown": mark("没有找到这个收件单位，请刷新再选。"),
    "bulletins.signature": mark("请写明签收人；已经签收的不用再签。"),
    "bulletins.unit_not_yours": mark("只有本单位首席代表或者大厅管理可以确认这个单位的数字。"),
    "bulletins.unit_unknown": mark("这个单位在这一期没有人纳入考勤，不用确认。"),
    "bulletins.confirmation_unknown": mark("没有找到这条确认，可能已经撤回，请刷新。"),
    "bulletins.note_unknown": mark("没有找到这条记录，可能已经撤回，请刷新。"),
    "bulletins.period": mark("这一期到 {until} 才结束，请到期以后再做。"),
    "bulletins.posting_day": mark("{day} 大厅休息或者还没有到，没有可公示的内容。"),
    "bulletins.posting_same": mark("{day} 已经公示过，内容没有变化，不用再公示。"),
    "bulletins.sheet_open": mark("这一期的考核表还没有定稿，请先定稿，再起草考核通报。"),
}
