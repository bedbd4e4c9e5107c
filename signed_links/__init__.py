"""Links with a secret that open something once, and until a day."""
