"""The Django project: settings, addresses, middleware and system checks."""
