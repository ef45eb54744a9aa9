"""Tables of bulletins."""
