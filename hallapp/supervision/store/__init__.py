"""Statements of e-supervision."""
