"""Refusals of the press of official papers."""

from hallapp.kernel.errors import RuleError


class NothingToPrintError(RuleError):
    """A batch without a single paper (没有可打印的文书)."""

    code = "official.nothing_to_print"
