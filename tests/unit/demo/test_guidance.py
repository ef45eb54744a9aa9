"""What the demo hall adds to its guides takes up the words of its own items, all of them."""

import csv

from hallapp.demo import guidance_layout as layout
from hallapp.guides.rules import parted
from hallapp.kernel.places import database_scripts


def seeded() -> dict[str, tuple[str, ...]]:
    with (database_scripts() / "seed" / "service-items.csv").open(encoding="utf-8") as file:
        return {row["name"]: parted(row["materials"]) for row in csv.DictReader(file)}


def test_every_refined_material_is_one_of_its_item() -> None:
    items = seeded()

    lost = [
        (name, material)
        for name, refinement in layout.REFINED.items()
        for material in refinement.instead
        if material not in items.get(name, ())
    ]

    assert layout.REFINED
    assert lost == []


def test_a_refinement_adds_no_word_that_the_source_lacks() -> None:
    added = [
        (name, entry.name)
        for name, refinement in layout.REFINED.items()
        for source, entries in refinement.instead.items()
        for entry in entries
        if entry.name not in source
    ]

    assert added == []


def test_every_item_of_a_theme_is_there() -> None:
    items = seeded()

    assert [name for theme in layout.THEMES for name in theme.items if name not in items] == []


def test_every_condition_asks_a_question_that_is_there() -> None:
    for name, refinement in layout.REFINED.items():
        asked = {each.key: {o.key for o in each.options} for each in refinement.situations}
        for entries in refinement.instead.values():
            for condition in (c for entry in entries for c in entry.when):
                assert set(condition.options) <= asked.get(condition.question, set()), name
