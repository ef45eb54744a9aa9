"""Use cases that span features: sign in at a window, accept a case, print (办理)."""
