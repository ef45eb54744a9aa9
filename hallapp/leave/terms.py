"""Words of leave."""
