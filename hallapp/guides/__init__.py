"""Service items and their guides (办事指南)."""
