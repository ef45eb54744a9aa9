"""The flow of an item is laid out so that nothing overlaps and nothing leaves its field."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hallapp.guides.flow_chart import Box, BoxKind, FlowStep, flow_chart
from hallapp.hall.limits import Limit, LimitUnit

UNIT = 10.0


class SquareType:
    """Every character is as wide as it is high."""

    line_height = UNIT

    def broken(self, text: str, width: float, *, bold: bool) -> Sequence[str]:
        many = max(1, int(width // UNIT))
        return [text[at : at + many] for at in range(0, len(text), many)] or [""]


NAMES = st.text("受理审核查验送达", min_size=1, max_size=30)
STEPS = st.lists(
    st.builds(FlowStep, NAMES, st.none() | st.just(Limit(5, LimitUnit.WORKING_DAYS)), NAMES),
    max_size=6,
)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


@given(STEPS, STEPS, st.integers(120, 800))
def test_no_two_boxes_overlap_and_all_lie_in_the_field(
    steps: list[FlowStep], specials: list[FlowStep], width: int
) -> None:
    chart = flow_chart(steps, specials, float(width), SquareType())

    solid = [box for box in chart.boxes if box.kind is not BoxKind.FRAME]
    assert len(solid) == len(steps) + len(specials)
    assert not any(overlap(one, other) for one, other in combinations(solid, 2))
    for box in chart.boxes:
        assert box.left >= 0
        assert box.right <= width + 1e-6
        assert box.bottom <= chart.height + 1e-6


@given(STEPS, st.integers(120, 800))
def test_every_step_leads_to_the_next(steps: list[FlowStep], width: int) -> None:
    chart = flow_chart(steps, (), float(width), SquareType())

    assert len(chart.arrows) == max(0, len(steps) - 1)
    assert all(arrow.start[1] < arrow.end[1] for arrow in chart.arrows)


def test_special_procedures_stand_beside_where_there_is_room_and_below_where_there_is_none() -> (
    None
):
    steps = [FlowStep("受理"), FlowStep("审核")]
    specials = [FlowStep("专家评审", Limit(10, LimitUnit.WORKING_DAYS), counts=False)]

    wide = flow_chart(steps, specials, 400, SquareType())
    narrow = flow_chart(steps, specials, 150, SquareType())

    frame = next(box for box in wide.boxes if box.kind is BoxKind.FRAME)
    assert frame.left > wide.boxes[0].right
    assert [arrow.is_dashed for arrow in wide.arrows] == [False, True]
    below = next(box for box in narrow.boxes if box.kind is BoxKind.FRAME)
    assert below.top > narrow.boxes[1].bottom
    said = [line.text for box in wide.boxes for line in box.lines]
    assert "1. 受理" in said
    assert "不计入办结时限" in said
