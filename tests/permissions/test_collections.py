"""Files belong to collections: editors use and change those of their municipality and choose shared ones."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from accounts.models import MunicipalityTeam
from accounts.teams import shared_collection
from files.models import Document, Image
from tests.files.factories import make_document, make_image, png
from tests.permissions.conftest import County
from tests.permissions.requests import Send, get, outcome, post
from tests.permissions.table import differences, read_table

ROLES = ("Fach", "RedO", "RedC", "JA-K", "JA-C", "Koor", "supe")

# «done» when the request changed anything, else its status. 200: a form with an error.
CHANGING = """
request                         Fach  RedO  RedC  JA-K  JA-C  Koor  supe
open image of Coesfeld          302   302   200   302   200   200   200
change image of Coesfeld        302   302   done  302   done  done  done
delete image of Coesfeld        302   302   done  302   done  done  done
bulk delete image               302   302   done  302   done  done  done
bulk move image to Olfen        302   302   200   302   200   done  done
open document of Coesfeld       302   302   200   302   200   200   200
change document of Coesfeld     302   302   done  302   done  done  done
delete document of Coesfeld     302   302   done  302   done  done  done
bulk delete document            302   302   done  302   done  done  done
bulk move document to Olfen     302   302   200   302   200   done  done
change a shared document        302   302   302   302   302   done  done
delete a shared document        302   302   302   302   302   done  done
add a collection                302   302   302   302   302   302   done
change a collection             302   302   302   302   302   302   done
"""


@pytest.fixture
def files(county: County) -> dict[str, Any]:
    """A picture and a document of Coesfeld, and a document for all."""
    coesfeld = MunicipalityTeam.objects.get(municipality=county.coesfeld).collection
    return {
        "coesfeld": coesfeld,
        "olfen": MunicipalityTeam.objects.get(municipality=county.olfen).collection,
        "image": make_image("rathaus.png", coesfeld, title="Rathaus Coesfeld"),
        "document": make_document("plan.txt", b"x", coesfeld, title="Plan Coesfeld"),
        "shared": make_document("logo.txt", b"x", shared_collection(), title="Logo fuer alle"),
    }


def image_data(collection: int) -> dict[str, Any]:
    return {"title": "Geändert", "collection": collection, "tags": "", "file": "", "description": ""}


def document_data(collection: int) -> dict[str, Any]:
    return {"title": "Geändert", "collection": collection, "tags": "", "file": ""}


def requests_to(files: dict[str, Any]) -> dict[str, Send]:
    """Give the requests of the table."""
    image, document, shared = files["image"], files["document"], files["shared"]
    coesfeld, olfen = files["coesfeld"], files["olfen"]
    root = Collection.get_first_root_node().pk

    def bulk(kind: str, action: str, pk: int, data: Any = None) -> Send:
        app = {"image": "files", "document": "files"}[kind]
        return post("wagtail_bulk_action", [app, kind, action], data, f"?id={pk}&next=/admin/")

    return {
        "open image of Coesfeld": get("wagtailimages:edit", [image.pk]),
        "change image of Coesfeld": post("wagtailimages:edit", [image.pk], image_data(coesfeld.pk)),
        "delete image of Coesfeld": post("wagtailimages:delete", [image.pk]),
        "bulk delete image": bulk("image", "delete", image.pk),
        "bulk move image to Olfen": bulk("image", "add_to_collection", image.pk, {"collection": olfen.pk}),
        "open document of Coesfeld": get("wagtaildocs:edit", [document.pk]),
        "change document of Coesfeld": post("wagtaildocs:edit", [document.pk], document_data(coesfeld.pk)),
        "delete document of Coesfeld": post("wagtaildocs:delete", [document.pk]),
        "bulk delete document": bulk("document", "delete", document.pk),
        "bulk move document to Olfen": bulk(
            "document", "add_to_collection", document.pk, {"collection": olfen.pk}
        ),
        "change a shared document": post(
            "wagtaildocs:edit", [shared.pk], document_data(shared.collection_id)
        ),
        "delete a shared document": post("wagtaildocs:delete", [shared.pk]),
        "add a collection": post("wagtailadmin_collections:add", [], {"name": "Neu", "parent": root}),
        "change a collection": post(
            "wagtailadmin_collections:edit", [coesfeld.pk], {"name": "Anders", "parent": root}
        ),
    }


def test_files_are_changed_by_those_of_the_municipality(county: County, files: dict[str, Any]) -> None:
    browsers = {role: county.browser(role) for role in ROLES}
    found = {
        name: {role: outcome(browser, send) for role, browser in browsers.items()}
        for name, send in requests_to(files).items()
    }
    wrong = differences(read_table(CHANGING), found)
    assert not wrong, wrong


# Whose files each role is offered in lists and choosers: o Olfen's, c Coesfeld's, s shared ones.
OFFERED = """
list                         RedO  RedC  JA-K  JA-C  Koor
/admin/documents/            o-    -c    o-    -c    oc
/admin/documents/chooser/    o-s   -cs   o-s   -cs   ocs
/admin/images/               o-    -c    o-    -c    oc
/admin/images/chooser/       o-    -c    o-    -c    oc
"""


def test_choosers_offer_the_own_files_and_shared_ones(county: County, files: dict[str, Any]) -> None:
    make_document("karte.txt", b"x", files["olfen"], title="Karte Olfen")
    make_image("kirche.png", files["olfen"], title="Kirche Olfen")
    expected = read_table(OFFERED)
    found: dict[str, dict[str, str]] = {}
    for address, cells in expected.items():
        found[address] = {}
        for role, cell in cells.items():
            html = county.browser(role).get(address).content.decode()
            marks = {"o": ("Karte Olfen", "Kirche Olfen"), "c": ("Plan Coesfeld", "Rathaus Coesfeld")}
            marks["s"] = ("Logo fuer alle",)
            letters = [*marks][: len(cell)]
            shown = {letter for letter in letters if any(title in html for title in marks[letter])}
            found[address][role] = "".join(letter if letter in shown else "-" for letter in letters)
    assert not differences(expected, found)


@pytest.mark.parametrize("where", ["coesfeld", "root"])
def test_uploads_of_an_editor_land_in_the_own_collection_or_nowhere(
    county: County, files: dict[str, Any], where: str
) -> None:
    browser = county.browser("RedO")
    pk = Collection.get_first_root_node().pk if where == "root" else files["coesfeld"].pk
    document = SimpleUploadedFile("neu.txt", b"Neu")
    picture = SimpleUploadedFile("neu.png", png(20, 20), "image/png")
    browser.post(reverse("wagtaildocs:add"), document_data(pk) | {"file": document})
    browser.post(reverse("wagtailimages:add"), image_data(pk) | {"file": picture})
    new = [*Document.objects.filter(title="Geändert"), *Image.objects.filter(title="Geändert")]
    assert {file.collection for file in new} <= {files["olfen"]}


def test_an_editor_cannot_move_a_file_out_of_the_own_collection(
    county: County, files: dict[str, Any]
) -> None:
    county.browser("RedC").post(
        reverse("wagtaildocs:edit", args=[files["document"].pk]), document_data(files["olfen"].pk)
    )
    assert Document.objects.get(pk=files["document"].pk).collection == files["coesfeld"]


def test_files_of_an_open_collection_are_read_by_all(county: County, files: dict[str, Any]) -> None:
    answers = {role: county.browser(role).get(files["document"].url).status_code for role in ("Fach", "RedO")}
    assert answers == {"Fach": 200, "RedO": 200}
    assert (Document.objects.count(), Image.objects.count()) == (2, 1)
