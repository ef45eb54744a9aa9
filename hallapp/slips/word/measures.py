"""Lengths of a Word file in the layout of GB/T 9704; 20 twips make a point.

Source: GB/T 9704-2012 5.1 (页边, 版心 156 x 225 mm), 5.2.3 (22 lines of 28 characters).
"""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
TOP_MM, LEFT_MM, WIDTH_MM, HEIGHT_MM = 37, 28, 156, 225
RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - WIDTH_MM
BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - HEIGHT_MM
HEADER_MM, FOOTER_MM = 12, 23

# Lists lie across; the standard leaves their edges to whoever prints them.
ACROSS_EDGE_MM, ACROSS_FOOTER_MM = 15, 8
ACROSS_WIDTH_MM = PAGE_HEIGHT_MM - 2 * ACROSS_EDGE_MM

_TWIPS_A_MM = 1440 / 25.4
# Rounded down: 22 lines of one twip more would not fit into 225 mm.
LINE_TWIPS = int(HEIGHT_MM * _TWIPS_A_MM / 22)
BODY_PT, TITLE_PT, CELL_PT, SMALL_PT, FOURTH_PT, NOTE_PT = 16.0, 22.0, 12.0, 10.5, 14.0, 9.0
LINE_PT = LINE_TWIPS / 20
TITLE_LINE_PT = 1.25 * LINE_PT
# What the grid adds to each character, in 4096ths of a point: 28 of them fill a line.
CHARACTER_SPACE = round((WIDTH_MM * _TWIPS_A_MM / 20 / 28 - BODY_PT) * 4096)
LABEL_MM = 30


def twips(mm: float) -> int:
    """Return millimetres in twips."""
    return round(mm * _TWIPS_A_MM)


def ems(text: str) -> float:
    """Return how wide a text is, in characters: letters and digits take half of one."""
    return sum(0.5 if character < "\u2e80" else 1.0 for character in text)
