"""Keys that work while another program has the keyboard (全局按键)."""

from hallapp.qtkit.global_keys.backend import KeyBackend, NoKeys, open_backend
from hallapp.qtkit.global_keys.registry import GlobalKeys

__all__ = ["GlobalKeys", "KeyBackend", "NoKeys", "open_backend"]
