// What prints is the map as it stands, and the events that pass, up to a thousand.
const Print = (data, store, { find, now, row, make, fill, marked }) => {
  window.addEventListener("beforeprint", () => {
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
  });
  window.addEventListener("afterprint", () => {
    find("printed").replaceChildren();
    find("printed").hidden = true;
  });
};
