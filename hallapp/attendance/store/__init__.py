"""Statements of attendance."""

from hallapp.attendance.store.punch_rows import add_punch, punches_between, punches_of

__all__ = ["add_punch", "punches_between", "punches_of"]
