// What prints is the map as it stands, and the events that pass, up to a thousand. On paper the
// page is light, whatever the screen is: without its background dark mode's text is not seen.
const Print = (map, data, store, { find, now, row, make, fill, marked, resize, repaint }) => {
  const root = document.documentElement;
  let before = null; // the theme and the view that the screen has
  const list = () => {
    const { kept } = now();
    const rows = kept.slice(0, 1000).map((i) => {
      const event = store.event(i);
      const { text, dir, language: lang } = data.documents[event.document];
      const quote = make("blockquote", "", ...marked(text, ...event.span, event.marks));
      Object.assign(quote, { dir, lang });
      return make("li", "", ...row(i), quote);
    });
    const total = fill(rows.length < kept.length ? "printed_cut" : "printed", { count: rows.length, total: kept.length });
    find("printed").replaceChildren(make("h2", "", total), make("ul", "", ...rows));
    find("printed").hidden = false;
  };
  // The map takes the paper's size. Chromium prints no canvas that is drawn while it prepares to
  // print: the button draws it some frames earlier; without the button it prints as it stands.
  const refit = () => {
    const seen = map.getBounds();
    root.dataset.printing = "true";
    resize();
    map.fitBounds(seen, { animate: false });
    repaint();
  };
  const light = () => {
    before = { theme: root.dataset.theme, centre: map.getCenter(), zoom: map.getZoom() };
    root.dataset.theme = "light";
  };
  find("print").addEventListener("click", () => {
    light();
    refit();
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => window.print(), 50)));
  });
  window.addEventListener("beforeprint", () => {
    if (!before) light();
    list();
  });
  window.addEventListener("afterprint", () => {
    find("printed").replaceChildren();
    find("printed").hidden = true;
    if (!before) return;
    delete root.dataset.printing;
    if (before.theme) root.dataset.theme = before.theme;
    else delete root.dataset.theme;
    resize();
    map.setView(before.centre, before.zoom, { animate: false });
    before = null;
    repaint();
  });
};
