// Says below a text field that has a limit how many characters are left, from when somebody writes in it.
// The words stay when the field is left: what is below would move away under a click on it.
(() => {
  const words = document.currentScript.dataset;

  const show = (field) => {
    const left = field.maxLength - field.value.length;
    let hint = field.nextElementSibling;
    if (!hint || !hint.matches(".char-hint")) {
      hint = document.createElement("p");
      hint.className = "char-hint";
      field.after(hint);
    }
    hint.textContent = (left === 1 ? words.one : words.many).replace("%s", left);
  };

  const isLimited = (field) => field.matches("textarea[maxlength], input[type=text][maxlength]") && field.maxLength >= 100;

  for (const event of ["focusin", "input"]) {
    document.addEventListener(event, ({ target }) => {
      if (target instanceof HTMLElement && isLimited(target)) show(target);
    });
  }
})();
