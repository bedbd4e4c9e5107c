"""Who may do what, by role: tables and requests."""
