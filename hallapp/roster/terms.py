"""Words of roster."""
