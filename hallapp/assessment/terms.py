"""Words of assessment."""
