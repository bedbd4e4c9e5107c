"""The dialogue for links to addresses of e-mail in running text."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import EmailLinkChooserForm
from wagtail.admin.views.chooser import EmailLinkView

from core.mail_field import MailAddressFormField


class MailLinkForm(EmailLinkChooserForm):
    """What a link in running text leads to, refused unless mail can be sent there."""

    email_address = MailAddressFormField(required=True, label=_("E-Mail-Adresse"))


class MailLinkView(EmailLinkView):
    """The dialogue for such links, in the place of Wagtail's."""

    form_class = MailLinkForm
