"""What is searched, counted without knowing by whom (docs/decisions, «The search log knows no people»)."""
