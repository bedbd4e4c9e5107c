// Says below a field for a date, a time or a number what the site understood of it, and offers a calendar.
// The text itself is changed by nothing but a day chosen in that calendar. Without this script the server says
// the same after saving.
customElements.define(
  "typed-field",
  class extends HTMLElement {
    connectedCallback() {
      // While the page is still read, the field inside is not there yet.
      if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.start());
      else this.start();
    }

    start() {
      if (this.input) return; // moved within the page
      this.input = this.querySelector("input");
      this.words = this.querySelector("output");
      this.input.addEventListener("change", () => this.explain());
      if (this.dataset.picker && HTMLInputElement.prototype.showPicker) this.offerCalendar();
    }

    async explain() {
      const text = this.input.value;
      const question = new URLSearchParams({ art: this.dataset.kind, text });
      const answer = await fetch(`${this.dataset.url}?${question}`, { headers: { Accept: "application/json" } })
        .then((response) => (response.ok ? response.json() : null))
        .catch(() => null);
      if (this.input.value !== text) return; // somebody types on
      this.dataset.value = answer?.value ?? "";
      this.words.textContent = answer ? answer.words || answer.refused : "";
      this.words.classList.toggle("typed-words--refused", Boolean(answer?.refused));
    }

    offerCalendar() {
      const picker = document.createElement("input");
      picker.type = this.dataset.picker;
      picker.className = "typed-picker";
      picker.tabIndex = -1;
      picker.setAttribute("aria-hidden", "true");
      const button = document.createElement("button");
      button.type = "button";
      button.className = "typed-choose";
      button.textContent = this.dataset.choose;
      const label = this.input.labels?.[0]?.firstChild?.textContent.trim();
      if (label) button.setAttribute("aria-label", `${this.dataset.choose}: ${label}`);
      button.disabled = this.input.disabled;
      button.addEventListener("click", () => {
        picker.value = this.dataset.value;
        picker.showPicker();
      });
      picker.addEventListener("change", (event) => {
        event.stopPropagation();
        if (picker.value) this.take(picker.value);
      });
      this.input.after(button, picker);
    }

    take(chosen) {
      const [day, time] = chosen.split("T");
      this.input.value = day.split("-").reverse().join(".") + (time ? ` ${time}` : "");
      for (const event of ["input", "change"]) this.input.dispatchEvent(new Event(event, { bubbles: true }));
    }
  },
);
