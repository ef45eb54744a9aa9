"""Sentences for the refusals of e-supervision."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "supervision.rule_unknown": mark("这条规则刚被修改或停用了。请看一眼新的规则，再改一次。"),
    "supervision.rule_name": mark("规则名称没有填，或者太长。请填写 1 到 {longest} 个字。"),
    "supervision.rule_days": mark("天数要在 {least} 到 {most} 之间。请改正后再保存。"),
    "supervision.rule_tells_nobody": mark("这条规则没有选提醒谁。请至少选一个岗位。"),
    "supervision.light_unknown": mark("找不到这盏灯，列表可能是旧的。请刷新后再试。"),
    "supervision.light_out": mark("这盏灯已经熄灭，也没有待回复的事，不用再催。"),
    "supervision.already_answered": mark("这盏灯已经回复过，之后没有新的催办。请刷新后再看。"),
    "supervision.not_concerned": mark("只有经办人、承办部门的人和值班长、大厅管理可以回复。"),
    "supervision.words_missing": mark("请填写说明，1 到 {longest} 个字。"),
    "supervision.case_unknown": mark("找不到这个办件。请核对受理编号。"),
}
