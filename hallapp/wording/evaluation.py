"""Sentences for the refusals of evaluation."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "evaluation.already_rated": mark("“{name}”已经评价过了，谢谢您。每次办事评价一次。"),
    "evaluation.follow_up_own": mark(
        "这条评价和您本人有关，不能由您来核实或复核。请交给别的负责人办理。"
    ),
    "evaluation.follow_up_state": mark(
        "这条差评现在是“{state}”，不能改成“{wanted}”。请刷新后再办。"
    ),
    "evaluation.follow_up_unknown": mark("找不到这条差评整改。请刷新后再看。"),
    "evaluation.follow_up_words": mark("请写明这一步做了什么，再提交。"),
    "evaluation.not_by_clerk": mark(
        "评价只能由群众自己做，工作人员不能代评。请让群众在评价屏、自助机上评，或用票上的评价码评。"
    ),
    "evaluation.not_served": mark("{label} 还没有办完。办完以后再来评价，谢谢您。"),
    "evaluation.over": mark("{label} 已经超过 {days} 天，不能再评价了。有意见请到导办台反映。"),
    "evaluation.reason_foreign": mark("选的原因和满意程度对不上。请重新选一次。"),
    "evaluation.remark_long": mark("意见最多写 {limit} 个字，现在有 {found} 个字。请写短一些。"),
    "evaluation.unknown": mark("没有找到可以评价的办事记录。请核对票上的评价码，再输入一次。"),
}
