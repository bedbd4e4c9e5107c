"""What the templates of blocks need: links for telephone and mail, and facts about files."""

from typing import Any

from django import template
from django.template import Context
from django.template.defaultfilters import filesizeformat
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from core import mail_addresses
from core.typed.phones import tel_uri

register = template.Library()


@register.simple_tag(takes_context=True)
def framed_block(context: Context, block: Any) -> SafeString:
    """Draw a block of a body in its frame.

    One that shows this reader nothing has no frame either: it would tell that there is something.
    """
    drawn = conditional_escape(block.render_as_block(context=context.flatten()))
    if not drawn.strip():
        return SafeString("")
    return format_html('<div class="block block--{}">{}</div>', block.block_type, drawn)


mail_link = register.filter("mail_link", mail_addresses.mail_link)
tel_link = register.filter("tel_link", tel_uri)


@register.filter
def file_facts(document: Any) -> str:
    """Give format and size of a document without reading its file: «PDF, 1,2 MB»."""
    facts = [document.file_extension.upper()]
    if document.file_size:
        facts.append(filesizeformat(document.file_size))
    return ", ".join(fact for fact in facts if fact)
