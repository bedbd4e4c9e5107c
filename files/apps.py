"""Configuration of the files app."""

from django.apps import AppConfig
from django.db.models.signals import post_save, pre_save


class FilesConfig(AppConfig):
    """Registers the files app with Django and its documents with search."""

    name = "files"
    verbose_name = "Dateien"

    def ready(self) -> None:
        """Have new documents read and found, pictures made ready without metadata, and regularly what
        was left over."""
        from wagtail.users.models import UserProfile

        from files import entries, extraction, jobs, picture_tasks, work_lists
        from files.models import Document, Image
        from files.pictures import account, formats

        post_save.connect(extraction.read_when_new, sender=Document, dispatch_uid="files.read_when_new")
        post_save.connect(picture_tasks.make_ready, sender=Image, dispatch_uid="files.make_ready")
        pre_save.connect(account.clean_new_avatar, sender=UserProfile, dispatch_uid="files.clean_new_avatar")
        formats.register_variants()
        entries.register_entries()
        jobs.register_jobs()
        work_lists.register_work_lists()
