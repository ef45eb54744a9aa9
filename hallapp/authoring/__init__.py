"""Writing, checking, reviewing and publishing guides (编制、审核、发布)."""
