#!/usr/bin/env bash
# pypdfium2 5.15.2: a hyphen at the end of a line comes as one sign that stands for the line's end as well.
#
# Expected: text of a PDF has the hyphen that is drawn, and a line end after it. Then «Kinder-» before «und Jugendhilfe»,
# «Eltern-» before «Kind-Gruppe» and a word that was broken can be told apart, and lines can be counted.
# Seen: FPDFText_GetText (PdfTextPage.get_text_range) gives U+FFFE and FPDFText_GetBoundedText (get_text_bounded) gives
# U+0002 in the place of the hyphen and of the line's end, whether the hyphen was typed or comes from breaking the word.
# After a digit or a blank, the hyphen and the line's end are both there.
# Exits with 0 when seen as described.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pypdfium2==5.15.2 reportlab==5.1.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

content = io.BytesIO()
canvas = Canvas(content)
lines = ["Kinder-", "und Jugendhilfe, Eltern-", "Kind-Gruppe, Quit-", "tengelee, 02541-", "18. Ein Strich -", "Ende"]
for number, line in enumerate(lines):
    canvas.drawString(50, 700 - 14 * number, line)
canvas.save()
page = pypdfium2.PdfDocument(content.getvalue())[0].get_textpage()
seen = {"get_text_range": page.get_text_range(), "get_text_bounded": page.get_text_bounded()}
print("pypdfium2", version("pypdfium2"))
print("expected", repr("\r\n".join(lines)))
for name, text in seen.items():
    print("seen by", name, repr(text))
for name, sign in (("get_text_range", "\ufffe"), ("get_text_bounded", "\x02")):
    described = (
        f"Kinder{sign}und Jugendhilfe, Eltern{sign}Kind-Gruppe, Quit{sign}tengelee, 02541-\r\n18. "
        "Ein Strich -\r\nEnde"
    )
    assert seen[name] == described, name
PYTHON
