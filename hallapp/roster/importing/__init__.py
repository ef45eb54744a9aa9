"""Rosters that come in as files, and the empty table that people fill in (排班导入)."""
