"""Days on the command line."""

import argparse
from datetime import date

from hallapp.kernel.texts import _


def day_of(text: str) -> date:
    """Return the day that an argument names.

    Raises:
        argparse.ArgumentTypeError: It names none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(_("日期要写成 2026-11-20")) from error
