"""Figures of cases and the yearly table at the manager's page of cases (统计)."""
