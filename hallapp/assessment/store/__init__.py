"""Statements of assessment."""
