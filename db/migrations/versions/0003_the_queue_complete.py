"""The queue complete: everything around a ticket, appointments, evaluation, the guide desk."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

LIVE_INDEX = "uq_ticket_step_live_ticket"
LIVE = "state IN ('waiting', 'held', 'away', 'called', 'serving')"
LIVE_BEFORE = "state IN ('waiting', 'called', 'serving')"
RESERVED = "state = 'waiting' AND (wanted_window_id IS NOT NULL OR wanted_person_id IS NOT NULL)"
NEW_KINDS = ("appointments", "evaluations", "help")


def live_index(condition: str) -> None:
    """Keep one live step a ticket, in other words than before."""
    op.drop_index(LIVE_INDEX, table_name="ticket_step")
    op.create_index(
        LIVE_INDEX,
        "ticket_step",
        ["ticket_id"],
        unique=True,
        sqlite_where=sa.text(condition),
        postgresql_where=sa.text(condition),
    )


def upgrade() -> None:
    op.create_table(
        "priority_class",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("head_start_minutes", sa.BigInteger(), nullable=False),
        sa.Column("needs_proof", sa.Boolean(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_priority_class_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority_class")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_priority_class_hall_id_code")),
    )
    op.create_table(
        "visit_package",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_visit_package_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_package")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_visit_package_hall_id_code")),
    )
    op.create_table(
        "appointment_slot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capacity", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_appointment_slot_hall_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_appointment_slot_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_slot")),
        sa.UniqueConstraint(
            "hall_id",
            "service_id",
            "starts_at",
            name=op.f("uq_appointment_slot_hall_id_service_id_starts_at"),
        ),
    )
    op.create_table(
        "issue_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("opens", sa.Time(), nullable=False),
        sa.Column("closes", sa.Time(), nullable=False),
        sa.Column("quota", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("kind", sa.String(length=40), server_default="everybody", nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("(true)"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_issue_session_hall_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_issue_session_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_session")),
    )
    with op.batch_alter_table("issue_session", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_issue_session_service_id"), ["service_id"], unique=False
        )

    op.create_table(
        "package_step",
        sa.Column("package_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_package_step_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_package_step_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["package_id"], ["visit_package.id"], name=op.f("fk_package_step_package_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_package_step_service_id")
        ),
        sa.PrimaryKeyConstraint("package_id", "service_id", name=op.f("pk_package_step")),
    )
    op.create_table(
        "service_pace",
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hour", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("finished", sa.BigInteger(), nullable=False),
        sa.Column("missed", sa.BigInteger(), nullable=False),
        sa.Column("service_s", sa.Double(), nullable=False),
        sa.Column("service_sq", sa.Double(), nullable=False),
        sa.Column("gap_s", sa.Double(), nullable=False),
        sa.Column("waited_s", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_service_pace_hall_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_service_pace_service_id")
        ),
        sa.PrimaryKeyConstraint("service_id", "day", "hour", name=op.f("pk_service_pace")),
    )
    op.create_table(
        "issue_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("extra", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_issue_order_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_issue_order_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_issue_order_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue_order")),
    )
    with op.batch_alter_table("issue_order", schema=None) as batch_op:
        batch_op.create_index("ix_issue_order_day", ["hall_id", "day", "service_id"], unique=False)

    op.create_table(
        "window_notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.Uuid(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_window_notice_hall_id")),
        sa.ForeignKeyConstraint(["seen_by"], ["person.id"], name=op.f("fk_window_notice_seen_by")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_window_notice_sent_by")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_window_notice_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_window_notice")),
    )
    with op.batch_alter_table("window_notice", schema=None) as batch_op:
        batch_op.create_index(
            "ix_window_notice_unseen",
            ["hall_id", "window_id"],
            unique=False,
            sqlite_where=sa.text("seen_at IS NULL"),
            postgresql_where=sa.text("seen_at IS NULL"),
        )

    op.create_table(
        "out_of_turn",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("before_label", sa.String(length=12), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("minutes", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_out_of_turn_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_out_of_turn_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_out_of_turn_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_out_of_turn_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_out_of_turn")),
    )
    with op.batch_alter_table("out_of_turn", schema=None) as batch_op:
        batch_op.create_index("ix_out_of_turn_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "announcement_log",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("call_key", sa.String(length=60), nullable=False),
        sa.Column("zone_letter", sa.String(length=4), nullable=False),
        sa.Column("station", sa.String(length=80), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_announcement_log_hall_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_announcement_log_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_log")),
    )
    with op.batch_alter_table("announcement_log", schema=None) as batch_op:
        batch_op.create_index("ix_announcement_log_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("source_key", sa.String(length=80), nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_appointment_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_appointment_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"], ["appointment_slot.id"], name=op.f("fk_appointment_slot_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_appointment_ticket_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_appointment_hall_id_code")),
        sa.UniqueConstraint(
            "hall_id", "source", "source_key", name=op.f("uq_appointment_hall_id_source_source_key")
        ),
    )
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.create_index("ix_appointment_day", ["hall_id", "day", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_appointment_slot_id"), ["slot_id"], unique=False)

    op.create_table(
        "escort",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_escort_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_escort_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_escort_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escort")),
    )
    with op.batch_alter_table("escort", schema=None) as batch_op:
        batch_op.create_index("ix_escort_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "evaluation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_key", sa.String(length=40), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("level", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.String(length=80), nullable=False),
        sa.Column("remark", sa.String(length=150), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_evaluation_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_evaluation_item_id")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_evaluation_person_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_evaluation_ticket_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_evaluation_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluation")),
        sa.UniqueConstraint(
            "ticket_id", "subject_key", name=op.f("uq_evaluation_ticket_id_subject_key")
        ),
    )
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.create_index("ix_evaluation_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "failed_visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("guide_version", sa.BigInteger(), nullable=False),
        sa.Column("material_id", sa.String(length=40), nullable=False),
        sa.Column("material_name", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_failed_visit_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_failed_visit_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_failed_visit_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_failed_visit_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_failed_visit_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_visit")),
    )
    with op.batch_alter_table("failed_visit", schema=None) as batch_op:
        batch_op.create_index("ix_failed_visit_item", ["hall_id", "item_id", "day"], unique=False)

    op.create_table(
        "help_call",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("station", sa.String(length=80), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("page_words", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_help_call_answered_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_help_call_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_help_call_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_help_call_service_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_help_call_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_call")),
    )
    with op.batch_alter_table("help_call", schema=None) as batch_op:
        batch_op.create_index("ix_help_call_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(
            "uq_help_call_station",
            ["hall_id", "station"],
            unique=True,
            sqlite_where=sa.text("state != 'closed'"),
            postgresql_where=sa.text("state != 'closed'"),
        )

    op.create_table(
        "ticket_person",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("shown_name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("name", sa.String(length=120), server_default="", nullable=False),
        sa.Column("phone", sa.String(length=40), server_default="", nullable=False),
        sa.Column("id_sealed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_ticket_person_hall_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_ticket_person_service_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_person_ticket_id")
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_person")),
    )
    with op.batch_alter_table("ticket_person", schema=None) as batch_op:
        batch_op.create_index("ix_ticket_person_digest", ["hall_id", "day", "digest"], unique=False)

    op.create_table(
        "window_pause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("duty_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("planned_minutes", sa.BigInteger(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["duty_id"], ["window_duty.id"], name=op.f("fk_window_pause_duty_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_window_pause_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_window_pause_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_window_pause_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_window_pause")),
    )
    with op.batch_alter_table("window_pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_window_pause_duty_id"), ["duty_id"], unique=False)
        batch_op.create_index(
            "ix_window_pause_window", ["hall_id", "window_id", "since"], unique=False
        )

    op.create_table(
        "appointment_person",
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("masked_name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("id_sealed", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["appointment_id"],
            ["appointment.id"],
            name=op.f("fk_appointment_person_appointment_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_appointment_person_hall_id")
        ),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_appointment_person")),
    )
    with op.batch_alter_table("appointment_person", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_person_digest"), ["digest"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("evaluation_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluation.id"], name=op.f("fk_follow_up_evaluation_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_follow_up_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("evaluation_id", name=op.f("uq_follow_up_evaluation_id")),
    )
    op.create_table(
        "ticket_work",
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_ticket_work_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_ticket_work_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["ticket_step.id"], name=op.f("fk_ticket_work_step_id")
        ),
        sa.PrimaryKeyConstraint("step_id", "position", name=op.f("pk_ticket_work")),
    )
    op.create_table(
        "window_move",
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_window_move_hall_id")),
        sa.ForeignKeyConstraint(
            ["step_id"], ["ticket_step.id"], name=op.f("fk_window_move_step_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_window_move_window_id")
        ),
        sa.PrimaryKeyConstraint("window_id", name=op.f("pk_window_move")),
    )
    op.create_table(
        "follow_up_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("follow_up_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_follow_up_step_follow_up_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_follow_up_step_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_up_step_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_step")),
    )
    with op.batch_alter_table("follow_up_step", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_up_step_follow_up_id"), ["follow_up_id"], unique=False
        )

    with op.batch_alter_table("number_series", schema=None) as batch_op:
        batch_op.add_column(sa.Column("step", sa.BigInteger(), server_default="1", nullable=False))
        batch_op.add_column(
            sa.Column(
                "is_wrapping", sa.Boolean(), server_default=sa.text("(false)"), nullable=False
            )
        )
        batch_op.drop_constraint(batch_op.f("uq_number_series_hall_id_prefix"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_number_series_hall_id_prefix_first"), ["hall_id", "prefix", "first"]
        )

    with op.batch_alter_table("queue_service", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("daily_max", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column(
                "needs_identity", sa.Boolean(), server_default=sa.text("(false)"), nullable=False
            )
        )
        batch_op.add_column(
            sa.Column("person_max", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("late_policy", sa.String(length=40), server_default="behind", nullable=False)
        )
        batch_op.add_column(
            sa.Column("late_places", sa.BigInteger(), server_default="3", nullable=False)
        )
        batch_op.add_column(
            sa.Column("late_minutes", sa.BigInteger(), server_default="60", nullable=False)
        )
        batch_op.add_column(
            sa.Column("late_times", sa.BigInteger(), server_default="1", nullable=False)
        )
        batch_op.add_column(sa.Column("slip_words", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lap", sa.BigInteger(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("service_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("session_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("package_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("priority_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("code", sa.String(length=12), server_default="", nullable=False)
        )
        batch_op.drop_constraint(
            batch_op.f("uq_ticket_hall_id_day_series_id_number"), type_="unique"
        )
        batch_op.create_index("ix_ticket_code", ["hall_id", "code"], unique=False)
        batch_op.create_index("ix_ticket_service_day", ["service_id", "day"], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_ticket_hall_id_day_series_id_number_lap"),
            ["hall_id", "day", "series_id", "number", "lap"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_service_id"), "queue_service", ["service_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_session_id"), "issue_session", ["session_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_package_id"), "visit_package", ["package_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_priority_id"), "priority_class", ["priority_id"], ["id"]
        )

    with op.batch_alter_table("ticket_step", schema=None) as batch_op:
        batch_op.add_column(sa.Column("item_id", sa.Uuid(), nullable=True))
        batch_op.add_column(
            sa.Column("position", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("head_start_s", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("entry", sa.String(length=40), server_default="issued", nullable=False)
        )
        batch_op.add_column(sa.Column("entry_words", sa.String(length=120), nullable=True))
        batch_op.add_column(sa.Column("queued_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("picked_why", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("wanted_window_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("wanted_person_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("back_window_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("back_person_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("return_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("aside_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("aside_words", sa.String(length=120), nullable=True))
        batch_op.add_column(
            sa.Column("aside_s", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("served_s", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("late_times", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("outcome", sa.String(length=40), nullable=True))
        batch_op.create_index(
            "ix_ticket_step_reserved",
            ["hall_id", "day", "wanted_window_id", "wanted_person_id"],
            unique=False,
            sqlite_where=sa.text(RESERVED),
            postgresql_where=sa.text(RESERVED),
        )
        batch_op.create_index(
            "ix_ticket_step_returning",
            ["hall_id", "return_at"],
            unique=False,
            sqlite_where=sa.text("return_at IS NOT NULL"),
            postgresql_where=sa.text("return_at IS NOT NULL"),
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_step_back_person_id"), "person", ["back_person_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_step_back_window_id"),
            "service_window",
            ["back_window_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_step_wanted_window_id"),
            "service_window",
            ["wanted_window_id"],
            ["id"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_step_item_id"), "service_item", ["item_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_ticket_step_wanted_person_id"), "person", ["wanted_person_id"], ["id"]
        )

    with op.batch_alter_table("window_duty", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("back_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("window_service", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("lead_minutes", sa.BigInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("until_at", sa.DateTime(timezone=True), nullable=True))

    live_index(LIVE)
    # Halls that stand already watch the new kinds of change, too.
    for kind in NEW_KINDS:
        op.execute(
            sa.text(
                "INSERT INTO revision (hall_id, kind, n)"
                " SELECT id, CAST(:kind AS TEXT), 0 FROM hall"
            ).bindparams(kind=kind)
        )


def downgrade() -> None:
    for kind in NEW_KINDS:
        op.execute(sa.text("DELETE FROM revision WHERE kind = :kind").bindparams(kind=kind))
    live_index(LIVE_BEFORE)
    with op.batch_alter_table("window_service", schema=None) as batch_op:
        batch_op.drop_column("until_at")
        batch_op.drop_column("lead_minutes")

    with op.batch_alter_table("window_duty", schema=None) as batch_op:
        batch_op.drop_column("back_at")
        batch_op.drop_column("paused_at")

    with op.batch_alter_table("ticket_step", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_ticket_step_wanted_person_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_step_item_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_step_wanted_window_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_step_back_window_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_step_back_person_id"), type_="foreignkey")
        batch_op.drop_index(
            "ix_ticket_step_reserved",
            sqlite_where=sa.text(RESERVED),
            postgresql_where=sa.text(RESERVED),
        )
        batch_op.drop_index(
            "ix_ticket_step_returning",
            sqlite_where=sa.text("return_at IS NOT NULL"),
            postgresql_where=sa.text("return_at IS NOT NULL"),
        )
        batch_op.drop_column("outcome")
        batch_op.drop_column("late_times")
        batch_op.drop_column("served_s")
        batch_op.drop_column("aside_s")
        batch_op.drop_column("aside_words")
        batch_op.drop_column("aside_at")
        batch_op.drop_column("return_at")
        batch_op.drop_column("back_person_id")
        batch_op.drop_column("back_window_id")
        batch_op.drop_column("wanted_person_id")
        batch_op.drop_column("wanted_window_id")
        batch_op.drop_column("picked_why")
        batch_op.drop_column("queued_at")
        batch_op.drop_column("entry_words")
        batch_op.drop_column("entry")
        batch_op.drop_column("head_start_s")
        batch_op.drop_column("position")
        batch_op.drop_column("item_id")

    with op.batch_alter_table("ticket", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_ticket_priority_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_package_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_session_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_ticket_service_id"), type_="foreignkey")
        batch_op.drop_constraint(
            batch_op.f("uq_ticket_hall_id_day_series_id_number_lap"), type_="unique"
        )
        batch_op.drop_index("ix_ticket_service_day")
        batch_op.drop_index("ix_ticket_code")
        batch_op.create_unique_constraint(
            batch_op.f("uq_ticket_hall_id_day_series_id_number"),
            ["hall_id", "day", "series_id", "number"],
        )
        batch_op.drop_column("code")
        batch_op.drop_column("priority_id")
        batch_op.drop_column("package_id")
        batch_op.drop_column("session_id")
        batch_op.drop_column("service_id")
        batch_op.drop_column("lap")

    with op.batch_alter_table("queue_service", schema=None) as batch_op:
        batch_op.drop_column("slip_words")
        batch_op.drop_column("late_times")
        batch_op.drop_column("late_minutes")
        batch_op.drop_column("late_places")
        batch_op.drop_column("late_policy")
        batch_op.drop_column("person_max")
        batch_op.drop_column("needs_identity")
        batch_op.drop_column("daily_max")

    with op.batch_alter_table("number_series", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("uq_number_series_hall_id_prefix_first"), type_="unique"
        )
        batch_op.create_unique_constraint(
            batch_op.f("uq_number_series_hall_id_prefix"), ["hall_id", "prefix"]
        )
        batch_op.drop_column("is_wrapping")
        batch_op.drop_column("step")

    with op.batch_alter_table("follow_up_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_step_follow_up_id"))

    op.drop_table("follow_up_step")
    op.drop_table("window_move")
    op.drop_table("ticket_work")
    op.drop_table("follow_up")
    with op.batch_alter_table("appointment_person", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointment_person_digest"))

    op.drop_table("appointment_person")
    with op.batch_alter_table("window_pause", schema=None) as batch_op:
        batch_op.drop_index("ix_window_pause_window")
        batch_op.drop_index(batch_op.f("ix_window_pause_duty_id"))

    op.drop_table("window_pause")
    with op.batch_alter_table("ticket_person", schema=None) as batch_op:
        batch_op.drop_index("ix_ticket_person_digest")

    op.drop_table("ticket_person")
    with op.batch_alter_table("help_call", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_help_call_station",
            sqlite_where=sa.text("state != 'closed'"),
            postgresql_where=sa.text("state != 'closed'"),
        )
        batch_op.drop_index("ix_help_call_day")

    op.drop_table("help_call")
    with op.batch_alter_table("failed_visit", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_visit_item")

    op.drop_table("failed_visit")
    with op.batch_alter_table("evaluation", schema=None) as batch_op:
        batch_op.drop_index("ix_evaluation_day")

    op.drop_table("evaluation")
    with op.batch_alter_table("escort", schema=None) as batch_op:
        batch_op.drop_index("ix_escort_day")

    op.drop_table("escort")
    with op.batch_alter_table("appointment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_appointment_slot_id"))
        batch_op.drop_index("ix_appointment_day")

    op.drop_table("appointment")
    with op.batch_alter_table("announcement_log", schema=None) as batch_op:
        batch_op.drop_index("ix_announcement_log_day")

    op.drop_table("announcement_log")
    with op.batch_alter_table("window_notice", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_window_notice_unseen",
            sqlite_where=sa.text("seen_at IS NULL"),
            postgresql_where=sa.text("seen_at IS NULL"),
        )

    with op.batch_alter_table("out_of_turn", schema=None) as batch_op:
        batch_op.drop_index("ix_out_of_turn_day")

    op.drop_table("out_of_turn")
    op.drop_table("window_notice")
    with op.batch_alter_table("issue_order", schema=None) as batch_op:
        batch_op.drop_index("ix_issue_order_day")

    op.drop_table("issue_order")
    op.drop_table("service_pace")
    op.drop_table("package_step")
    with op.batch_alter_table("issue_session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue_session_service_id"))

    op.drop_table("issue_session")
    op.drop_table("appointment_slot")
    op.drop_table("visit_package")
    op.drop_table("priority_class")
