"""Sentences for the refusals of authoring."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "authoring.basics_missing": mark("新事项至少要有名称和事项类型。请先填这两项。"),
    "authoring.cause_settled": mark("这个事项已经有人核对过，写下了结果。请刷新后再看。"),
    "authoring.cause_unknown": mark("找不到这条复核原因，或者它不涉及这个事项。请刷新后再看。"),
    "authoring.code_taken": mark(
        "代码 {code} 已经用过，不能再给别的事项。请换一个，或留空由系统编号。"
    ),
    "authoring.code_unfit": mark(
        "代码“{code}”不能用。请用字母、数字和短横线，最多 20 位，也可以留空由系统编号。"
    ),
    "authoring.department_unknown": mark("大厅里没有“{department}”这个部门。请从部门列表中选择。"),
    "authoring.draft_faulty": mark(
        "这份指南有 {count} 处必须改正。第一处：{first}全部改好以后再提交。"
    ),
    "authoring.draft_open": mark(
        "“{name}”已有一份“{state}”的编制稿（{author}）。请接着那一份办，或先放弃它。"
    ),
    "authoring.draft_outdated": mark(
        "“{name}”现在是第 {present} 版，这份稿照第 {base} 版编制。"
        "请放弃这份稿，照现在的版本重新编。"
    ),
    "authoring.draft_overtaken": mark(
        "{author} 在您打开以后保存过这份稿。为了不盖掉别人写的内容，没有保存。请重新打开再改。"
    ),
    "authoring.draft_state": mark(
        "这份稿现在是“{state}”，不能这样办。可能别人刚处理过，请刷新后再看。"
    ),
    "authoring.draft_unchanged": mark(
        "这份稿和现在公布的内容完全一样，没有可审核的改动。请先修改，或放弃这份稿。"
    ),
    "authoring.draft_unknown": mark("找不到这份编制稿。请刷新后再看。"),
    "authoring.file_unread": mark(
        "读不出文件“{name}”（{problem}）。请看它还在不在、是不是被别的程序占着，再选一次。"
    ),
    "authoring.file_unshown": mark(
        "文件“{name}”没有打开（{problem}）。请看临时文件夹能不能写、磁盘有没有满。"
    ),
    "authoring.item_state": mark("“{name}”现在是“{state}”，不能这样办。请刷新后再看。"),
    "authoring.name_taken": mark("{department}已有叫“{name}”的事项。请换一个名称。"),
    "authoring.outcome_needed": mark("请写明核对的结果，例如“已修订”或“不受影响”。"),
    "authoring.reason_needed": mark("请写明依据的文号或原因，再办理。"),
    "authoring.remarks_needed": mark("退回时请写明要改什么，编制人才知道怎么改。"),
    "authoring.same_person": mark(
        "这份稿由您编制或提交，不能由您自己审核。请由另一位有审核权限的人审核。"
    ),
    "authoring.searched_missing": mark(
        "请写明这次变化是什么；法规和收费变化还要写明查找的字词，系统才能找出涉及的指南。"
    ),
}
