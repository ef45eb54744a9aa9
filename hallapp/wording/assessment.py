"""Sentences of assessment."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "assessment.rules": mark("计分办法前后不一致（{fact}），请改好再保存。"),
    "assessment.rule_unknown": mark("{day} 的计分办法里没有“{rule}”这一条，请另选一条。"),
    "assessment.preset_unknown": mark("没有叫“{name}”的计分办法，请从这些里选：{known}。"),
    "assessment.entry_unknown": mark("没有找到这条计分记录，请刷新再选。"),
    "assessment.entry_withdrawn": mark("这条计分记录已经撤销，不再计分，不用再处理。"),
    "assessment.words": mark("请写几个字说明情况，再保存。"),
    "assessment.subject": mark("请选人员、窗口或者单位，再登记。"),
    "assessment.entry_twice": mark("同一件事已经按“{rule}”计过分，不能再计一次。"),
    "assessment.closed": mark("“{title}”已经定稿，不能再改；确有错误，请用“更正”重新定稿。"),
    "assessment.unknown": mark("没有找到这张考核表，请刷新再选。"),
    "assessment.period_open": mark("考核期到 {until} 才结束，请到期以后再定稿。"),
    "assessment.appeal_open": mark("这条记录还有申诉没有处理，请先处理申诉。"),
    "assessment.appeal_unknown": mark("没有找到这件申诉，可能已经处理，请刷新。"),
    "assessment.appeal_not_concerned": mark("只有本人、本单位首席代表或者大厅管理可以申诉。"),
    "assessment.own_appeal": mark("自己提出的申诉要由另一个人处理。"),
    "assessment.own_entry": mark("自己的加分、扣分要由另一个人登记或者撤销。"),
    "assessment.receiver": mark("请写明由谁签收，再登记送达。"),
}
