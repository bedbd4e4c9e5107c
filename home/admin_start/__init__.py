"""The start page of the administration: what each role does next."""

from home.admin_start.panels import panels_for

__all__ = ["panels_for"]
