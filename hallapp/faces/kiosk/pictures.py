"""The pages of a public paper as pictures; drawn on the worker of papers."""

from PySide6.QtGui import QImage

from hallapp.faces.kiosk.errors import PaperUnreadableError

_PDF = b"%PDF-"
Picture = QImage
"""A page as it is shown."""


def pictures_of(content: bytes) -> tuple[Picture, ...]:
    """Return the pages of a PDF, or a picture as its only page; for the worker.

    Raises:
        PaperUnreadableError: It is neither, or damaged.
    """
    if not content.startswith(_PDF):
        image = QImage.fromData(content)
        if image.isNull():
            raise PaperUnreadableError
        return (image,)
    # Loaded with the first file: they bring the PDF library with them.
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    from hallapp.faces.parts.paper_preview import draw_pages

    try:
        return draw_pages(content)
    except pypdfium2.PdfiumError as failure:
        raise PaperUnreadableError from failure
