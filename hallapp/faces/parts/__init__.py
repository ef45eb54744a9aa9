"""Widgets that show hall rows and serve more than one face."""
