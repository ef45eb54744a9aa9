"""Number series, queue tickets, calling (取号、叫号)."""
