"""Accounts: people who sign in, the teams that their rights come from, and invitations."""

from accounts.models.invitation import Invitation
from accounts.models.teams import MunicipalityTeam, RoleGroup, YouthOfficeTeam
from accounts.models.user import User, UserManager

__all__ = [
    "Invitation",
    "MunicipalityTeam",
    "RoleGroup",
    "User",
    "UserManager",
    "YouthOfficeTeam",
]
