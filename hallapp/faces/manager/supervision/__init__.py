"""电子监察 at the manager's desk: what is lit, what was sent and answered, and by which rules."""
