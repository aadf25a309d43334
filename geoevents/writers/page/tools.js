// The buttons of the head. `address` gives the view's address in a language, `repaint` draws anew.
const Tools = ({ find, word, address, repaint }) => {
  const root = document.documentElement;
  find("theme").addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    repaint();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  find("full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  find("copy").addEventListener("click", async () => {
    window.history.replaceState(null, "", address());
    try {
      await navigator.clipboard.writeText(window.location.href);
      find("shown").textContent = word("copied");
    } catch {
      find("shown").textContent = window.location.href; // no clipboard on this page: it can be copied by hand
    }
  });
  find("language").addEventListener("change", ({ target }) => {
    window.history.replaceState(null, "", address(target.value));
    window.location.reload();
  });
  find("skip").addEventListener("click", (click) => {
    click.preventDefault();
    find("list").focus();
  });
};
