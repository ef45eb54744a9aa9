"""Punches that come as files: devices' records, pushed lines, tables (导入打卡)."""
