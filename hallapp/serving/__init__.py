"""Use cases that span features: sign in, accept, conclude (办理)."""
