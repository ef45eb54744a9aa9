"""Builds the object graph; the only package that knows everything."""
