// Small comforts; every page works without them.
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});

// Browsers that cannot unfold the menu by style get it unfolded where there is room for it.
if (!CSS.supports("selector(::details-content)") && window.matchMedia("(min-width: 48rem)").matches) {
  const navigation = document.querySelector(".site-nav__fold");
  if (navigation) {
    navigation.removeAttribute("data-menu");
    navigation.open = true;
  }
}

// A menu that is open closes with Escape and with a click elsewhere.
document.querySelectorAll("[data-menu]").forEach((menu) => {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
});

// The same for the filters of the search beside the hits.
const wide = window.matchMedia("(min-width: 62rem)");
const unfold = () => {
  const filters = document.getElementById("filter");
  if (filters && wide.matches && !CSS.supports("selector(::details-content)")) filters.open = true;
};
unfold();
wide.addEventListener("change", unfold);

// What htmx puts in anew stays open or closed as it was, and the focus where it was. Where that is gone, as a
// filter that was taken away, or where somebody asked for the hits, the focus goes to their heading.
const folded = (target) => [...target.querySelectorAll("details[id]")];
let showHits = false;
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-show-hits]")) showHits = true;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const target = event.detail.target;
  target.wasOpen = folded(target).filter((part) => part.open).map((part) => part.id);
  target.hadFocus = target.contains(document.activeElement) ? document.activeElement.id || "-" : "";
});
document.addEventListener("htmx:afterSwap", (event) => {
  const { wasOpen = [], hadFocus = "" } = event.detail.target;
  folded(event.detail.target).forEach((part) => {
    part.open = part.open || (wasOpen.includes(part.id) && !(showHits && part.id === "filter"));
  });
  unfold();
  const heading = document.getElementById("treffer-titel");
  if (showHits) heading?.focus();
  else if (hadFocus) (document.getElementById(hadFocus) || heading)?.focus({ preventScroll: true });
  showHits = false;
});
