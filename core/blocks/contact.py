"""An office to turn to."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock, URLBlock
from wagtail.blocks.struct_block import StructBlockValidationError

from core.mail_field import MailAddressBlock
from core.validators import validate_phone, validate_whole_phone


class ContactBlock(StructBlock):
    """A function or office with at least one way to reach it; never a private person."""

    name = CharBlock(
        label=_("Stelle oder Funktion"),
        max_length=150,
        help_text=_("Zum Beispiel «Familienbüro Olfen». Keine privaten Personen."),
    )
    phone = CharBlock(
        label=_("Telefon (dienstlich)"), required=False, max_length=60, validators=[validate_phone]
    )
    email = MailAddressBlock(label=_("E-Mail (dienstlich)"), required=False)
    link = URLBlock(label=_("Website"), required=False)
    note = TextBlock(
        label=_("Hinweis"),
        required=False,
        rows=2,
        max_length=300,
        help_text=_("Zum Beispiel Sprechzeiten."),
    )

    def clean(self, value: Any) -> Any:
        """Refuse a contact that nobody can reach, or only from its own area."""
        cleaned = super().clean(value)
        if cleaned["phone"]:
            try:
                validate_whole_phone(cleaned["phone"])
            except ValidationError as error:
                raise StructBlockValidationError(block_errors={"phone": error}) from None
        if not self.is_deferred_validation and not (cleaned["phone"] or cleaned["email"] or cleaned["link"]):
            raise StructBlockValidationError(
                block_errors={"phone": ValidationError(_("Bitte Telefon, E-Mail oder Website angeben."))}
            )
        return cleaned

    class Meta:
        icon = "mail"
        label = _("Kontakt")
        description = _("Eine Stelle, an die man sich wenden kann.")
        template = "blocks/contact.html"
