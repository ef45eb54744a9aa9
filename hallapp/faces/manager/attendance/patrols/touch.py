"""Controls as high as a finger needs; the sheet gives most of them 34 px."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from hallapp.faces.parts.segments import Segments

TOUCH_PX = 44


def touchable(control: QWidget) -> QWidget:
    """Return a place of 44 px that a line or a choice fills."""
    place = QWidget()
    place.setFixedHeight(TOUCH_PX)
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    policy = control.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
    control.setSizePolicy(policy)
    row.addWidget(control)
    return place


def touched(segments: Segments, count: int) -> Segments:
    """Return segments 44 px high.

    Args:
        segments: The segments.
        count: How many they are.
    """
    for number in range(count):
        segment = segments.segment(number)
        policy = segment.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Expanding)
        segment.setSizePolicy(policy)
    segments.setFixedHeight(TOUCH_PX)
    return segments
