"""What every content app stands on, one family a file."""

from core.models.address import AddressFields
from core.models.base_page import BasePage
from core.models.municipality import Municipality, YouthOffice
from core.models.tags import PageTag, Tag, TaggedFile
from core.models.vocabulary import LegalBase, LifePhase, TargetGroup, Topic

__all__ = [
    "AddressFields",
    "BasePage",
    "LegalBase",
    "LifePhase",
    "Municipality",
    "PageTag",
    "Tag",
    "TaggedFile",
    "TargetGroup",
    "Topic",
    "YouthOffice",
]
