"""Attendance complete: rosters, leave, punch files, patrols, scores, bulletins.

Punches of older halls stay as they are; they came from a window or a desk, so their device has
no number.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("replace_why", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_assessment_hall_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["assessment.id"], name=op.f("fk_assessment_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index(
            "uq_assessment_closed",
            ["hall_id", "from_on", "until_on"],
            unique=True,
            sqlite_where=sa.text("replaced_at IS NULL"),
            postgresql_where=sa.text("replaced_at IS NULL"),
        )

    op.create_table(
        "bulletin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("edited_by", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("year", sa.BigInteger(), nullable=True),
        sa.Column("sequence", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.String(length=80), server_default="", nullable=False),
        sa.Column("numbered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("numbered_by", sa.Uuid(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("replace_why", sa.Text(), server_default="", nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_bulletin_hall_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["bulletin.id"], name=op.f("fk_bulletin_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletin")),
        sa.UniqueConstraint(
            "hall_id",
            "sort",
            "year",
            "sequence",
            name=op.f("uq_bulletin_hall_id_sort_year_sequence"),
        ),
    )
    with op.batch_alter_table("bulletin", schema=None) as batch_op:
        batch_op.create_index("ix_bulletin_period", ["hall_id", "sort", "from_on"], unique=False)
        batch_op.create_index(
            "uq_bulletin_standing",
            ["hall_id", "sort", "from_on", "until_on"],
            unique=True,
            sqlite_where=sa.text("issued_at IS NOT NULL AND replaced_at IS NULL"),
            postgresql_where=sa.text("issued_at IS NOT NULL AND replaced_at IS NULL"),
        )
        batch_op.create_index(
            "uq_bulletin_working",
            ["hall_id", "sort", "from_on", "until_on"],
            unique=True,
            sqlite_where=sa.text("issued_at IS NULL"),
            postgresql_where=sa.text("issued_at IS NULL"),
        )

    op.create_table(
        "bulletin_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_bulletin_year_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "sort", "year", name=op.f("pk_bulletin_year")),
    )
    op.create_table(
        "feedback_letter_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_feedback_letter_year_hall_id")
        ),
        sa.PrimaryKeyConstraint("hall_id", "year", name=op.f("pk_feedback_letter_year")),
    )
    op.create_table(
        "finding_kind",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=60), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_finding_kind_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding_kind")),
    )
    with op.batch_alter_table("finding_kind", schema=None) as batch_op:
        batch_op.create_index(
            "uq_finding_kind_now",
            ["hall_id", "code"],
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.create_table(
        "leave_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_leave_year_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "year", "series", name=op.f("pk_leave_year")),
    )
    op.create_table(
        "patrol_draw",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("asked_rounds", sa.BigInteger(), nullable=False),
        sa.Column("rounds", sa.BigInteger(), nullable=False),
        sa.Column("sealed_secret", sa.Text(), nullable=False),
        sa.Column("commitment", sa.String(length=64), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("secret", sa.String(length=64), server_default="", nullable=False),
        sa.Column("times", sa.Text(), nullable=True),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_by", sa.Uuid(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revealed_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_patrol_draw_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_draw")),
        sa.UniqueConstraint("hall_id", "day", name=op.f("uq_patrol_draw_hall_id_day")),
    )
    op.create_table(
        "posting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("rows", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("posted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_posting_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posting")),
        sa.UniqueConstraint(
            "hall_id", "day", "version", name=op.f("uq_posting_hall_id_day_version")
        ),
    )
    op.create_table(
        "punch_correction_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_punch_correction_year_hall_id")
        ),
        sa.PrimaryKeyConstraint("hall_id", "year", name=op.f("pk_punch_correction_year")),
    )
    op.create_table(
        "punch_device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("delivered_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_device_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_device")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_punch_device_hall_id_number")),
    )
    op.create_table(
        "shift",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("begins", sa.Time(), nullable=False),
        sa.Column("ends", sa.Time(), nullable=False),
        sa.Column("crosses_midnight", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_shift_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift")),
    )
    with op.batch_alter_table("shift", schema=None) as batch_op:
        batch_op.create_index(
            "uq_shift_code_now",
            ["hall_id", "code"],
            unique=True,
            sqlite_where=sa.text("retired_at IS NULL"),
            postgresql_where=sa.text("retired_at IS NULL"),
        )

    op.create_table(
        "step_override",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("undone", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_step_override_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step_override")),
        sa.UniqueConstraint(
            "hall_id",
            "sort",
            "from_on",
            "until_on",
            "step",
            name=op.f("uq_step_override_hall_id_sort_from_on_until_on_step"),
        ),
    )
    op.create_table(
        "bulletin_recipient",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("bulletin_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("signed_by_name", sa.String(length=60), server_default="", nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["bulletin_id"], ["bulletin.id"], name=op.f("fk_bulletin_recipient_bulletin_id")
        ),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_bulletin_recipient_hall_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletin_recipient")),
        sa.UniqueConstraint(
            "bulletin_id",
            "line",
            "position",
            name=op.f("uq_bulletin_recipient_bulletin_id_line_position"),
        ),
    )
    with op.batch_alter_table("bulletin_recipient", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_bulletin_recipient_bulletin_id"), ["bulletin_id"], unique=False
        )

    op.create_table(
        "sit_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("leader_name", sa.String(length=60), nullable=False),
        sa.Column("expert_name", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=200), server_default="", nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_sit_in_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_sit_in_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sit_in")),
    )
    with op.batch_alter_table("sit_in", schema=None) as batch_op:
        batch_op.create_index("ix_sit_in_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "unit_confirmation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_unit_confirmation_department_id")
        ),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_unit_confirmation_hall_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_confirmation")),
    )
    with op.batch_alter_table("unit_confirmation", schema=None) as batch_op:
        batch_op.create_index(
            "uq_unit_confirmation_open",
            ["hall_id", "department_id", "from_on", "until_on"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "annual_grant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("worked_years", sa.BigInteger(), nullable=False),
        sa.Column("half_days", sa.BigInteger(), nullable=False),
        sa.Column("exclusion", sa.String(length=40), nullable=True),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_annual_grant_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_annual_grant_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annual_grant")),
    )
    with op.batch_alter_table("annual_grant", schema=None) as batch_op:
        batch_op.create_index(
            "ix_annual_grant_person", ["person_id", "year", "set_at"], unique=False
        )

    op.create_table(
        "assessment_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("assessment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("tenths", sa.BigInteger(), nullable=False),
        sa.Column("rank", sa.BigInteger(), nullable=False),
        sa.Column("grade", sa.String(length=40), server_default="", nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_to", sa.String(length=60), server_default="", nullable=False),
        sa.Column("delivered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_assessment_line_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_assessment_line_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_assessment_line_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_assessment_line_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_assessment_line_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_line")),
        sa.UniqueConstraint(
            "assessment_id", "person_id", name=op.f("uq_assessment_line_assessment_id_person_id")
        ),
    )
    with op.batch_alter_table("assessment_line", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_assessment_line_assessment_id"), ["assessment_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_assessment_line_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "attendance_count",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_by", sa.Uuid(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("is_after_lock", sa.Boolean(), nullable=False),
        sa.Column("override_reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["counted_by"], ["person.id"], name=op.f("fk_attendance_count_counted_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_attendance_count_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_count")),
    )
    with op.batch_alter_table("attendance_count", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_count_span", ["hall_id", "from_on"], unique=False)

    op.create_table(
        "attendance_lock",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("locked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_by", sa.Uuid(), nullable=True),
        sa.Column("reopened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reopened_by", sa.Uuid(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_attendance_lock_hall_id")),
        sa.ForeignKeyConstraint(
            ["locked_by"], ["person.id"], name=op.f("fk_attendance_lock_locked_by")
        ),
        sa.ForeignKeyConstraint(
            ["reopened_by"], ["person.id"], name=op.f("fk_attendance_lock_reopened_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_lock")),
    )
    with op.batch_alter_table("attendance_lock", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_lock_span", ["hall_id", "from_on"], unique=False)

    op.create_table(
        "bulletin_note",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("sort", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_bulletin_note_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_bulletin_note_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_bulletin_note_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulletin_note")),
    )
    with op.batch_alter_table("bulletin_note", schema=None) as batch_op:
        batch_op.create_index("ix_bulletin_note_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "duty_question",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.String(length=40), nullable=True),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["answered_by"], ["person.id"], name=op.f("fk_duty_question_answered_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_duty_question_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_duty_question_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_duty_question_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_question")),
        sa.UniqueConstraint(
            "window_id", "kind", "from_at", name=op.f("uq_duty_question_window_id_kind_from_at")
        ),
    )
    with op.batch_alter_table("duty_question", schema=None) as batch_op:
        batch_op.create_index("ix_duty_question_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "leave_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("from_half", sa.String(length=40), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("until_half", sa.String(length=40), nullable=False),
        sa.Column("half_days", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("b_person_id", sa.Uuid(), nullable=True),
        sa.Column("is_beyond_balance", sa.Boolean(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), server_default="", nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_half", sa.String(length=40), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("late_half_days", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["b_person_id"], ["person.id"], name=op.f("fk_leave_request_b_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_leave_request_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_leave_request_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_leave_request_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_request")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_leave_request_hall_id_number")),
    )
    with op.batch_alter_table("leave_request", schema=None) as batch_op:
        batch_op.create_index(
            "ix_leave_request_asked",
            ["hall_id", "asked_at"],
            unique=False,
            sqlite_where=sa.text("state = 'asked'"),
            postgresql_where=sa.text("state = 'asked'"),
        )
        batch_op.create_index("ix_leave_request_person", ["person_id", "from_on"], unique=False)
        batch_op.create_index(
            "ix_leave_request_span", ["hall_id", "from_on", "until_on"], unique=False
        )

    op.create_table(
        "outing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_back_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_noted_by", sa.Uuid(), nullable=True),
        sa.Column("b_person_id", sa.Uuid(), nullable=True),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["approver_id"], ["person.id"], name=op.f("fk_outing_approver_id")),
        sa.ForeignKeyConstraint(["b_person_id"], ["person.id"], name=op.f("fk_outing_b_person_id")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_outing_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outing_person_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_outing_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outing")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_outing_hall_id_number")),
    )
    with op.batch_alter_table("outing", schema=None) as batch_op:
        batch_op.create_index("ix_outing_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(
            "uq_outing_out",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("back_at IS NULL"),
            postgresql_where=sa.text("back_at IS NULL"),
        )

    op.create_table(
        "patrol_duty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_patrol_duty_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_patrol_duty_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_duty")),
    )
    with op.batch_alter_table("patrol_duty", schema=None) as batch_op:
        batch_op.create_index(
            "uq_patrol_duty_open",
            ["hall_id", "day", "person_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "patrol_round",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("patroller_id", sa.Uuid(), nullable=True),
        sa.Column("companions", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("offset_minutes", sa.BigInteger(), nullable=True),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("rest_present", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_patrol_round_hall_id")),
        sa.ForeignKeyConstraint(
            ["patroller_id"], ["person.id"], name=op.f("fk_patrol_round_patroller_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_round")),
        sa.UniqueConstraint(
            "hall_id", "day", "number", name=op.f("uq_patrol_round_hall_id_day_number")
        ),
    )
    op.create_table(
        "person_placement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_person_placement_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_person_placement_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_placement_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_person_placement_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_placement")),
        sa.UniqueConstraint(
            "person_id", "from_on", name=op.f("uq_person_placement_person_id_from_on")
        ),
    )
    with op.batch_alter_table("person_placement", schema=None) as batch_op:
        batch_op.create_index("ix_person_placement_span", ["hall_id", "from_on"], unique=False)

    op.create_table(
        "post_pair",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("a_person_id", sa.Uuid(), nullable=False),
        sa.Column("b_person_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["a_person_id"], ["person.id"], name=op.f("fk_post_pair_a_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["b_person_id"], ["person.id"], name=op.f("fk_post_pair_b_person_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_post_pair_hall_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_post_pair_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_pair")),
    )
    with op.batch_alter_table("post_pair", schema=None) as batch_op:
        batch_op.create_index("ix_post_pair_hall", ["hall_id", "valid_from"], unique=False)
        batch_op.create_index(
            "uq_post_pair_open",
            ["a_person_id", "window_id"],
            unique=True,
            sqlite_where=sa.text("valid_until IS NULL"),
            postgresql_where=sa.text("valid_until IS NULL"),
        )
        batch_op.create_index(
            "uq_post_pair_open_plain",
            ["a_person_id"],
            unique=True,
            sqlite_where=sa.text("valid_until IS NULL AND window_id IS NULL"),
            postgresql_where=sa.text("valid_until IS NULL AND window_id IS NULL"),
        )

    op.create_table(
        "punch_correction",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(length=40), nullable=False),
        sa.Column("stated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verdict", sa.Boolean(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("is_after_lock", sa.Boolean(), nullable=False),
        sa.Column("override_reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by"], ["person.id"], name=op.f("fk_punch_correction_asked_by")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_punch_correction_decided_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_correction_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_punch_correction_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_correction")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_punch_correction_hall_id_number")),
    )
    with op.batch_alter_table("punch_correction", schema=None) as batch_op:
        batch_op.create_index("ix_punch_correction_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_punch_correction_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index(
            "uq_punch_correction_open",
            ["person_id", "day", "slot"],
            unique=True,
            sqlite_where=sa.text("decided_at IS NULL"),
            postgresql_where=sa.text("decided_at IS NULL"),
        )

    op.create_table(
        "punch_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("encoding", sa.String(length=20), nullable=False),
        sa.Column("device_number", sa.String(length=32), nullable=False),
        sa.Column("serial", sa.String(length=60), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.Uuid(), nullable=True),
        sa.Column("pulled_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("new", sa.BigInteger(), nullable=False),
        sa.Column("known", sa.BigInteger(), nullable=False),
        sa.Column("quarantined", sa.BigInteger(), nullable=False),
        sa.Column("first_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_file_hall_id")),
        sa.ForeignKeyConstraint(
            ["received_by"], ["person.id"], name=op.f("fk_punch_file_received_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_file")),
    )
    with op.batch_alter_table("punch_file", schema=None) as batch_op:
        batch_op.create_index("ix_punch_file_digest", ["hall_id", "digest"], unique=False)

    op.create_table(
        "punch_outage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("device_number", sa.String(length=32), server_default="", nullable=False),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("to_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("declared_by", sa.Uuid(), nullable=True),
        sa.Column("is_after_lock", sa.Boolean(), nullable=False),
        sa.Column("override_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["declared_by"], ["person.id"], name=op.f("fk_punch_outage_declared_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_outage_hall_id")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["person.id"], name=op.f("fk_punch_outage_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_outage")),
    )
    with op.batch_alter_table("punch_outage", schema=None) as batch_op:
        batch_op.create_index("ix_punch_outage_span", ["hall_id", "from_at"], unique=False)

    op.create_table(
        "punch_pin",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("pin", sa.String(length=32), nullable=False),
        sa.Column("device_number", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_pin_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_punch_pin_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch_pin")),
        sa.UniqueConstraint(
            "hall_id",
            "pin",
            "device_number",
            "valid_from",
            name=op.f("uq_punch_pin_hall_id_pin_device_number_valid_from"),
        ),
    )
    with op.batch_alter_table("punch_pin", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_punch_pin_person_id"), ["person_id"], unique=False)

    op.create_table(
        "score_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rule_code", sa.String(length=60), nullable=False),
        sa.Column("rule_label", sa.String(length=120), nullable=False),
        sa.Column("score_group", sa.String(length=40), nullable=False),
        sa.Column("tenths", sa.BigInteger(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("evidence_sort", sa.String(length=40), nullable=False),
        sa.Column("evidence_id", sa.String(length=120), nullable=False),
        sa.Column("evidence_part", sa.String(length=40), server_default="", nullable=False),
        sa.Column("is_fed", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_cause", sa.String(length=40), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_score_entry_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_score_entry_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_score_entry_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_score_entry_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_entry")),
    )
    with op.batch_alter_table("score_entry", schema=None) as batch_op:
        batch_op.create_index("ix_score_entry_day", ["hall_id", "day"], unique=False)
        batch_op.create_index("ix_score_entry_person", ["person_id", "day"], unique=False)
        batch_op.create_index(
            "uq_score_entry_open",
            ["hall_id", "rule_code", "subject", "evidence_sort", "evidence_id", "evidence_part"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "shift_assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("shift_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("occasion", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(length=200), server_default="", nullable=False),
        sa.Column("origin", sa.String(length=200), server_default="", nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("assigned_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_why", sa.String(length=200), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_shift_assignment_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_shift_assignment_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["shift_id"], ["shift.id"], name=op.f("fk_shift_assignment_shift_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shift_assignment")),
    )
    with op.batch_alter_table("shift_assignment", schema=None) as batch_op:
        batch_op.create_index("ix_shift_assignment_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(
            "uq_shift_assignment_open",
            ["person_id", "day", "shift_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.create_index(
            "uq_shift_assignment_open_plain",
            ["person_id", "day", "occasion"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL AND shift_id IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL AND shift_id IS NULL"),
        )

    op.create_table(
        "attendance_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("count_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("is_latest", sa.Boolean(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("am_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("am_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pm_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pm_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("am", sa.String(length=40), nullable=False),
        sa.Column("pm", sa.String(length=40), nullable=False),
        sa.Column("late_minutes", sa.BigInteger(), nullable=False),
        sa.Column("early_minutes", sa.BigInteger(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["count_id"], ["attendance_count.id"], name=op.f("fk_attendance_day_count_id")
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_attendance_day_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_attendance_day_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_attendance_day_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_attendance_day_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_day")),
        sa.UniqueConstraint(
            "person_id", "day", "version", name=op.f("uq_attendance_day_person_id_day_version")
        ),
    )
    with op.batch_alter_table("attendance_day", schema=None) as batch_op:
        batch_op.create_index("ix_attendance_day_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(
            "uq_attendance_day_latest",
            ["person_id", "day"],
            unique=True,
            sqlite_where=sa.text("is_latest"),
            postgresql_where=sa.text("is_latest"),
        )

    op.create_table(
        "leave_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("leave_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("approver", sa.String(length=40), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_by", sa.String(length=60), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_leave_step_decided_by")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_leave_step_hall_id")),
        sa.ForeignKeyConstraint(
            ["leave_id"], ["leave_request.id"], name=op.f("fk_leave_step_leave_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_step")),
        sa.UniqueConstraint("leave_id", "position", name=op.f("uq_leave_step_leave_id_position")),
    )
    op.create_table(
        "patrol_mark",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("round_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("seen", sa.String(length=40), nullable=False),
        sa.Column("finding_id", sa.Uuid(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("handling", sa.Text(), server_default="", nullable=False),
        sa.Column("is_assumed", sa.Boolean(), nullable=False),
        sa.Column("explain_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=True),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("superseded_by", sa.Uuid(), nullable=True),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.Column("rectified_words", sa.Text(), server_default="", nullable=False),
        sa.Column("rectified_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["finding_kind.id"], name=op.f("fk_patrol_mark_finding_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_patrol_mark_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_patrol_mark_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["patrol_round.id"], name=op.f("fk_patrol_mark_round_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_patrol_mark_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_patrol_mark")),
    )
    with op.batch_alter_table("patrol_mark", schema=None) as batch_op:
        batch_op.create_index("ix_patrol_mark_day", ["hall_id", "day"], unique=False)
        batch_op.create_index("ix_patrol_mark_person", ["person_id", "day"], unique=False)
        batch_op.create_index(
            "uq_patrol_mark_now",
            ["round_id", "window_id"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "post_handover",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("pair_id", sa.Uuid(), nullable=False),
        sa.Column("b_person_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("from_half", sa.String(length=40), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("until_half", sa.String(length=40), nullable=False),
        sa.Column("cause", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_by", sa.Uuid(), nullable=True),
        sa.Column("is_short_notice", sa.Boolean(), nullable=False),
        sa.Column("leave_ref", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["b_person_id"], ["person.id"], name=op.f("fk_post_handover_b_person_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_post_handover_hall_id")),
        sa.ForeignKeyConstraint(
            ["pair_id"], ["post_pair.id"], name=op.f("fk_post_handover_pair_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post_handover")),
    )
    with op.batch_alter_table("post_handover", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_post_handover_pair_id"), ["pair_id"], unique=False)
        batch_op.create_index(
            "ix_post_handover_span", ["hall_id", "from_on", "until_on"], unique=False
        )

    op.create_table(
        "quarantined_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("line", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("raw_digest", sa.String(length=64), nullable=False),
        sa.Column("device_number", sa.String(length=32), nullable=False),
        sa.Column("pin", sa.String(length=32), nullable=False),
        sa.Column("punched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("punch_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["punch_file.id"], name=op.f("fk_quarantined_line_file_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_quarantined_line_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quarantined_line")),
        sa.UniqueConstraint(
            "hall_id", "raw_digest", name=op.f("uq_quarantined_line_hall_id_raw_digest")
        ),
    )
    with op.batch_alter_table("quarantined_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quarantined_line_file_id"), ["file_id"], unique=False)
        batch_op.create_index("ix_quarantined_line_pin", ["hall_id", "pin"], unique=False)

    op.create_table(
        "score_appeal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_words", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["score_entry.id"], name=op.f("fk_score_appeal_entry_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_score_appeal_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_score_appeal")),
    )
    with op.batch_alter_table("score_appeal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_score_appeal_entry_id"), ["entry_id"], unique=False)
        batch_op.create_index(
            "uq_score_appeal_open",
            ["entry_id"],
            unique=True,
            sqlite_where=sa.text("verdict IS NULL"),
            postgresql_where=sa.text("verdict IS NULL"),
        )

    op.create_table(
        "explanation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("mark_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(length=40), server_default="", nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("decide_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(length=40), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_words", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_explanation_hall_id")),
        sa.ForeignKeyConstraint(
            ["mark_id"], ["patrol_mark.id"], name=op.f("fk_explanation_mark_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_explanation_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_explanation")),
    )
    with op.batch_alter_table("explanation", schema=None) as batch_op:
        batch_op.create_index("ix_explanation_day", ["hall_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_explanation_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_explanation_open_mark",
            ["mark_id"],
            unique=True,
            sqlite_where=sa.text("decided_at IS NULL"),
            postgresql_where=sa.text("decided_at IS NULL"),
        )

    op.create_table(
        "feedback_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("year", sa.BigInteger(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("mark_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.Uuid(), nullable=True),
        sa.Column("reply_due_on", sa.Date(), nullable=False),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reply", sa.Text(), server_default="", nullable=False),
        sa.Column("reply_by_name", sa.String(length=60), server_default="", nullable=False),
        sa.Column("reply_keyed_by", sa.Uuid(), nullable=True),
        sa.Column("rectified_on", sa.Date(), nullable=True),
        sa.Column("rectified_words", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_feedback_letter_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_feedback_letter_hall_id")),
        sa.ForeignKeyConstraint(
            ["mark_id"], ["patrol_mark.id"], name=op.f("fk_feedback_letter_mark_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_feedback_letter_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_letter")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_feedback_letter_hall_id_number")),
    )
    with op.batch_alter_table("feedback_letter", schema=None) as batch_op:
        batch_op.create_index("ix_feedback_letter_issued", ["hall_id", "issued_on"], unique=False)
        batch_op.create_index(
            "uq_feedback_letter_mark",
            ["mark_id"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    with op.batch_alter_table("punch", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("device_number", sa.String(length=32), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("file_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("line", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("raw", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("received_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_punch_person_id_punched_at_source"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_punch_person_id_punched_at_source_device_number"),
            ["person_id", "punched_at", "source", "device_number"],
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_punch_file_id"), "punch_file", ["file_id"], ["id"]
        )


def downgrade() -> None:
    """Refuse: the copy made before the upgrade is the way back, it has lost nothing."""
    raise NotImplementedError
