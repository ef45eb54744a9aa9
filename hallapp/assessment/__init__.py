"""Scores of people and their windows (考核): deductions with evidence, ranks, appeals."""
