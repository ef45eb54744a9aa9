"""The manager's page 指南: writing, reviewing and publishing guides, each further matter a tab."""
