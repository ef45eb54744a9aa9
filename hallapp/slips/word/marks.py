"""What the Word library has no words for: borders, grids, fields, positions."""

from typing import Any, cast

from docx import oxml
from docx.oxml.ns import qn

RED = "CC0A0F"
Attributes = dict[str, str | int]


def element(name: str, attributes: Attributes | None = None, *children: Any) -> Any:
    """Return an element of a Word file with its attributes, all of the main namespace."""
    made = cast("Any", oxml).OxmlElement(f"w:{name}")
    for key, value in (attributes or {}).items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        made.append(child)
    return made


def line(side: str, kind: str, eighths: int, colour: str = "000000", space: int = 1) -> Any:
    """Return a border line; its width is in eighths of a point."""
    return element(side, {"val": kind, "sz": eighths, "space": space, "color": colour})


def paragraph_borders(paragraph: Any, *lines: Any) -> None:
    """Draw lines round a paragraph."""
    # The schema wants borders before spacing and indents.
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library's way to the element
    properties.insert_element_before(
        element("pBdr", None, *lines),
        *(f"w:{name}" for name in ("shd", "tabs", "snapToGrid", "spacing", "ind", "jc", "rPr")),
    )


def page_field(paragraph: Any) -> None:
    """Add the number of the page to a paragraph."""
    run: Any = paragraph.add_run()._r  # noqa: SLF001 - the library's way to the element
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            run.append(element("fldChar", {"fldCharType": kind}))
        else:
            instruction = element("instrText")
            instruction.text = text
            run.append(instruction)
