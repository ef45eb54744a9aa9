"""The practice hall as data: its window, its person, its citizens. All of it is invented (练习)."""

from hallapp.demo.layout import DemoPerson, DemoWindow
from hallapp.hall.terms import Role, WindowKind

HALL_NAME = "练习大厅（虚构）"
# No hall of the demo layout bears these numbers.
WINDOW = DemoWindow(8, "练习窗口", "A", WindowKind.FRONT, "0000-2280108", ("A", "B"))
PERSON = DemoPerson("9999", "练习员", "政务服务中心", (Role.FRONT_CLERK,), WINDOW.number)
CITIZEN_MARK = "练习"
"""Stands before the name of every invented citizen."""
ELSEWHERE = "C"
"""The service that citizens want who took a number of the wrong one."""
PRIORITY_CODE, PRIORITY_NAME, PRIORITY_MINUTES = "LN", "老年人", 20
"""The class with a head start that there is when the hall was furnished with none."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡"
GIVEN = ("建国", "秀英", "伟", "芳", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "娟", "涛")
