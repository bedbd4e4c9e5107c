// A search made while typing counts once its results have stood for a while, were asked for with the button,
// or were left for a page: half-typed words do not count. The server counts whole pages by itself.
{
  const STANDS_FOR = 3000; // milliseconds
  let meant = null; // the element with the signed event of the search whose results stand there
  let timer = 0;
  let asked = false;

  const count = () => {
    clearTimeout(timer);
    if (meant) navigator.sendBeacon(meant.dataset.record, meant.dataset.signedEvent);
    meant = null;
  };
  const dismiss = () => {
    clearTimeout(timer);
    meant = null;
  };

  const form = document.getElementById("suche");
  form?.addEventListener("submit", () => { asked = true; });
  form?.addEventListener("input", dismiss);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "results") return;
    dismiss();
    meant = event.detail.target.querySelector("[data-signed-event]");
    if (asked) count();
    else if (meant) timer = setTimeout(count, STANDS_FOR);
    asked = false;
  });
  window.addEventListener("pagehide", count);
}
