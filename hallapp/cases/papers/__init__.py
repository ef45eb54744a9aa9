"""Papers of a case as the hall keeps them: numbered, frozen, every printing counted."""
