#!/usr/bin/env bash
# Django 5.2.19: urlize (and the template filter of that name) drops what stands between a closing bracket and the
# punctuation behind it: "(see www.example.com)." loses its full stop. Urlizer.trim_punctuation sets trail to the
# bracket alone, where punctuation was cut before: "trail = middle[-strip:]" instead of "middle[-strip:] + trail".
# Expected: the text stays the same, whatever becomes a link.
# Seen: "(see www.example.com)" without the full stop; so with ";", "!" and mail addresses, and "[...],".
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install -q django==5.2.19
"$place/venv/bin/python" - <<'PY'
import html
import re

import django
from django.utils.html import urlize

lost = {}
for text in ("(see www.example.com).", "(mail a@example.com)!", "[https://example.com],", "see www.example.com."):
    shown = html.unescape(re.sub("<[^>]*>", "", urlize(text)))
    if shown != text:
        lost[text] = shown
    print(f"{text!r} is shown as {shown!r}")

print(f"Django {django.get_version()}; expected: nothing lost")
assert lost == {
    "(see www.example.com).": "(see www.example.com)",
    "(mail a@example.com)!": "(mail a@example.com)",
    "[https://example.com],": "[https://example.com]",
}, "behaviour has changed"
PY
