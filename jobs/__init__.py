"""Work that is done regularly: what apps register is run by ``manage.py tick``."""
