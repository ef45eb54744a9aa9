"""Sentences of joint handling."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "joint.unknown": mark("没有找到这个联办件，请刷新列表再选。"),
    "joint.branches_missing": mark("还没有选协办单位，请至少加一个，再立项。"),
    "joint.branch_twice": mark("“{department}”的“{title}”已经问过了，请去掉重复的一行。"),
    "joint.lead_asked": mark("“{department}”是牵头单位，不用向自己征求意见，请去掉这一行。"),
    "joint.project": mark("请填项目名称；面积、投资和费用只能填 0 或者更大的数。"),
    "joint.closed": mark("这个联办件已经“{state}”，不能再征求或者回复意见。"),
    "joint.replied": mark(
        "“{department}”已经回复“{opinion}”，不用再问；只有“整改后再审”以后才能再回复。"
    ),
    "joint.agent_missing": mark("这个联办件还没有代办员，请先指定代办员，再记代办过程。"),
    "joint.agency_agent": mark("全程代办要有代办员，请选一位，再立项。"),
    "joint.promise": mark("承诺 {promised} 比法定的 {law} 还长，请改短，再立项。"),
    "joint.agent_unknown": mark("没有找到这位代办员，可能已经离岗，请另选一位。"),
    "joint.step_words": mark("请写几个字，说明代办员做了什么。"),
    "joint.opinion_words": mark("意见是“{opinion}”，请写明理由或者条件。"),
    "joint.replies_missing": mark(
        "还有 {count} 个单位没有回复：{names}。不回复不等于同意，请先催办。"
    ),
    "joint.not_summed": mark("请先汇总各单位意见，再作决定。"),
    "joint.reply_day": mark("回复日不能早于征求意见那天，也不能晚于今天，请改日期。"),
}
