#!/usr/bin/env bash
# Django 5.2.19: in German, with USE_THOUSAND_SEPARATOR, Django writes two thousand as "2.000". An integer field
# of a form reads exactly this text as 2, without a message: forms.IntegerField.to_python removes "\.0*\s*$"
# before int(), meaning the ".0" of a float. "1.500" is refused.
# Expected: what Django itself has written is read as 2000, or refused like "1.500".
# Seen: 2000 is written "2.000", "2.000" is read as 2, and "20.000" as 20; the field's own localize=True mends it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install -q django==5.2.19
"$place/venv/bin/python" - <<'PY'
import django
from django.conf import settings

settings.configure(LANGUAGE_CODE="de", USE_I18N=True, USE_THOUSAND_SEPARATOR=True)
django.setup()

from django import forms
from django.template import Context, Engine

written = Engine().from_string("{{ number }}").render(Context({"number": 2000}))
read = forms.IntegerField().clean(written)
tens = forms.IntegerField().clean("20.000")
localized = forms.IntegerField(localize=True).clean(written)
try:
    refused = f"read as {forms.IntegerField().clean('1.500')}"
except forms.ValidationError:
    refused = "refused"

print(f"Django {django.get_version()} writes 2000 as {written!r}")
print(f"IntegerField reads {written!r} as {read}, '20.000' as {tens}; '1.500' is {refused}")
print(f"IntegerField(localize=True) reads {written!r} as {localized}")
print("expected: 2000 and 20000, or both refused")
assert (written, read, tens, refused, localized) == ("2.000", 2, 20, "refused", 2000), "behaviour has changed"
PY
