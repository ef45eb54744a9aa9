"""Functions, modules and front doors stay small enough to be read at once."""

import ast

from program_source import PACKAGE, functions, modules

FUNCTION_LINES = 40
MODULE_LINES = 400
PUBLIC_NAMES = 15


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{module.at(function)} {function.name}: {lines} lines"
        for module in modules()
        for function in functions(module)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > FUNCTION_LINES
    ]

    assert long == []


def test_no_module_is_a_drawer() -> None:
    long = [
        f"{module.name}: {lines} lines"
        for module in modules()
        if (lines := len(module.text.splitlines())) > MODULE_LINES
    ]

    assert long == []


def test_no_front_door_is_wider_than_a_person_can_remember() -> None:
    wide = []
    for path in sorted(PACKAGE.glob("*/__init__.py")):
        names = public_names(ast.parse(path.read_text(encoding="utf-8")))
        if len(names) > PUBLIC_NAMES:
            wide.append(f"{path.parent.name}: {len(names)} names")

    assert wide == []


def public_names(tree: ast.Module) -> list[str]:
    """What a front door offers: its `__all__`, or else what stands in it without underscore."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return [ast.literal_eval(each) for each in getattr(node.value, "elts", [])]
    own = (ast.FunctionDef, ast.ClassDef)
    return [n.name for n in tree.body if isinstance(n, own) and not n.name.startswith("_")]
