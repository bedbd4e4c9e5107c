"""What the mail app tells others."""

from django.dispatch import Signal

# A mail has come to its end: sent, refused or too late. With ``mail``, an OutgoingMail.
mail_settled = Signal()
