"""Statements of bulletins."""
