"""The network at work: initiatives, bodies and their meetings."""

from network.models.body import BodyPage
from network.models.index import NetworkIndexPage
from network.models.initiative import Initiative
from network.models.meeting import MeetingPage
from network.models.meeting_parts import AgendaItem, MeetingDocument, MeetingTask, Resolution
from network.models.team import BodyTeam, Membership

__all__ = [
    "AgendaItem",
    "BodyPage",
    "BodyTeam",
    "Initiative",
    "MeetingDocument",
    "MeetingPage",
    "MeetingTask",
    "Membership",
    "NetworkIndexPage",
    "Resolution",
]
