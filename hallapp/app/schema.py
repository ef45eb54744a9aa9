"""All tables of all features, for migrations and rights."""

from importlib import import_module

from sqlalchemy import MetaData, text

from hallapp.kernel.database.base import WHERE, Base

_TABLES = (
    "hallapp.kernel.database.records",
    "hallapp.hall.tables",
    "hallapp.guides.tables",
    "hallapp.authoring.tables",
    "hallapp.openness.tables",
    "hallapp.queueing.tables",
    "hallapp.appointments.tables",
    "hallapp.evaluation.tables",
    "hallapp.reception.tables",
    "hallapp.cases.tables",
    "hallapp.joint.tables",
    "hallapp.supervision.tables",
    "hallapp.roster.tables",
    "hallapp.leave.tables",
    "hallapp.attendance.tables",
    "hallapp.patrols.tables",
    "hallapp.assessment.tables",
    "hallapp.bulletins.tables",
)


def whole_schema() -> MetaData:
    """Return the metadata with every table of the program known to it."""
    for module in _TABLES:
        import_module(module)
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            where = index.info.get(WHERE)
            if where is not None:
                for engine in ("sqlite", "postgresql"):
                    index.dialect_options[engine]["where"] = text(where)
    return Base.metadata
