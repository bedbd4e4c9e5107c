#!/usr/bin/env bash
# Wagtail 8.0.1: autosave overlooks what is typed before it first looks at the form, and while it is saving.
#
# Expected: a form that somebody has changed is saved by itself half a second later, whenever it was changed.
# Seen: the form is compared with what stood in it two seconds after the page is there, and after each autosave with what
#   stands in it when the answer comes. What was typed before the first moment, or in the last second before the other,
#   counts as saved: no request is sent for it. The same words typed a moment later are saved.
# A fresh project of `wagtail start`, its home page, and Chromium with a clock that the script moves. Needs chromium.
# Exits with 0 when seen as described.
set -euo pipefail
folder=$(mktemp -d)
trap '[ -z "${server:-}" ] || kill "$server" 2>/dev/null || true; wait 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q wagtail==8.0.1 Django==5.2.19 playwright==1.65.2
export PATH="$folder/venv/bin:$PATH"
cd "$folder"
wagtail start probe > /dev/null
cd probe
python manage.py migrate --verbosity 0
DJANGO_SUPERUSER_PASSWORD=probe python manage.py createsuperuser --noinput --username probe --email probe@example.org > /dev/null
python manage.py runserver --noreload 127.0.0.1:8765 > "$folder/log" 2>&1 &
server=$!
cat > "$folder/look.py" <<'PYTHON'
import shutil
import time
import urllib.request
from importlib.metadata import version

from playwright.sync_api import sync_playwright

SITE = "http://127.0.0.1:8765/admin/"
for _second in range(60):
    try:
        urllib.request.urlopen(f"{SITE}login/")
        break
    except OSError:
        time.sleep(1)


def let_time_pass(page, milliseconds):
    for _step in range(milliseconds // 500):
        page.clock.run_for(500)
        page.wait_for_timeout(50)  # answers take real time


def saves(browser, before, while_saving):
    """Return how many autosaves are sent for words typed so many milliseconds after the page is there, and, if asked
    for, for more words that are typed while the first save is on its way, just before its answer."""
    page = browser.new_page()
    page.clock.install(time=1_800_000_000)
    page.goto(f"{SITE}login/")
    if page.locator("[name=username]").count():
        page.fill("[name=username]", "probe")
        page.fill("[name=password]", "probe")
        page.click("button[type=submit]")
    page.clock.pause_at(1_800_000_600)
    held, sent = [], []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.goto(f"{SITE}pages/3/edit/")
    let_time_pass(page, before)
    if while_saving:
        page.route("**/edit/", lambda route: route.continue_() if held else held.append(route))
    page.focus("[name=title]")
    page.keyboard.type("one ")
    if while_saving:
        while not held:
            let_time_pass(page, 500)
        page.keyboard.type("two ")
        with page.expect_response("**/edit/"):
            held[0].continue_()
        for _time in range(10):
            page.clock.run_for(20)
            page.wait_for_timeout(150)  # the answer is read
    let_time_pass(page, 12_000)
    page.close(run_before_unload=False)
    return sum(url.endswith("/pages/3/edit/") for url in sent)


print("Wagtail", version("wagtail"))
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
    ).new_context()
    seen = {
        "typed after five seconds": saves(browser, 5000, False),
        "typed at once": saves(browser, 0, False),
        "typed after five seconds, and more while that is being saved": saves(browser, 5000, True),
    }
for when, number in seen.items():
    print(f"{when}: {number} autosaves")
assert list(seen.values()) == [1, 0, 1]
PYTHON
python "$folder/look.py"
