// A search made while typing counts once its results have stood for a while, were asked for with the button,
// or were left for a page: half-typed words do not count. The server counts whole pages by itself.
{
  const STANDS_FOR = 3000; // milliseconds
  const address = document.currentScript.dataset.address;
  let sealed = "";
  let timer = 0;
  let asked = false;

  const count = () => {
    clearTimeout(timer);
    if (sealed) navigator.sendBeacon(address, sealed);
    sealed = "";
  };
  const dismiss = () => {
    clearTimeout(timer);
    sealed = "";
  };

  const form = document.getElementById("suche");
  form?.addEventListener("submit", () => { asked = true; });
  form?.addEventListener("input", dismiss);
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "results") return;
    dismiss();
    sealed = event.detail.target.querySelector("#search-settled")?.dataset.seal || "";
    if (asked) count();
    else if (sealed) timer = setTimeout(count, STANDS_FOR);
    asked = false;
  });
  window.addEventListener("pagehide", count);
}
