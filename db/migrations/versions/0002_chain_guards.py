"""The audit chain guards itself.

Events are neither changed nor removed, and the checkpoint never goes back. Triggers are the one
place for this: code that forgets the rule must be stopped too.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

EVENT_RULE = "audit events are neither changed nor removed"
CHECKPOINT_RULE = "the audit checkpoint never goes back"

SQLITE = (
    f"""CREATE TRIGGER audit_event_kept BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, '{EVENT_RULE}'); END""",
    f"""CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, '{EVENT_RULE}'); END""",
    f"""CREATE TRIGGER audit_checkpoint_forward BEFORE UPDATE ON audit_checkpoint
    WHEN NEW.seq <= OLD.seq BEGIN SELECT RAISE(ABORT, '{CHECKPOINT_RULE}'); END""",
    f"""CREATE TRIGGER audit_checkpoint_stays BEFORE DELETE ON audit_checkpoint
    BEGIN SELECT RAISE(ABORT, '{CHECKPOINT_RULE}'); END""",
)
POSTGRESQL = (
    f"""CREATE FUNCTION audit_event_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{EVENT_RULE}'; END $$""",
    """CREATE TRIGGER audit_event_kept BEFORE UPDATE OR DELETE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_refuse()""",
    f"""CREATE FUNCTION audit_checkpoint_forward() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN
      IF TG_OP = 'DELETE' OR NEW.seq <= OLD.seq THEN
        RAISE EXCEPTION '{CHECKPOINT_RULE}';
      END IF;
      RETURN NEW;
    END $$""",
    """CREATE TRIGGER audit_checkpoint_forward BEFORE UPDATE OR DELETE ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION audit_checkpoint_forward()""",
)


def upgrade() -> None:
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("event_kept", "event_stays", "checkpoint_forward", "checkpoint_stays"):
            op.execute(f"DROP TRIGGER audit_{name}")
        return
    op.execute("DROP FUNCTION audit_event_refuse() CASCADE")
    op.execute("DROP FUNCTION audit_checkpoint_forward() CASCADE")
