"""The demo hall (演示大厅) and its week of history, from a fixed seed."""
