"""Items in the hall's catalogue, for tests of themes, lists and files."""

import uuid
from dataclasses import replace as changed

import pytest
from guide_contents import plain_content, whole_content
from hall_store import HallStore
from public_items import publish


@pytest.fixture
def items(store: HallStore) -> dict[str, uuid.UUID]:
    """Three public items: one whole, one plain, one done at once without a visit."""
    whole = whole_content()
    at_once = changed(
        plain_content("社保卡查询"),
        values={
            "name": "社保卡查询", "item_type": "public_service", "handling_type": "instant",
            "visits": 0, "is_online": True,
        },
    )  # fmt: skip
    return publish(store, {"S-001": whole, "S-002": plain_content(), "S-003": at_once})
