"""Statements of patrols."""
