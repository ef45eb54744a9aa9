"""Departments, zones, service windows, people and roles, stations, working days."""
