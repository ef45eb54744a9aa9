"""Rules of patrols: the draw, lateness, what may be published."""
