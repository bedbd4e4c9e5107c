// Suggestions below a search field: an editable combobox with a list, as the ARIA Authoring Practices Guide
// describes it. Without this script the field is what it is, a field of a form.
const FEWEST = 2;
const PAUSE = 150;

document.querySelectorAll("input[data-suggest]").forEach((input) => {
  const list = document.createElement("div");
  const status = document.createElement("p");
  list.className = "suggest";
  list.id = `${input.id}-vorschlaege`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  status.className = "kern-sr-only";
  status.setAttribute("role", "status");
  input.closest(".search-form__row").append(list, status);

  // A field of the type "search" has a role of its own that it may not change.
  input.type = "text";
  input.enterKeyHint = "search";
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let options = [];
  let active = -1;
  let timer = 0;
  let pending = null;

  const mark = (number) => {
    options[active]?.setAttribute("aria-selected", "false");
    active = number;
    const option = options[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  const forget = () => {
    clearTimeout(timer);
    pending?.abort();
    pending = null;
  };

  const close = () => {
    forget();
    mark(-1);
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    status.textContent = "";
  };

  const open = (html, first) => {
    list.innerHTML = html;
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, number) => {
      option.id = `${list.id}-${number}`;
    });
    list.scrollTop = 0;
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = list.firstElementChild?.dataset.status || "";
    mark(first === undefined ? -1 : first < 0 ? options.length - 1 : first);
  };

  // Asks for what stands in the field; an answer to what no longer stands there is thrown away.
  const ask = async (first) => {
    forget();
    const typed = input.value;
    if (typed.trim().length < FEWEST) {
      close();
      return;
    }
    const asked = new AbortController();
    pending = asked;
    try {
      const address = `${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`;
      const answer = await fetch(address, { signal: asked.signal, credentials: "same-origin" });
      // Who has been signed out meanwhile is led to another page.
      const html = answer.ok && !answer.redirected ? await answer.text() : "";
      if (pending === asked && document.activeElement === input) open(html, first);
    } catch {
      // No network, or asked anew: the field works without suggestions.
    }
  };

  const choose = (option, event) => {
    const words = option.dataset.words;
    if (!words) {
      close();
      return;
    }
    // A search keeps what else the form asks for.
    event.preventDefault();
    input.value = words;
    close();
    input.form.requestSubmit();
  };

  input.addEventListener("input", (event) => {
    // Letters that are still being composed are no words yet.
    if (event.isComposing) return;
    mark(-1);
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return;
    const isOpen = !list.hidden;
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp": {
        const down = event.key === "ArrowDown";
        event.preventDefault();
        if (!isOpen) {
          if (down || !event.altKey) ask(event.altKey ? undefined : down ? 0 : -1);
        } else if (event.altKey) {
          if (!down) close();
        } else {
          // Beyond the last option comes the field itself, then the first one again.
          const places = options.length + 1;
          mark(((active + 1 + (down ? 1 : -1) + places) % places) - 1);
        }
        break;
      }
      case "Enter":
        if (isOpen && active >= 0) {
          event.preventDefault();
          options[active].click();
        } else {
          close();
        }
        break;
      case "Escape":
        if (isOpen) event.preventDefault();
        close();
        break;
      case "Tab":
        close();
        break;
      default:
        // Home, End and all that moves in the field or changes it leaves the list.
        if (active >= 0) mark(-1);
    }
  });

  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  // The field keeps the focus while the list is touched or clicked.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option && !event.ctrlKey && !event.metaKey && !event.shiftKey) choose(option, event);
  });
});
