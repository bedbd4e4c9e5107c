// The pop-up of a link or document in running text has two words that Wagtail does not translate.
(() => {
  const words = { Edit: document.currentScript.dataset.edit, Remove: document.currentScript.dataset.remove };

  const translate = (root) => {
    for (const button of root.querySelectorAll?.(".Tooltip__button") ?? []) {
      const word = words[button.textContent.trim()];
      if (word) button.textContent = word;
    }
  };

  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) addedNodes.forEach(translate);
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
