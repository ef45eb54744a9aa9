"""cases complete."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Every case so far was accepted when it was received. Its due day is left open here and
# reckoned when the hall is next opened: a migration knows no calendar.
_CASES = """
INSERT INTO hall_case (
    id, hall_id, case_number, query_code, item_id, item_name, item_type, handling_type,
    guide_version, form, origin, place, ticket_id, ticket_label, window_id, person_id, state,
    received_at, received_on, accepted_at, accepted_on, is_deemed, promised_amount,
    promised_unit, is_promised, statutory_amount, statutory_unit, clock_id, concluded_on
)
SELECT
    c.id, c.hall_id, c.case_number, c.query_code, c.item_id, i.name, i.item_type,
    i.handling_type, c.guide_version, 'plain', 'hall', 'window', c.ticket_id, c.ticket_label,
    c.window_id, c.person_id, c.state, c.accepted_at, c.accepted_on, c.accepted_at,
    c.accepted_on, false, c.promised_amount, c.promised_unit, c.is_promised,
    c.statutory_amount, c.statutory_unit, c.id, c.concluded_on
FROM accepted_case AS c JOIN service_item AS i ON i.id = c.item_id
"""
_CLOCKS = """
INSERT INTO case_clock (
    id, hall_id, case_id, kind, position, label, day_zero, started_at, amount, unit, law_amount,
    law_unit, extension, is_provisional, stood_since, ended_on
)
SELECT
    c.id, c.hall_id, c.id, 'decision', 0, '', c.accepted_on, c.accepted_at, c.promised_amount,
    c.promised_unit, c.statutory_amount, c.statutory_unit, 0, false,
    (SELECT max(s.from_on) FROM case_suspension AS s
     WHERE s.case_id = c.id AND s.to_on IS NULL),
    c.concluded_on
FROM accepted_case AS c
"""
_EVENTS = """
INSERT INTO case_event (case_id, position, hall_id, kind, at, "on", person_id, facts)
SELECT c.id, 1, c.hall_id, 'accepted', c.accepted_at, c.accepted_on, c.person_id, '{}'
FROM accepted_case AS c
"""


def upgrade() -> None:
    op.create_table(
        "annual_figure",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_annual_figure_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_figure")),
    )
    with op.batch_alter_table("annual_figure", schema=None) as batch_op:
        batch_op.create_index("ix_annual_figure_year", ["hall_id", "year", "code"], unique=False)

    op.create_table(
        "calendar_edit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_days", sa.BigInteger(), nullable=False),
        sa.Column("moved_cases", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_calendar_edit_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_edit")),
    )
    op.create_table(
        "case_paper_series",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_case_paper_series_hall_id")
        ),
        sa.PrimaryKeyConstraint("hall_id", "kind", "year", name=op.f("pk_case_paper_series")),
    )
    op.create_table(
        "joint_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_joint_year_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "year", name=op.f("pk_joint_year")),
    )
    op.create_table(
        "supervision_rule",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=False),
        sa.Column("rung", sa.String(length=40), nullable=False),
        sa.Column("clock", sa.String(length=40), nullable=True),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.String(length=40), nullable=True),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.Column("reply_days", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_supervision_rule_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supervision_rule")),
    )
    with op.batch_alter_table("supervision_rule", schema=None) as batch_op:
        batch_op.create_index(
            "uq_supervision_rule_now",
            ["hall_id", "code"],
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.create_table(
        "supervision_scan",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("scanned_on", sa.Date(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_supervision_scan_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_supervision_scan")),
    )
    op.create_table(
        "item_stationing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("must_be_stationed", sa.Boolean(), nullable=False),
        sa.Column("is_stationed", sa.Boolean(), nullable=False),
        sa.Column("exception", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_stationing_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_item_stationing_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_stationing")),
    )
    with op.batch_alter_table("item_stationing", schema=None) as batch_op:
        batch_op.create_index("ix_item_stationing_item", ["item_id", "made_at"], unique=False)

    op.create_table(
        "hall_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.String(length=40), nullable=False),
        sa.Column("query_code", sa.String(length=12), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("item_name", sa.Text(), nullable=False),
        sa.Column("item_type", sa.String(length=40), nullable=False),
        sa.Column("handling_type", sa.String(length=40), nullable=True),
        sa.Column("guide_version", sa.BigInteger(), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=40), nullable=False),
        sa.Column("external_number", sa.String(length=80), server_default="", nullable=False),
        sa.Column("external_digest", sa.String(length=64), server_default="", nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("ticket_label", sa.String(length=12), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        sa.Column("stage_position", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("is_deemed", sa.Boolean(), nullable=False),
        sa.Column("promised_amount", sa.BigInteger(), nullable=True),
        sa.Column("promised_unit", sa.String(length=40), nullable=True),
        sa.Column("is_promised", sa.Boolean(), nullable=False),
        sa.Column("statutory_amount", sa.BigInteger(), nullable=True),
        sa.Column("statutory_unit", sa.String(length=40), nullable=True),
        sa.Column("clock_id", sa.Uuid(), nullable=True),
        sa.Column("concluded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(length=40), nullable=True),
        sa.Column("ready_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_hall_case_hall_id")),
        sa.ForeignKeyConstraint(
            ["handler_id"], ["person.id"], name=op.f("fk_hall_case_handler_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_hall_case_item_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_hall_case_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_hall_case_ticket_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_hall_case_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_case")),
        sa.UniqueConstraint(
            "hall_id", "case_number", name=op.f("uq_hall_case_hall_id_case_number")
        ),
    )
    with op.batch_alter_table("hall_case", schema=None) as batch_op:
        batch_op.create_index("ix_hall_case_code", ["hall_id", "query_code"], unique=False)
        batch_op.create_index("ix_hall_case_concluded", ["hall_id", "concluded_on"], unique=False)
        batch_op.create_index("ix_hall_case_handler", ["handler_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_hall_case_item_id"), ["item_id"], unique=False)
        batch_op.create_index("ix_hall_case_received", ["hall_id", "received_on"], unique=False)
        batch_op.create_index("ix_hall_case_state", ["hall_id", "state"], unique=False)
        batch_op.create_index(
            "ix_hall_case_window", ["hall_id", "window_id", "state"], unique=False
        )
        batch_op.create_index(
            "uq_hall_case_external",
            ["hall_id", "external_number"],
            unique=True,
            sqlite_where=sa.text("external_number <> ''"),
            postgresql_where=sa.text("external_number <> ''"),
        )

    op.create_table(
        "case_charge",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("standard", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("charged_fen", sa.BigInteger(), nullable=False),
        sa.Column("reduced_fen", sa.BigInteger(), nullable=False),
        sa.Column("reduction", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_case_charge_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_charge_hall_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_charge")),
    )
    op.create_table(
        "case_clock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("day_zero", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("law_amount", sa.BigInteger(), nullable=True),
        sa.Column("law_unit", sa.String(length=40), nullable=True),
        sa.Column("extension", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("law_due_on", sa.Date(), nullable=True),
        sa.Column("yellow_on", sa.Date(), nullable=True),
        sa.Column("yellow_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("stood_since", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_case_clock_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_clock_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_clock")),
        sa.UniqueConstraint(
            "case_id", "kind", "position", name=op.f("uq_case_clock_case_id_kind_position")
        ),
    )
    with op.batch_alter_table("case_clock", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_clock_due",
            ["hall_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )
        batch_op.create_index(
            "ix_case_clock_yellow",
            ["hall_id", "yellow_on"],
            unique=False,
            sqlite_where=sa.text("ended_on IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL"),
        )

    op.create_table(
        "case_event",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("person_name", sa.String(length=60), server_default="", nullable=False),
        sa.Column("window_number", sa.BigInteger(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_case_event_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_event_hall_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_event")),
    )
    with op.batch_alter_table("case_event", schema=None) as batch_op:
        batch_op.create_index("ix_case_event_day", ["hall_id", "on", "kind"], unique=False)

    op.create_table(
        "case_outcome",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("quality", sa.String(length=40), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("concluded_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("law_due_on", sa.Date(), nullable=True),
        sa.Column("budget_days", sa.BigInteger(), nullable=True),
        sa.Column("law_days", sa.BigInteger(), nullable=True),
        sa.Column("used_days", sa.BigInteger(), nullable=False),
        sa.Column("suspended_days", sa.BigInteger(), nullable=False),
        sa.Column("supplement_days", sa.BigInteger(), nullable=False),
        sa.Column("is_instant", sa.Boolean(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hall_case.id"], name=op.f("fk_case_outcome_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_outcome_hall_id")),
        sa.PrimaryKeyConstraint("case_id", "round", name=op.f("pk_case_outcome")),
    )
    with op.batch_alter_table("case_outcome", schema=None) as batch_op:
        batch_op.create_index("ix_case_outcome_day", ["hall_id", "concluded_on"], unique=False)

    op.create_table(
        "case_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_case_paper_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_paper_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_paper")),
        sa.UniqueConstraint(
            "hall_id",
            "kind",
            "year",
            "sequence",
            name=op.f("uq_case_paper_hall_id_kind_year_sequence"),
        ),
    )
    with op.batch_alter_table("case_paper", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_paper_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_payment",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("paid_fen", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=False),
        sa.Column("voucher", sa.String(length=80), nullable=False),
        sa.Column("way", sa.String(length=40), server_default="", nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hall_case.id"], name=op.f("fk_case_payment_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_payment_hall_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_payment")),
    )
    op.create_table(
        "case_stage",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("limit_amount", sa.BigInteger(), nullable=True),
        sa.Column("limit_unit", sa.String(length=40), nullable=True),
        sa.Column("counts_in_limit", sa.Boolean(), nullable=False),
        sa.Column("handler_id", sa.Uuid(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("began_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("opinion", sa.Text(), server_default="", nullable=False),
        sa.Column("forwarded_to", sa.String(length=120), server_default="", nullable=False),
        sa.Column("forwarded_on", sa.Date(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_case_stage_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_stage_hall_id")),
        sa.ForeignKeyConstraint(
            ["handler_id"], ["person.id"], name=op.f("fk_case_stage_handler_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_stage")),
    )
    with op.batch_alter_table("case_stage", schema=None) as batch_op:
        batch_op.create_index(
            "ix_case_stage_running", ["hall_id", "ended_on", "handler_id"], unique=False
        )

    op.create_table(
        "joint_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("project_name", sa.Text(), nullable=False),
        sa.Column("project_place", sa.Text(), server_default="", nullable=False),
        sa.Column("area_m2", sa.BigInteger(), nullable=True),
        sa.Column("investment_fen", sa.BigInteger(), nullable=True),
        sa.Column("fee_fen", sa.BigInteger(), nullable=True),
        sa.Column("lead_department_id", sa.Uuid(), nullable=False),
        sa.Column("agent_id", sa.Uuid(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("summed_on", sa.Date(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["person.id"], name=op.f("fk_joint_case_agent_id")),
        sa.ForeignKeyConstraint(["case_id"], ["hall_case.id"], name=op.f("fk_joint_case_case_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_joint_case_hall_id")),
        sa.ForeignKeyConstraint(
            ["lead_department_id"], ["department.id"], name=op.f("fk_joint_case_lead_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["theme_id"], ["guide_theme.id"], name=op.f("fk_joint_case_theme_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_case")),
        sa.UniqueConstraint("case_id", name=op.f("uq_joint_case_case_id")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_joint_case_hall_id_number")),
    )
    op.create_table(
        "raised_light",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("occurrence", sa.String(length=80), nullable=False),
        sa.Column("colour", sa.String(length=40), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), server_default="", nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_by", sa.Uuid(), nullable=True),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hall_case.id"], name=op.f("fk_raised_light_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_raised_light_hall_id")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["supervision_rule.id"], name=op.f("fk_raised_light_rule_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_raised_light")),
        sa.UniqueConstraint(
            "rule_id",
            "case_id",
            "occurrence",
            name=op.f("uq_raised_light_rule_id_case_id_occurrence"),
        ),
    )
    with op.batch_alter_table("raised_light", schema=None) as batch_op:
        batch_op.create_index("ix_raised_light_case", ["case_id"], unique=False)
        batch_op.create_index(
            "ix_raised_light_open",
            ["hall_id", "raised_at"],
            unique=False,
            sqlite_where=sa.text("cleared_at IS NULL"),
            postgresql_where=sa.text("cleared_at IS NULL"),
        )

    op.create_table(
        "case_due_move",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("old_on", sa.Date(), nullable=True),
        sa.Column("new_on", sa.Date(), nullable=False),
        sa.Column("old_law_on", sa.Date(), nullable=True),
        sa.Column("new_law_on", sa.Date(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("edit_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hall_case.id"], name=op.f("fk_case_due_move_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["case_clock.id"], name=op.f("fk_case_due_move_clock_id")
        ),
        sa.ForeignKeyConstraint(
            ["edit_id"], ["calendar_edit.id"], name=op.f("fk_case_due_move_edit_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_due_move_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_due_move")),
    )
    with op.batch_alter_table("case_due_move", schema=None) as batch_op:
        batch_op.create_index("ix_case_due_move_case", ["case_id"], unique=False)
        batch_op.create_index("ix_case_due_move_moved", ["hall_id", "moved_at"], unique=False)

    op.create_table(
        "case_extension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver_name", sa.String(length=60), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(length=80), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["hall_case.id"], name=op.f("fk_case_extension_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["case_clock.id"], name=op.f("fk_case_extension_clock_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_extension_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_extension")),
    )
    with op.batch_alter_table("case_extension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_extension_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_paper_print",
        sa.Column("paper_id", sa.Uuid(), nullable=False),
        sa.Column("copy", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_paper_print_hall_id")),
        sa.ForeignKeyConstraint(
            ["paper_id"], ["case_paper.id"], name=op.f("fk_case_paper_print_paper_id")
        ),
        sa.PrimaryKeyConstraint("paper_id", "copy", name=op.f("pk_case_paper_print")),
    )
    op.create_table(
        "chase",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("light_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("paper_id", sa.Uuid(), nullable=True),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("sent_to", sa.String(length=120), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), server_default="", nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("replied_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_chase_hall_id")),
        sa.ForeignKeyConstraint(["light_id"], ["raised_light.id"], name=op.f("fk_chase_light_id")),
        sa.ForeignKeyConstraint(["paper_id"], ["case_paper.id"], name=op.f("fk_chase_paper_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chase")),
    )
    with op.batch_alter_table("chase", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chase_light_id"), ["light_id"], unique=False)

    op.create_table(
        "joint_branch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("joint_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("reply_amount", sa.BigInteger(), nullable=False),
        sa.Column("reply_unit", sa.String(length=40), nullable=False),
        sa.Column("clock_id", sa.Uuid(), nullable=False),
        sa.Column("opinion", sa.String(length=40), nullable=True),
        sa.Column("opinion_text", sa.Text(), server_default="", nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_by", sa.String(length=60), server_default="", nullable=False),
        sa.Column("reply_number", sa.String(length=80), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["clock_id"], ["case_clock.id"], name=op.f("fk_joint_branch_clock_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_joint_branch_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_joint_branch_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_joint_branch_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["joint_id"], ["joint_case.id"], name=op.f("fk_joint_branch_joint_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joint_branch")),
        sa.UniqueConstraint("joint_id", "position", name=op.f("uq_joint_branch_joint_id_position")),
    )
    with op.batch_alter_table("joint_branch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_joint_branch_joint_id"), ["joint_id"], unique=False)
        batch_op.create_index(
            "ix_joint_branch_waiting", ["hall_id", "department_id", "replied_on"], unique=False
        )

    op.execute(_CASES)
    op.execute(_CLOCKS)
    op.execute(_EVENTS)
    with op.batch_alter_table("case_applicant", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("agent_name", sa.String(length=120), server_default="", nullable=False)
        )
        batch_op.add_column(
            sa.Column("agent_phone", sa.String(length=40), server_default="", nullable=False)
        )
        batch_op.drop_constraint(batch_op.f("fk_case_applicant_case_id"), type_="foreignkey")
        batch_op.create_foreign_key(
            batch_op.f("fk_case_applicant_case_id"), "hall_case", ["case_id"], ["id"]
        )

    with op.batch_alter_table("case_suspension", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ground", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("basis", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column("document_number", sa.String(length=80), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("planned_to_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("told_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("from_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("to_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("suspended_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("resumed_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("to_note", sa.Text(), server_default="", nullable=False))
        batch_op.drop_constraint(batch_op.f("fk_case_suspension_case_id"), type_="foreignkey")
        batch_op.create_foreign_key(
            batch_op.f("fk_case_suspension_case_id"), "hall_case", ["case_id"], ["id"]
        )

    with op.batch_alter_table("case_tick", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "round", sa.BigInteger(), server_default="1", autoincrement=False, nullable=False
            )
        )
        batch_op.drop_constraint(batch_op.f("fk_case_tick_case_id"), type_="foreignkey")
        batch_op.create_foreign_key(
            batch_op.f("fk_case_tick_case_id"), "hall_case", ["case_id"], ["id"]
        )
        batch_op.drop_constraint(batch_op.f("pk_case_tick"), type_="primary")
        batch_op.create_primary_key(batch_op.f("pk_case_tick"), ["case_id", "round", "position"])

    with op.batch_alter_table("accepted_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accepted_case_window"))

    op.drop_table("accepted_case")


def downgrade() -> None:
    """Refuse: the copy made before the upgrade is the way back, it has lost nothing."""
    raise NotImplementedError
