"""Sentences of shifts, rosters and A and B posts."""

from hallapp.kernel.texts import mark

SENTENCES: dict[str, str] = {
    "roster.shift_unknown": mark("没有找到这个班次，可能已经停用，请刷新再选。"),
    "roster.shift_code": mark("班次“{shift}”的代码或者名称不能用：不能空，不能太长，不能重复。"),
    "roster.shift_times": mark("班次“{shift}”的时间不对：起止不能相同，时段要先开后关。"),
    "roster.assignment_unknown": mark("没有找到这条排班，可能已经撤掉，请刷新再看。"),
    "roster.assignment_overlap": mark(
        "{day} 和 {other_day} 的“{shift}”时间重叠，请先撤掉那一条，再排。"
    ),
    "roster.assignment_shift": mark("“{occasion}”的班次不对：轮休不带班次，当班要选班次。"),
    "roster.file": mark(
        "“{name}”里没有认出排班：要有“姓名”或“工号”，再加日期列，或者“日期”和“班次”两列。"
    ),
    "roster.month": mark("“{name}”的日期列只写了几号，请先选是哪一年哪一月，再导入。"),
    "roster.empty": mark("“{name}”里没有能导入的排班，有问题的有 {faults} 处，请改好再导入。"),
    "roster.pair_same": mark("A岗和B岗不能是同一个人，请另选一位。"),
    "roster.pair_open": mark("这个岗位从 {since} 起已经有B岗，请先结束那一对，再定新的。"),
    "roster.pair_unknown": mark("没有找到这对AB岗，或者这段时间不在它的有效期里。"),
    "roster.pair_day": mark("AB岗的结束日不能早于开始日，请改日期。"),
    "roster.handover_unknown": mark("没有找到这次交接，可能已经交还，请刷新再看。"),
    "roster.handover_overlap": mark("这个岗位 {first} 到 {last} 已经交接过，请改时间。"),
    "roster.sit_in_names": mark("坐班要写两个人：一位领导，一位业务骨干，不能相同。"),
    "roster.sit_in_unknown": mark("没有找到这条坐班安排，可能已经撤掉，请刷新再看。"),
}
