"""What the hall publishes of its duty: daily posting, weekly summary, monthly bulletin."""
