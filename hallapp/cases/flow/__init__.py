"""The life of a case, chapter by chapter: received, accepted, decided, delivered, closed."""
