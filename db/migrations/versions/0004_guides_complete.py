"""Guides complete: situations, drafts and reviews, themes, lists, openness; visits on paper."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guide_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("use", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=80), nullable=False),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_guide_file_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_file")),
        sa.UniqueConstraint(
            "hall_id", "use", "digest", name=op.f("uq_guide_file_hall_id_use_digest")
        ),
    )
    op.create_table(
        "guide_theme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("before_steps", sa.BigInteger(), nullable=True),
        sa.Column("before_days", sa.BigInteger(), nullable=True),
        sa.Column("before_materials", sa.BigInteger(), nullable=True),
        sa.Column("before_visits", sa.BigInteger(), nullable=True),
        sa.Column("after_steps", sa.BigInteger(), nullable=True),
        sa.Column("after_days", sa.BigInteger(), nullable=True),
        sa.Column("after_materials", sa.BigInteger(), nullable=True),
        sa.Column("after_visits", sa.BigInteger(), nullable=True),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_guide_theme_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_theme")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_guide_theme_hall_id_code")),
    )
    op.create_table(
        "openness_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("first", sa.String(length=200), nullable=False),
        sa.Column("second", sa.String(length=200), server_default="", nullable=False),
        sa.Column("third", sa.String(length=200), server_default="", nullable=False),
        sa.Column("content", sa.Text(), server_default="", nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("time_limit", sa.Text(), server_default="", nullable=False),
        sa.Column("publisher", sa.String(length=200), server_default="", nullable=False),
        sa.Column("channels", sa.Text(), server_default='{"channels":[]}', nullable=False),
        sa.Column("audience", sa.String(length=200), server_default="", nullable=False),
        sa.Column("way", sa.String(length=40), server_default="active", nullable=False),
        sa.Column("level", sa.String(length=60), server_default="", nullable=False),
        sa.Column("closed_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_openness_entry_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openness_entry")),
    )
    with op.batch_alter_table("openness_entry", schema=None) as batch_op:
        batch_op.create_index("ix_openness_entry_place", ["hall_id", "position"], unique=False)

    op.create_table(
        "reading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Uuid(), nullable=True),
        sa.Column("station", sa.String(length=80), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_reading_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index("ix_reading_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "review_cause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("searched", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_review_cause_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_cause")),
    )
    op.create_table(
        "slip_distribution",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_slip_distribution_hall_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_slip_distribution")),
    )
    op.create_table(
        "public_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=80), server_default="", nullable=False),
        sa.Column("issuer", sa.String(length=200), server_default="", nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("is_in_force", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.Column("interprets", sa.Uuid(), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["guide_file.id"], name=op.f("fk_public_paper_file_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_public_paper_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_paper")),
    )
    op.create_table(
        "catalogue_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("item_type", sa.String(length=40), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_catalogue_change_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_catalogue_change_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalogue_change")),
    )
    with op.batch_alter_table("catalogue_change", schema=None) as batch_op:
        batch_op.create_index("ix_catalogue_change_day", ["hall_id", "on"], unique=False)
        batch_op.create_index(batch_op.f("ix_catalogue_change_item_id"), ["item_id"], unique=False)

    op.create_table(
        "guide_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("base_version", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("remarks", sa.Text(), server_default="", nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_by", sa.Uuid(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_guide_draft_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_guide_draft_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_guide_draft")),
        sa.UniqueConstraint(
            "hall_id", "item_id", "number", name=op.f("uq_guide_draft_hall_id_item_id_number")
        ),
    )
    with op.batch_alter_table("guide_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guide_draft_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "ix_guide_draft_waiting",
            ["hall_id", "state"],
            unique=False,
            sqlite_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
            postgresql_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
        )
        batch_op.create_index(
            "uq_guide_draft_open",
            ["item_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
            postgresql_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
        )

    op.create_table(
        "item_situation",
        sa.Column("key", sa.String(length=50), server_default="", nullable=False),
        sa.Column("ask", sa.Text(), server_default="", nullable=False),
        sa.Column("options", sa.Text(), server_default='{"options":[]}', nullable=False),
        sa.Column("applies_when", sa.Text(), server_default="{}", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_situation_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_item_situation_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_situation")),
    )
    with op.batch_alter_table("item_situation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_situation_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_item_situation_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "item_special",
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("limit_amount", sa.BigInteger(), nullable=True),
        sa.Column("limit_unit", sa.String(length=40), nullable=True),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("charges", sa.Boolean(), nullable=True),
        sa.Column("fee_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("counts_in_limit", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_special_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_item_special_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_special")),
    )
    with op.batch_alter_table("item_special", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_special_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_item_special_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "monthly_list",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("until_month", sa.Date(), nullable=True),
        sa.Column("batch", sa.BigInteger(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_by", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_monthly_list_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_monthly_list_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_monthly_list")),
    )
    with op.batch_alter_table("monthly_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_monthly_list_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_monthly_list_now",
            ["hall_id", "kind", "item_id"],
            unique=True,
            sqlite_where=sa.text("until_month IS NULL"),
            postgresql_where=sa.text("until_month IS NULL"),
        )

    op.create_table(
        "review_cause_item",
        sa.Column("cause_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("where", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Uuid(), nullable=True),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["cause_id"], ["review_cause.id"], name=op.f("fk_review_cause_item_cause_id")
        ),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_review_cause_item_hall_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_review_cause_item_item_id")
        ),
        sa.PrimaryKeyConstraint("cause_id", "item_id", name=op.f("pk_review_cause_item")),
    )
    op.create_table(
        "theme_item",
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_theme_item_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_theme_item_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["guide_theme.id"], name=op.f("fk_theme_item_theme_id")
        ),
        sa.PrimaryKeyConstraint("theme_id", "item_id", name=op.f("pk_theme_item")),
    )
    op.create_table(
        "paper_pack",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=8), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_paper_pack_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_paper_pack_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_pack")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_paper_pack_hall_id_code")),
    )
    op.create_table(
        "paper_stubs",
        sa.Column("pack_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.String(length=8), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_paper_stubs_hall_id")),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["paper_pack.id"], name=op.f("fk_paper_stubs_pack_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_paper_stubs_service_id")
        ),
        sa.PrimaryKeyConstraint("pack_id", "position", name=op.f("pk_paper_stubs")),
        sa.UniqueConstraint(
            "pack_id", "mark", "first", name=op.f("uq_paper_stubs_pack_id_mark_first")
        ),
    )
    op.create_table(
        "paper_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("pack_id", sa.Uuid(), nullable=False),
        sa.Column("stub", sa.String(length=16), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["person.id"], name=op.f("fk_paper_visit_entered_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_paper_visit_hall_id")),
        sa.ForeignKeyConstraint(
            ["pack_id"], ["paper_pack.id"], name=op.f("fk_paper_visit_pack_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paper_visit_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_paper_visit_service_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_paper_visit_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_visit")),
        sa.UniqueConstraint("pack_id", "stub", name=op.f("uq_paper_visit_pack_id_stub")),
    )
    with op.batch_alter_table("paper_visit", schema=None) as batch_op:
        batch_op.create_index("ix_paper_visit_day", ["hall_id", "day"], unique=False)

    with op.batch_alter_table("item_fee", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("state", sa.String(length=40), server_default="charged", nullable=False)
        )
        batch_op.add_column(sa.Column("changed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("document", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("applies_when", sa.Text(), server_default="{}", nullable=False)
        )

    with op.batch_alter_table("item_step", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("actor", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("result", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("required_material", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("group", sa.String(length=200), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("applies_when", sa.Text(), server_default="{}", nullable=False)
        )
        batch_op.add_column(sa.Column("blank_file", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("sample_file", sa.Uuid(), nullable=True))

    with op.batch_alter_table("service_item", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("item_level", sa.String(length=50), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("parent_code", sa.String(length=50), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("list_level", sa.String(length=50), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("result_file", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("slip_note", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("service_item", schema=None) as batch_op:
        batch_op.drop_column("slip_note")
        batch_op.drop_column("result_file")
        batch_op.drop_column("list_level")
        batch_op.drop_column("parent_code")
        batch_op.drop_column("item_level")

    with op.batch_alter_table("required_material", schema=None) as batch_op:
        batch_op.drop_column("sample_file")
        batch_op.drop_column("blank_file")
        batch_op.drop_column("applies_when")
        batch_op.drop_column("group")

    with op.batch_alter_table("item_step", schema=None) as batch_op:
        batch_op.drop_column("result")
        batch_op.drop_column("actor")

    with op.batch_alter_table("item_fee", schema=None) as batch_op:
        batch_op.drop_column("applies_when")
        batch_op.drop_column("document")
        batch_op.drop_column("changed_on")
        batch_op.drop_column("state")

    with op.batch_alter_table("paper_visit", schema=None) as batch_op:
        batch_op.drop_index("ix_paper_visit_day")

    op.drop_table("paper_visit")
    op.drop_table("paper_stubs")
    op.drop_table("paper_pack")
    op.drop_table("theme_item")
    op.drop_table("review_cause_item")
    with op.batch_alter_table("monthly_list", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_monthly_list_now",
            sqlite_where=sa.text("until_month IS NULL"),
            postgresql_where=sa.text("until_month IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_monthly_list_item_id"))

    op.drop_table("monthly_list")
    with op.batch_alter_table("item_special", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_item_special_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_item_special_item_id"))

    op.drop_table("item_special")
    with op.batch_alter_table("item_situation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_item_situation_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_item_situation_item_id"))

    op.drop_table("item_situation")
    with op.batch_alter_table("guide_draft", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_guide_draft_open",
            sqlite_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
            postgresql_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
        )
        batch_op.drop_index(
            "ix_guide_draft_waiting",
            sqlite_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
            postgresql_where=sa.text("state IN ('draft', 'submitted', 'returned', 'approved')"),
        )
        batch_op.drop_index(batch_op.f("ix_guide_draft_item_id"))

    op.drop_table("guide_draft")
    with op.batch_alter_table("catalogue_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_catalogue_change_item_id"))
        batch_op.drop_index("ix_catalogue_change_day")

    op.drop_table("catalogue_change")
    op.drop_table("public_paper")
    op.drop_table("slip_distribution")
    op.drop_table("review_cause")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index("ix_reading_day")

    op.drop_table("reading")
    with op.batch_alter_table("openness_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_openness_entry_place")

    op.drop_table("openness_entry")
    op.drop_table("guide_theme")
    op.drop_table("guide_file")
