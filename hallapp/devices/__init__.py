"""Ticket printers, spoolers and sound; no Qt."""
