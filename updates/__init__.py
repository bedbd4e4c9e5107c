"""Updates (Aktuelles): what coordination tells the network."""
