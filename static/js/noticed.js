// Text that somebody types is noticed whenever they type it. Wagtail 8.0.1 compares a form with what stands in it
// two seconds after the page is there, and after every autosave with what stands in it when the answer comes. What was
// typed before that, or while the answer was on its way, counted as saved: it was not saved by itself, and whoever
// left the page was not warned. tests/e2e/test_autosave.py says when this file can go.
(() => {
  const isCompared = new WeakSet();
  const isTypedEarly = new WeakSet();
  const sent = new WeakMap();

  const formOf = (target) => (target instanceof Element ? target.closest("form[data-controller~='w-unsaved']") : null);
  // As Wagtail reads a form: comments have a way of their own, a file is known by its name and size.
  const skipped = /^(comments-.*|csrfmiddlewaretoken|loaded_revision_id|loaded_revision_created_at|next|overwrite_revision_id)$/;
  const written = (data, changedByServer = {}) =>
    JSON.stringify(
      [...data.entries()]
        .filter(([name]) => !skipped.test(name) && !(name in changedByServer))
        .map(([name, value]) => [name, value instanceof File ? `${value.name} ${value.size}` : value]),
    );
  const tell = (form) => { form.dataset.wUnsavedForceValue = "true"; };

  // Before a change, where the editor of running text draws it without telling the browser.
  for (const event of ["beforeinput", "input", "change"]) {
    document.addEventListener(event, ({ isTrusted, target }) => {
      const form = formOf(target);
      if (isTrusted && form && !isCompared.has(form)) isTypedEarly.add(form);
    }, { capture: true });
  }

  document.addEventListener("w-unsaved:watch-edits", ({ target }) => {
    if (!isCompared.has(target) && isTypedEarly.has(target)) tell(target);
    isCompared.add(target);
  });

  document.addEventListener("w-autosave:save", ({ target, detail }) => sent.set(target, detail.formData));

  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const changed = detail.response?.field_updates ?? {};
    // Later, as Wagtail may already be sending what came meanwhile.
    setTimeout(() => {
      const data = sent.get(target);
      if (data && written(data, changed) !== written(new FormData(target), changed)) tell(target);
    });
  });
})();
