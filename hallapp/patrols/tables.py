"""Tables of patrols."""
