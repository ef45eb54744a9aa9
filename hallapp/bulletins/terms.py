"""Words of bulletins."""
