"""Words of patrols."""
