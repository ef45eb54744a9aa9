"""Presenters know no widgets: they run without a screen.

Import contracts cannot name parts of an outside package, so this is a look at the source.
"""

import ast
from collections.abc import Iterator

from program_source import Module, modules

WIDGETS = ("PySide6.QtWidgets", "PySide6.QtGui")


def imported(module: Module) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom):
            yield node.module or "", node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)


def presenters() -> list[Module]:
    return [m for m in modules() if m.name.endswith("presenter.py")]


def test_presenters_import_no_widgets() -> None:
    found = [
        f"{module.at(node)} {name}"
        for module in presenters()
        for name, node in imported(module)
        if name.startswith(WIDGETS)
    ]

    assert len(presenters()) > 5
    assert found == []


def test_presenters_import_no_page() -> None:
    found = [
        f"{module.at(node)} {name}"
        for module in presenters()
        for name, node in imported(module)
        if name.rsplit(".", 1)[-1].endswith(("_page", "main_window"))
    ]

    assert found == []
