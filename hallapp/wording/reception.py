"""Sentences for the refusals of the guide desk."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "reception.escort_over": mark("找不到这条导办记录，或者已经结束。请刷新后再看。"),
    "reception.escort_subject": mark("全程导办要写明办什么。请写几个字，再开始。"),
    "reception.help_answered": mark("{person} 已经去接应了。请看下一个求助。"),
    "reception.help_closed": mark("{station} 的求助已经结束。需要时请再按一次“需要帮助”。"),
    "reception.help_unknown": mark("找不到这个求助。请刷新后再看。"),
    "reception.staff_needed": mark("这一步要由登录的工作人员来办。请先登录，再操作。"),
}
