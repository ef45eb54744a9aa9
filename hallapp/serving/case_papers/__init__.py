"""Papers of a case: from what the store knows to what each official paper says."""
