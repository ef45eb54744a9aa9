"""What a hall may choose for its slips (纸面样式), and the usual choice.

A chosen design never touches what must stand on a guide slip: name, materials and the version
with the number for complaints are always there, and the materials always come first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from uuid import UUID

from hallapp.kernel.texts import _

LONGEST_LINE = 60
"""Characters of the name line, of the footer and of a service's words."""

NO_ANSWERS: Mapping[str, str] = {}
"""Of a citizen who was not asked."""


class Paper(Enum):
    """On what a guide slip is printed (纸张)."""

    A4 = "a4"
    A4_LARGE = "a4-large"
    MM80 = "80mm"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Paper.A4: _("A4 纸"),
            Paper.A4_LARGE: _("A4 纸大字版"),
            Paper.MM80: _("80 毫米小票"),
        }[self]


class Element(Enum):
    """A part of a guide slip that a hall may leave out or move (单上内容)."""

    FACTS = "facts"
    WORDS = "words"
    WAY = "way"
    FLOW = "flow"
    FEES = "fees"
    SPECIALS = "specials"
    FAQ = "faq"
    LAW = "law"
    CODES = "codes"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {
            Element.FACTS: _("地点、时间、时限、收费、电话"),
            Element.WORDS: _("附加说明"),
            Element.WAY: _("交通指引"),
            Element.FLOW: _("办理流程图"),
            Element.FEES: _("收费明细"),
            Element.SPECIALS: _("特别程序"),
            Element.FAQ: _("常见问题"),
            Element.LAW: _("依据与其他要素"),
            Element.CODES: _("二维码"),
        }[self]


class TypeSize(Enum):
    """How large slips are set when nobody asks for a size (字号)."""

    NORMAL = "normal"
    LARGE = "large"

    @property
    def label(self) -> str:
        """The word a person reads."""
        return {TypeSize.NORMAL: _("普通字号"), TypeSize.LARGE: _("大字号")}[self]


USUAL_ELEMENTS = (
    Element.FACTS,
    Element.WORDS,
    Element.FEES,
    Element.FLOW,
    Element.SPECIALS,
    Element.LAW,
    Element.CODES,
)


@dataclass(frozen=True)
class SlipDesign:
    """How a hall wants its slips.

    Attributes:
        hall_line: Who hands out the paper; empty for the hall's own name.
        logo: A file of the hall with the use LOGO, None for none.
        footer: A line at the foot of every page; empty for none.
        elements: What follows the materials, in this order; what is not named is left out.
        size: Size of type where nobody asks for a form.
        paper: What is printed on where nobody asks for a form.
        service_words: Extra words by code of the queue service, on its tickets and on the guide
            slips of its items.
        logo_content: Bytes of the logo, for the paper at hand; not kept with the setting.
        words: What of the extra words belongs on the paper at hand; not kept with the setting.
    """

    hall_line: str = ""
    logo: UUID | None = None
    footer: str = ""
    elements: tuple[Element, ...] = USUAL_ELEMENTS
    size: TypeSize = TypeSize.NORMAL
    paper: Paper = Paper.A4
    service_words: Mapping[str, str] = field(default_factory=dict[str, str])
    logo_content: bytes = field(default=b"", repr=False, compare=False)
    words: str = field(default="", compare=False)

    @property
    def form(self) -> Paper:
        """What is made when nobody asks for a form."""
        is_large = self.size is TypeSize.LARGE and self.paper is Paper.A4
        return Paper.A4_LARGE if is_large else self.paper

    def named(self, hall_name: str) -> str:
        """Return the line that says who hands out a paper."""
        return self.hall_line or hall_name

    def filled(self, logo_content: bytes, service_code: str) -> "SlipDesign":
        """Return the design for one paper: with its logo, and the words of a queue service.

        Args:
            logo_content: Bytes of the logo; empty for none.
            service_code: Code of the queue service; empty for none.
        """
        words = self.service_words.get(service_code, "")
        return replace(self, logo_content=logo_content, words=words)

    def shows(self, element: Element) -> bool:
        """Return whether a part stands on the slips."""
        return element in self.elements
