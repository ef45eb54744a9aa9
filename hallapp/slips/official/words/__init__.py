"""What each paper says: facts become blocks. Nothing is drawn here."""
