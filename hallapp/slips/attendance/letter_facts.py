"""What the bulletin and the letter of feedback are made from; loads no PDF library."""

from dataclasses import dataclass
from datetime import date, time

from hallapp.kernel.printed_table import PrintedTable


@dataclass(frozen=True, kw_only=True)
class BulletinSection:
    """A section; the paper numbers the headings itself (一、二、…)."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class BulletinFacts:
    """A bulletin (通报) in the layout of GB/T 9704.

    Attributes:
        issuer: Who signs and seals it.
        masthead: The red head (发文机关标志); empty for the issuer's name.
        number: 文号 such as 青政服通〔2026〕11号; empty makes the paper a draft (草稿).
        title: Without the issuer, who stands in the masthead.
        addressees: 主送, as one text; empty for none.
        opening: Paragraphs before the first section.
        annexes: Tables, each on pages of its own.
        report_to: 报 in the imprint; `send_to` 送, `issue_to` 发.
        dated_on: 成文日期; None leaves a blank.
        copies: How many are printed; None when not said.
        audit_head: Head of the audit's chain when it was made, printed small.
    """

    issuer: str
    title: str
    sections: tuple[BulletinSection, ...]
    masthead: str = ""
    number: str = ""
    addressees: str = ""
    opening: tuple[str, ...] = ()
    annexes: tuple[PrintedTable, ...] = ()
    report_to: tuple[str, ...] = ()
    send_to: tuple[str, ...] = ()
    issue_to: tuple[str, ...] = ()
    dated_on: date | None = None
    copies: int | None = None
    audit_head: str = ""


@dataclass(frozen=True, kw_only=True)
class LetterFacts:
    """A letter of feedback to the home unit (反馈函) with the reply slip to cut off (回执).

    Attributes:
        number: Such as 反馈〔2026〕3号; empty makes the paper a draft.
        unit: The home unit that it addresses.
        found_on: When it was found, at `found_at` where that is known.
        source: How it was found: 第2次巡查, 视频巡查.
        fact: What was found, in words.
        explanation: What the person said; empty when nothing was said.
        rule: Which rule it breaks, in the rule's own words; empty when none is named.
        request: What the unit is asked to do; empty prints the usual request.
        reply_due_on: By when the reply slip comes back.
        phone: Of whoever answers questions; empty when there is none.
    """

    issuer: str
    unit: str
    person: str
    window: str
    found_on: date
    fact: str
    source: str = ""
    found_at: time | None = None
    number: str = ""
    explanation: str = ""
    rule: str = ""
    request: str = ""
    reply_due_on: date | None = None
    dated_on: date | None = None
    phone: str = ""
