"""What wakes the sender."""

from django_tasks import task

from mail.sending import send_due

# Before everything else that waits: somebody may be looking at the form for their sign-in code.
FIRST = 100


@task(priority=FIRST)
def send_mails() -> None:
    """Send what is due. The table says what that is: a task that is lost costs some minutes, no mail."""
    send_due()
