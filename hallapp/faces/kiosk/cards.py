"""A card, however the kiosk's reader hands it over. Pure."""

from hallapp.kernel.identity import CardRow, read_card


def card_of(read: str | CardRow, template: str) -> CardRow:
    """Return the card that was read.

    Args:
        read: What a reader typed, or the card that a reader with a library read.
        template: What a reader that types is set to type.

    Raises:
        CardTextError: It is no card.
        IdNumberError: The number's check digit does not fit.
    """
    return read if isinstance(read, CardRow) else read_card(read, template)
