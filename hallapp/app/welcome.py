"""What a person is asked before a face opens."""

from PySide6.QtCore import QObject


class Welcome(QObject):
    """Placeholder until the first start is wired."""
