"""Ladders of approval that a hall can choose and change.

Only numbers that a hall has published or that circulate as a sample; a hall without a published
ladder takes the default one and says so.
"""

from collections.abc import Mapping
from dataclasses import replace

from hallapp.kernel.texts import mark
from hallapp.leave.terms import LadderRung, LeaveApprover, LeaveLadder

_CHIEF = LeaveApprover.CHIEF_REPRESENTATIVE
_MANAGEMENT = LeaveApprover.MANAGEMENT
_LEADER = LeaveApprover.HALL_LEADER

_DEFAULT = LeaveLadder(
    # The three lines of a leave slip, one after another.
    rungs=(
        LadderRung(2, (_CHIEF,)),
        LadderRung(4, (_CHIEF, _MANAGEMENT)),
        LadderRung(None, (_CHIEF, _MANAGEMENT, _LEADER)),
    ),
    own_rungs=(LadderRung(2, (_MANAGEMENT,)), LadderRung(None, (_MANAGEMENT, _LEADER))),
    remark=mark("默认阶梯：1 天以内首席代表，2 天以内再报业务科，2 天以上再报中心领导。"),
)

_UNPUBLISHED = replace(_DEFAULT, remark=mark("没有查到这个大厅公布的请假权限，按默认阶梯办理。"))

# G, sample of 2024: at most 1 day the chief representative, at most 2 days the business section,
# more the leader of the centre; the chief representative's own: 1 day the section, else the leader.
_SAMPLE_2024 = LeaveLadder(
    rungs=(LadderRung(2, (_CHIEF,)), LadderRung(4, (_MANAGEMENT,)), LadderRung(None, (_LEADER,))),
    own_rungs=(LadderRung(2, (_MANAGEMENT,)), LadderRung(None, (_LEADER,))),
    remark=mark(
        "1 天以内首席代表，2 天以内业务科，2 天以上中心领导；首席代表本人 1 天以内业务科。"
    ),
)

# A, 2015: at most half a day the officer on duty, one day and more the deputy director.
_LIANGSHAN = LeaveLadder(
    rungs=(LadderRung(1, (LeaveApprover.SHIFT_LEADER,)), LadderRung(None, (_LEADER,))),
    remark=mark("半天以内值班人员，1 天以上分管领导。"),
)

# F: half a day the centre, 1 day the leader in charge, 2 days and more the home unit and the
# leader. Up to two hours is an outing there.
_YONGHE = LeaveLadder(
    rungs=(
        LadderRung(1, (_MANAGEMENT,)),
        LadderRung(2, (_LEADER,)),
        LadderRung(None, (LeaveApprover.HOME_UNIT, _LEADER)),
    ),
    remark=mark("半天中心，1 天分管领导，2 天以上派出单位同意后报主要领导。"),
)

LADDERS: Mapping[str, LeaveLadder] = {
    "default": _DEFAULT,
    "cangnan": _UNPUBLISHED,
    "sample2024": _SAMPLE_2024,
    "face_four": _UNPUBLISHED,
    "service_hall": _UNPUBLISHED,
    "qingcheng": _UNPUBLISHED,
    "miluo": _UNPUBLISHED,
    "liangshan": _LIANGSHAN,
    "yonghe": _YONGHE,
}
"""By the same keys as the presets of attendance; `liangshan` and `yonghe` have a ladder only."""
