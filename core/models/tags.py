"""One pool of tags for pages, images and documents."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import GenericTaggedItemBase, ItemBase, TagBase

from core.letter_case import SameNameField, refuse_same_name
from core.slugs import german_slug


class Tag(TagBase):
    """A free keyword. «Kita» and «kita» are the same tag; the first spelling stays."""

    same_name = SameNameField(source="name")

    free_tagging = True

    class Meta:
        verbose_name = _("Schlagwort")
        verbose_name_plural = _("Schlagwörter")
        ordering = ["name"]

    def clean(self) -> None:
        """Refuse a second tag of the same name."""
        super().clean()
        refuse_same_name(self, gettext("Dieses Schlagwort gibt es schon."))

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Give the address part of a tag, with a number when another tag has it already."""
        slug = german_slug(tag, max_length=90) or "schlagwort"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        """Address of the page that lists everything with this tag."""
        return reverse("search:tag", args=[self.slug])


class PageTag(ItemBase):
    """A tag on a page of any type; being a child of the page it follows drafts and revisions."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="page_tags")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="page_tag_once"),
        ]


class TaggedFile(GenericTaggedItemBase):
    """A tag on an image or a document."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="file_tags")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_type", "object_id"], name="file_tag_once"),
        ]
