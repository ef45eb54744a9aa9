"""the hall opens."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_checkpoint",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_audit_checkpoint")),
    )
    op.create_table(
        "audit_event",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("occurred_us", sa.BigInteger(), nullable=False),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("station", sa.String(length=80), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=True),
        sa.Column("subject_kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "seq", name=op.f("pk_audit_event")),
        sa.UniqueConstraint("prev_hash", name=op.f("uq_audit_event_prev_hash")),
    )
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_event_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "hall",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=120), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall")),
        sa.UniqueConstraint("code", name=op.f("uq_hall_code")),
    )
    op.create_table(
        "hall_setting",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_setting")),
    )
    with op.batch_alter_table("hall_setting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_hall_setting_hall_id"), ["hall_id"], unique=False)

    op.create_table(
        "request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_table(
        "revision",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("n", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall_id", "kind", name=op.f("pk_revision")),
    )
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_calendar_day_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_day")),
        sa.UniqueConstraint("hall_id", "day", name=op.f("uq_calendar_day_hall_id_day")),
    )
    op.create_table(
        "calendar_year",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_calendar_year_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "year", name=op.f("pk_calendar_year")),
    )
    op.create_table(
        "case_day",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_day_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "day", name=op.f("pk_case_day")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_department_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("hall_id", "name", name=op.f("uq_department_hall_id_name")),
    )
    op.create_table(
        "hall_day",
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("last_moment", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_hall_day_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "day", name=op.f("pk_hall_day")),
    )
    op.create_table(
        "number_series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("prefix", sa.String(length=4), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.Column("width", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_number_series_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_series")),
        sa.UniqueConstraint("hall_id", "prefix", name=op.f("uq_number_series_hall_id_prefix")),
    )
    op.create_table(
        "station",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("refused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_station_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        sa.UniqueConstraint("hall_id", "name", name=op.f("uq_station_hall_id_name")),
    )
    op.create_table(
        "zone",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_zone_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zone")),
        sa.UniqueConstraint("hall_id", "letter", name=op.f("uq_zone_hall_id_letter")),
    )
    op.create_table(
        "queue_service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("zone_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_queue_service_hall_id")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_queue_service_series_id")
        ),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.id"], name=op.f("fk_queue_service_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_queue_service")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_queue_service_hall_id_code")),
    )
    op.create_table(
        "series_day",
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("issued", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_series_day_hall_id")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_series_day_series_id")
        ),
        sa.PrimaryKeyConstraint("series_id", "day", name=op.f("pk_series_day")),
    )
    op.create_table(
        "service_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("catalog_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("local_catalog_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("task_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("local_task_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("handle_item_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("item_type", sa.String(length=40), nullable=False),
        sa.Column("item_type_origin", sa.String(length=40), nullable=False),
        sa.Column("handling_type", sa.String(length=40), nullable=True),
        sa.Column("handling_type_origin", sa.String(length=40), nullable=False),
        sa.Column("examination", sa.String(length=200), server_default="", nullable=False),
        sa.Column("legal_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("power_source", sa.String(length=200), server_default="", nullable=False),
        sa.Column("exercised_at", sa.String(length=200), server_default="", nullable=False),
        sa.Column("rights_text", sa.Text(), server_default="", nullable=False),
        sa.Column("duties_text", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=True),
        sa.Column("reviewed_on", sa.Date(), nullable=True),
        sa.Column("reviewed_by", sa.Uuid(), nullable=True),
        sa.Column("sources", sa.Text(), server_default="", nullable=False),
        sa.Column("agency", sa.String(length=200), server_default="", nullable=False),
        sa.Column("agency_code", sa.String(length=50), server_default="", nullable=False),
        sa.Column("agency_kind", sa.String(length=200), server_default="", nullable=False),
        sa.Column("entrusted_by", sa.String(length=200), server_default="", nullable=False),
        sa.Column("joint_agencies", sa.Text(), server_default="", nullable=False),
        sa.Column("is_in_hall", sa.Boolean(), nullable=True),
        sa.Column("hall_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("towns", sa.Text(), server_default="", nullable=False),
        sa.Column("statutory_amount", sa.BigInteger(), nullable=True),
        sa.Column("statutory_unit", sa.String(length=40), nullable=True),
        sa.Column("statutory_note", sa.Text(), server_default="", nullable=False),
        sa.Column("promised_amount", sa.BigInteger(), nullable=True),
        sa.Column("promised_unit", sa.String(length=40), nullable=True),
        sa.Column("promised_note", sa.Text(), server_default="", nullable=False),
        sa.Column("special_procedure", sa.Text(), server_default="", nullable=False),
        sa.Column("conditions", sa.Text(), server_default="", nullable=False),
        sa.Column("audience", sa.Text(), server_default="", nullable=False),
        sa.Column("quantity_limit", sa.Text(), server_default="", nullable=False),
        sa.Column("personal_topics", sa.Text(), server_default="", nullable=False),
        sa.Column("corporate_topics", sa.Text(), server_default="", nullable=False),
        sa.Column("local_topics", sa.Text(), server_default="", nullable=False),
        sa.Column("charges", sa.Boolean(), nullable=True),
        sa.Column("fee_text", sa.Text(), server_default="", nullable=False),
        sa.Column("fee_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("flow_note", sa.Text(), server_default="", nullable=False),
        sa.Column("ways", sa.Text(), server_default="", nullable=False),
        sa.Column("visits", sa.BigInteger(), nullable=True),
        sa.Column("visits_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("is_online", sa.Boolean(), nullable=True),
        sa.Column("online_depth", sa.String(length=200), server_default="", nullable=False),
        sa.Column("online_url", sa.Text(), server_default="", nullable=False),
        sa.Column("service_area", sa.String(length=200), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("hours", sa.Text(), server_default="", nullable=False),
        sa.Column("way_there", sa.Text(), server_default="", nullable=False),
        sa.Column("consult_phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("consult_other", sa.Text(), server_default="", nullable=False),
        sa.Column("complaint_phone", sa.String(length=60), server_default="", nullable=False),
        sa.Column("complaint_other", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "is_place_sample", sa.Boolean(), server_default=sa.text("(false)"), nullable=False
        ),
        sa.Column("takes_appointments", sa.Boolean(), nullable=True),
        sa.Column("daily_appointments", sa.BigInteger(), nullable=True),
        sa.Column("appointment_rule", sa.Text(), server_default="", nullable=False),
        sa.Column("pays_online", sa.Boolean(), nullable=True),
        sa.Column("sends_by_post", sa.Boolean(), nullable=True),
        sa.Column("at_terminal", sa.Boolean(), nullable=True),
        sa.Column("materials_by_post", sa.Boolean(), nullable=True),
        sa.Column("result_by_post", sa.Boolean(), nullable=True),
        sa.Column("result_name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("result_kind", sa.String(length=200), server_default="", nullable=False),
        sa.Column("result_sample", sa.Text(), server_default="", nullable=False),
        sa.Column("intermediary", sa.Text(), server_default="", nullable=False),
        sa.Column("remedies", sa.Text(), server_default="", nullable=False),
        sa.Column("popularity", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("initials", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), nullable=False),
        sa.Column("department_key", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(promised_amount IS NULL) = (promised_unit IS NULL)",
            name=op.f("ck_service_item_promised_whole"),
        ),
        sa.CheckConstraint(
            "(statutory_amount IS NULL) = (statutory_unit IS NULL)",
            name=op.f("ck_service_item_statutory_whole"),
        ),
        sa.CheckConstraint("version >= 1", name=op.f("ck_service_item_version_counts")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_service_item_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_service_item_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_item")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_service_item_hall_id_code")),
        sa.UniqueConstraint(
            "hall_id",
            "department_id",
            "name",
            name=op.f("uq_service_item_hall_id_department_id_name"),
        ),
    )
    with op.batch_alter_table("service_item", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_item_department_id"), ["department_id"], unique=False
        )

    op.create_table(
        "service_window",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("zone_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_service_window_hall_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.id"], name=op.f("fk_service_window_zone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_window")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_service_window_hall_id_number")),
    )
    op.create_table(
        "item_fee",
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("standard", sa.Text(), server_default="", nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.Column("may_reduce", sa.Boolean(), nullable=True),
        sa.Column("reduction", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_fee_hall_id")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_item_fee_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_fee")),
    )
    with op.batch_alter_table("item_fee", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_fee_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_item_fee_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "item_question",
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_question_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_item_question_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_question")),
    )
    with op.batch_alter_table("item_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_question_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_item_question_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "item_step",
        sa.Column("name", sa.String(length=200), server_default="", nullable=False),
        sa.Column("limit_amount", sa.BigInteger(), nullable=True),
        sa.Column("limit_unit", sa.String(length=40), nullable=True),
        sa.Column("standard", sa.Text(), server_default="", nullable=False),
        sa.Column("counts_in_limit", sa.Boolean(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_item_step_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_item_step_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_step")),
    )
    with op.batch_alter_table("item_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_step_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_item_step_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("staff_number", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name=op.f("fk_person_department_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_person_hall_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_person_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("hall_id", "staff_number", name=op.f("uq_person_hall_id_staff_number")),
    )
    op.create_table(
        "required_material",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("form", sa.String(length=200), server_default="", nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=True),
        sa.Column("page_format", sa.String(length=200), server_default="", nullable=False),
        sa.Column("necessity", sa.String(length=40), server_default="required", nullable=False),
        sa.Column("source", sa.String(length=200), server_default="", nullable=False),
        sa.Column("source_note", sa.Text(), server_default="", nullable=False),
        sa.Column("standard", sa.Text(), server_default="", nullable=False),
        sa.Column("filling_note", sa.Text(), server_default="", nullable=False),
        sa.Column("blank_form", sa.Text(), server_default="", nullable=False),
        sa.Column("sample_form", sa.Text(), server_default="", nullable=False),
        sa.Column("legal_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("remark", sa.Text(), server_default="", nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("since_version", sa.BigInteger(), nullable=False),
        sa.Column("until_version", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_required_material_hall_id")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_required_material_item_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_required_material")),
    )
    with op.batch_alter_table("required_material", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_required_material_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "uq_required_material_now",
            ["item_id", "position"],
            unique=True,
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )

    op.create_table(
        "service_offer",
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_service_offer_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_service_offer_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_service_offer_service_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_service_offer")),
    )
    with op.batch_alter_table("service_offer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_service_offer_service_id"), ["service_id"], unique=False
        )

    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("series_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("label", sa.String(length=12), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("print_state", sa.String(length=40), nullable=False),
        sa.Column("print_fault", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_ticket_hall_id")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.id"], name=op.f("fk_ticket_item_id")),
        sa.ForeignKeyConstraint(
            ["series_id"], ["number_series.id"], name=op.f("fk_ticket_series_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "hall_id",
            "day",
            "series_id",
            "number",
            name=op.f("uq_ticket_hall_id_day_series_id_number"),
        ),
    )
    op.create_table(
        "window_service",
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_window_service_hall_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_window_service_service_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_window_service_window_id")
        ),
        sa.PrimaryKeyConstraint("window_id", "service_id", name=op.f("pk_window_service")),
    )
    with op.batch_alter_table("window_service", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_window_service_service_id"), ["service_id"], unique=False
        )

    op.create_table(
        "accepted_case",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_number", sa.String(length=40), nullable=False),
        sa.Column("query_code", sa.String(length=12), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("guide_version", sa.BigInteger(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("ticket_label", sa.String(length=12), nullable=True),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("promised_amount", sa.BigInteger(), nullable=False),
        sa.Column("promised_unit", sa.String(length=40), nullable=False),
        sa.Column("is_promised", sa.Boolean(), nullable=False),
        sa.Column("statutory_amount", sa.BigInteger(), nullable=True),
        sa.Column("statutory_unit", sa.String(length=40), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_accepted_case_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.id"], name=op.f("fk_accepted_case_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_accepted_case_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_accepted_case_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_accepted_case_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accepted_case")),
        sa.UniqueConstraint(
            "hall_id", "case_number", name=op.f("uq_accepted_case_hall_id_case_number")
        ),
    )
    with op.batch_alter_table("accepted_case", schema=None) as batch_op:
        batch_op.create_index(
            "ix_accepted_case_window", ["hall_id", "window_id", "state"], unique=False
        )

    op.create_table(
        "credential",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("refused_until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_credential_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_credential_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_credential")),
    )
    op.create_table(
        "person_role",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_person_role_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_role_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", "role", name=op.f("pk_person_role")),
    )
    op.create_table(
        "punch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("punched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_punch_hall_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_punch_person_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_punch_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_punch")),
        sa.UniqueConstraint(
            "person_id", "punched_at", "source", name=op.f("uq_punch_person_id_punched_at_source")
        ),
    )
    with op.batch_alter_table("punch", schema=None) as batch_op:
        batch_op.create_index("ix_punch_day", ["hall_id", "day"], unique=False)

    op.create_table(
        "representative_letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("letter_number", sa.String(length=60), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["department_id"],
            ["department.id"],
            name=op.f("fk_representative_letter_department_id"),
        ),
        sa.ForeignKeyConstraint(
            ["hall_id"], ["hall.id"], name=op.f("fk_representative_letter_hall_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_representative_letter_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_representative_letter")),
    )
    with op.batch_alter_table("representative_letter", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_representative_letter_person_id"), ["person_id"], unique=False
        )

    op.create_table(
        "ticket_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("effective_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("call_sequence", sa.BigInteger(), nullable=True),
        sa.Column("call_count", sa.BigInteger(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("picked_before", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_ticket_step_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_ticket_step_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["service_id"], ["queue_service.id"], name=op.f("fk_ticket_step_service_id")
        ),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_step_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_ticket_step_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_step")),
    )
    with op.batch_alter_table("ticket_step", schema=None) as batch_op:
        batch_op.create_index(
            "ix_ticket_step_called", ["hall_id", "day", "call_sequence"], unique=False
        )
        batch_op.create_index(
            "ix_ticket_step_finished",
            ["hall_id", "day", "service_id"],
            unique=False,
            sqlite_where=sa.text("state = 'finished'"),
            postgresql_where=sa.text("state = 'finished'"),
        )
        batch_op.create_index("ix_ticket_step_ticket", ["ticket_id"], unique=False)
        batch_op.create_index(
            "ix_ticket_step_waiting",
            ["hall_id", "day", "service_id", "effective_at", "sequence"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index(
            "uq_ticket_step_live_ticket",
            ["ticket_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving')"),
        )
        batch_op.create_index(
            "uq_ticket_step_live_window",
            ["window_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('called', 'serving')"),
            postgresql_where=sa.text("state IN ('called', 'serving')"),
        )

    op.create_table(
        "window_duty",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("pause_reason", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_window_duty_hall_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_window_duty_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.id"], name=op.f("fk_window_duty_window_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_window_duty")),
    )
    with op.batch_alter_table("window_duty", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_window_duty_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_window_duty_window_id"), ["window_id"], unique=False)
        batch_op.create_index(
            "uq_window_duty_open_person",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.create_index(
            "uq_window_duty_open_window",
            ["window_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "case_applicant",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("id_sealed", sa.Text(), nullable=True),
        sa.Column("id_digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["accepted_case.id"], name=op.f("fk_case_applicant_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_applicant_hall_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_applicant")),
    )
    with op.batch_alter_table("case_applicant", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_applicant_id_digest"), ["id_digest"], unique=False
        )

    op.create_table(
        "case_suspension",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["accepted_case.id"], name=op.f("fk_case_suspension_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_suspension_hall_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_suspension")),
    )
    with op.batch_alter_table("case_suspension", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_suspension_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_tick",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hall_id", sa.Uuid(), nullable=False),
        sa.Column("material_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.String(length=40), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["accepted_case.id"], name=op.f("fk_case_tick_case_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.id"], name=op.f("fk_case_tick_hall_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_tick")),
    )


def downgrade() -> None:
    op.drop_table("case_tick")
    with op.batch_alter_table("case_suspension", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_suspension_case_id"))

    op.drop_table("case_suspension")
    with op.batch_alter_table("case_applicant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_applicant_id_digest"))

    op.drop_table("case_applicant")
    with op.batch_alter_table("window_duty", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_window_duty_open_window",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.drop_index(
            "uq_window_duty_open_person",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_window_duty_window_id"))
        batch_op.drop_index(batch_op.f("ix_window_duty_person_id"))

    op.drop_table("window_duty")
    with op.batch_alter_table("ticket_step", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_ticket_step_live_window",
            sqlite_where=sa.text("state IN ('called', 'serving')"),
            postgresql_where=sa.text("state IN ('called', 'serving')"),
        )
        batch_op.drop_index(
            "uq_ticket_step_live_ticket",
            sqlite_where=sa.text("state IN ('waiting', 'called', 'serving')"),
            postgresql_where=sa.text("state IN ('waiting', 'called', 'serving')"),
        )
        batch_op.drop_index(
            "ix_ticket_step_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index("ix_ticket_step_ticket")
        batch_op.drop_index(
            "ix_ticket_step_finished",
            sqlite_where=sa.text("state = 'finished'"),
            postgresql_where=sa.text("state = 'finished'"),
        )
        batch_op.drop_index("ix_ticket_step_called")

    op.drop_table("ticket_step")
    with op.batch_alter_table("representative_letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_representative_letter_person_id"))

    op.drop_table("representative_letter")
    with op.batch_alter_table("punch", schema=None) as batch_op:
        batch_op.drop_index("ix_punch_day")

    op.drop_table("punch")
    op.drop_table("person_role")
    op.drop_table("credential")
    with op.batch_alter_table("accepted_case", schema=None) as batch_op:
        batch_op.drop_index("ix_accepted_case_window")

    op.drop_table("accepted_case")
    with op.batch_alter_table("window_service", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_window_service_service_id"))

    op.drop_table("window_service")
    op.drop_table("ticket")
    with op.batch_alter_table("service_offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_offer_service_id"))

    op.drop_table("service_offer")
    with op.batch_alter_table("required_material", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_required_material_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_required_material_item_id"))

    op.drop_table("required_material")
    op.drop_table("person")
    with op.batch_alter_table("item_step", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_item_step_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_item_step_item_id"))

    op.drop_table("item_step")
    with op.batch_alter_table("item_question", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_item_question_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_item_question_item_id"))

    op.drop_table("item_question")
    with op.batch_alter_table("item_fee", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_item_fee_now",
            sqlite_where=sa.text("until_version IS NULL"),
            postgresql_where=sa.text("until_version IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_item_fee_item_id"))

    op.drop_table("item_fee")
    op.drop_table("service_window")
    with op.batch_alter_table("service_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_service_item_department_id"))

    op.drop_table("service_item")
    op.drop_table("series_day")
    op.drop_table("queue_service")
    op.drop_table("zone")
    op.drop_table("station")
    op.drop_table("number_series")
    op.drop_table("hall_day")
    op.drop_table("department")
    op.drop_table("case_day")
    op.drop_table("calendar_year")
    op.drop_table("calendar_day")
    op.drop_table("revision")
    op.drop_table("request")
    with op.batch_alter_table("hall_setting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_hall_setting_hall_id"))

    op.drop_table("hall_setting")
    op.drop_table("hall")
    with op.batch_alter_table("audit_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_audit_event_subject_id"))

    op.drop_table("audit_event")
    op.drop_table("audit_checkpoint")
