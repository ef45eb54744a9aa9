"""What the manager's pages of several tabs share: the seat, the page, the desk, and its forms."""
