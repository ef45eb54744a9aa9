"""A day of the hall played through the real faces."""
