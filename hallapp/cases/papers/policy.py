"""Settings of the hall that papers obey."""

from hallapp.kernel.settings import Setting

PAPER_PREFIX = Setting(
    name="cases.paper_prefix",
    default="政务",
    spell=lambda value: {"prefix": value},
    read=lambda kept: str(kept["prefix"]),
)
"""First word of every 文号, such as 青政务 in 青政务受〔2026〕12号."""

REVIEW_AGENCIES: Setting[tuple[str, str]] = Setting(
    name="cases.review_agencies",
    default=("", ""),
    spell=lambda value: {"review": value[0], "court": value[1]},
    read=lambda kept: (str(kept["review"]), str(kept["court"])),
)
"""Where a refusal is fought here (行政复议机关、人民法院); empty leaves a blank on the paper."""
