#!/usr/bin/env bash
# phonenumbers 9.0.43 reads German notes behind a number as digits of it.
#
# Expected: "02541 18-0 App. 34" (an extension, said in words) and "02541 18-1234 o. -1235" (two numbers) are
# refused, or read up to the note; the documentation says that parse() takes what people write and is_valid_number()
# tells whether it is a number.
# Seen: three letters are enough for a "vanity number", so "App" is dialled as 277; other words fall out and the
# digits of both numbers are joined. The result is said to be a valid number of Germany, and it is somebody else's.
# «ext. 34» is read as an extension, and "oder" (four letters) as 6337, which is only refused for its length.
set -euo pipefail

room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv"
"$room/venv/bin/pip" install -q phonenumbers==9.0.43

"$room/venv/bin/python" - <<'PYTHON'
import phonenumbers
from phonenumbers import PhoneNumberFormat

print("phonenumbers", phonenumbers.__version__)
SEEN = {
    "02541 18-0": "+492541180",
    "02541 18-0 ext. 34": "+492541180",
    "02541 18-0 App. 34": "+49254118027734",
    "02541 18-1234 o. -1235": "+4925411812341235",
    "02541 18-1234/-1235": "+4925411812341235",
}
for text, seen in SEEN.items():
    number = phonenumbers.parse(text, "DE")
    dialled = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    valid = phonenumbers.is_valid_number(number)
    print(f"{text!r}: dials {dialled}, extension {number.extension}, valid: {valid}")
    assert (dialled, valid) == (seen, True), f"{text!r}: expected to see {seen}, valid"
PYTHON
echo "Seen as described."
