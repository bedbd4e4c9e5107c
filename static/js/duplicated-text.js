// A duplicated text block gets an editor of its own. In Wagtail 8.0.1 the copy takes over the state of the first
// editor as it is, and with it what draws the links and opens their pop-up: «Bearbeiten» in the copy changes the
// first text (wagtail/wagtail #14412). tests/e2e/test_duplicating.py says when this file can go.
document.addEventListener("DOMContentLoaded", () => {
  const editor = window.telepath?.constructors?.["wagtail.widgets.DraftailRichTextArea"];
  const written = window.Draftail?.serialiseEditorStateToRaw;
  if (!editor || !written) return;
  const { render } = editor.prototype;

  // What a text begins with may be a state or, as when a page is opened, the text written out.
  editor.prototype.render = function renderWrittenOut(...given) {
    const isState = (value) => typeof value?.getCurrentContent === "function";
    return render.apply(this, given.map((value) => (isState(value) ? JSON.stringify(written(value)) : value)));
  };
});
