"""What these tests begin with is made once for each of their modules, see ``tests.directory.town``."""

from tests.directory.town import (
    directory_page,
    editor,
    home_page,
    municipality_page,
    town,
    town_of_module,
)

__all__ = ["directory_page", "editor", "home_page", "municipality_page", "town", "town_of_module"]
