"""Plugs screens into an X server and pulls them out, as a cable does."""

import ctypes as c
from ctypes.util import find_library

import pytest


class _Monitor(c.Structure):
    _fields_ = [
        ("name", c.c_ulong),
        ("primary", c.c_int),
        ("automatic", c.c_int),
        ("outputs", c.c_int),
        ("x", c.c_int),
        ("y", c.c_int),
        ("width", c.c_int),
        ("height", c.c_int),
        ("width_mm", c.c_int),
        ("height_mm", c.c_int),
        ("output", c.POINTER(c.c_ulong)),
    ]


class Plugs:
    """The plugs of an X server; each screen is a part of the server's one picture."""

    def __init__(self, display: str) -> None:
        if find_library("Xrandr") is None:
            pytest.skip("NOT PROVED HERE: libXrandr is missing, no screen was pulled out")
        self._x, self._randr = c.CDLL("libX11.so.6"), c.CDLL("libXrandr.so.2")
        self._x.XOpenDisplay.restype = c.c_void_p
        self._x.XDefaultRootWindow.restype = c.c_ulong
        self._x.XInternAtom.restype = c.c_ulong
        self._randr.XRRGetMonitors.restype = c.POINTER(_Monitor)
        self._display = c.c_void_p(self._x.XOpenDisplay(display.encode()))
        self._root = c.c_ulong(self._x.XDefaultRootWindow(self._display))
        count = c.c_int()
        first = self._randr.XRRGetMonitors(self._display, self._root, 1, c.byref(count))
        # The server has one true output: some screen must own it, or it makes one of its own.
        self._output = c.c_ulong(first[0].output[0])

    def plug(self, name: str, x: int, width: int, height: int, *, is_first: bool = False) -> None:
        """Put a screen in."""
        monitor = _Monitor(
            self._atom(name).value, 0, 0, int(is_first), x, 0, width, height, 300, 200
        )
        if is_first:
            monitor.output = c.pointer(self._output)
        self._randr.XRRSetMonitor(self._display, self._root, c.byref(monitor))
        self._x.XSync(self._display, 0)

    def pull(self, name: str) -> None:
        """Pull a screen out."""
        self._randr.XRRDeleteMonitor(self._display, self._root, self._atom(name))
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        """Go away."""
        self._x.XCloseDisplay(self._display)

    def _atom(self, name: str) -> c.c_ulong:
        return c.c_ulong(self._x.XInternAtom(self._display, name.encode(), 0))
