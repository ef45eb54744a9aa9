"""How an import goes on: told portion by portion, stopped when wished, overtaken by another."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import IntegrityError

from hallapp.guides.errors import ImportCancelledError, ImportOvertakenError
from hallapp.guides.importing.plan import Progress

PORTION = 500
"""Lines or items that are written, and told of, at once."""


def tell(progress: Progress | None, done: int, total: int) -> None:
    """Tell how far it is, after each portion and at the end.

    Raises:
        ImportCancelledError: The person stopped.
    """
    is_due = done % PORTION == 0 or done == total
    if progress is not None and is_due and not progress(done, total):
        raise ImportCancelledError


@contextmanager
def told_when_overtaken() -> Generator[None]:
    """Turn a clash with what somebody else wrote at the same moment into its refusal.

    Raises:
        ImportOvertakenError: The store holds one of these items already.
    """
    try:
        yield
    except IntegrityError as error:
        raise ImportOvertakenError from error
