// A dialog that was opened from a menu gives the focus back to the button of that menu: the menu has closed
// meanwhile, and Wagtail 8.0.1 gives the focus to what was pressed in it, which nobody can see any more.
(() => {
  let button = null;

  document.addEventListener("click", ({ target }) => {
    const menu = target instanceof Element ? target.closest("[data-controller~='w-dropdown']") : null;
    const toggle = menu?.querySelector("[data-w-dropdown-target='toggle']");
    if (toggle && !toggle.contains(target)) button = toggle;
    else if (!(target instanceof Element && target.closest(".modal"))) button = null;
  }, { capture: true });

  // Bootstrap tells by jQuery only.
  window.jQuery(document).on("hidden.bs.modal", () => {
    if (document.activeElement === document.body) button?.focus();
  });
})();
