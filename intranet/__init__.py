"""The Django project: settings, addresses, middleware and system checks."""

# What CHANGELOG.md calls a release.
__version__ = "0.1.0"
