// The chosen event: its facts and its report beside the map, its row and its mark told apart.
// `changed` is called when another event, or none, is chosen; `resize` when the map's room is.
const Reader = (map, store, { find, list, clusters, row, resize, changed, make, word, fill, kind, facts, why, article, headline }) => {
  const reader = find("reader");
  let chosen = null;

  const close = () => {
    if (chosen === null) return;
    const within = reader.contains(document.activeElement);
    choose(null);
    reader.hidden = true;
    resize();
    if (within) find("list").focus();
  };
  const choose = (i) => {
    chosen = i;
    list.choose(i, true);
    clusters.choose(i);
    changed();
  };

  function open(i, focus) {
    map.closePopup();
    const event = store.event(i);
    const button = make("button", "tool close", "✕");
    button.type = "button";
    button.setAttribute("aria-label", word("close"));
    button.addEventListener("click", close);
    const heading = make("h2", "head", Marks.draw(kind(event.kind), event, 9), headline(event));
    heading.tabIndex = -1;
    const text = article(event);
    reader.replaceChildren(make("div", "top", heading, button), make("div", "about", facts(event), why(event)), text);
    const opened = reader.hidden;
    reader.hidden = false;
    const said = text.querySelector(".said");
    text.scrollTop = said.offsetTop - text.offsetTop - 60;
    if (opened) resize();
    choose(i);
    if (clusters.placed(i)) show(event);
    if (focus) heading.focus({ preventScroll: true });
  }

  // Bring a mark into view, no nearer than its doubt deserves.
  const show = ({ at, uncertainty_m: doubt }) => {
    const near = 24 - Math.log2(Math.max(doubt || 0, 1500));
    const zoom = Math.max(map.getZoom(), Math.min(12, Math.max(7, Math.round(near))));
    if (zoom !== map.getZoom() || !map.getBounds().pad(-0.15).contains(at)) map.setView(at, zoom, { animate: false });
  };
  document.addEventListener("keydown", (key) => key.key === "Escape" && !map.getPane("popupPane").hasChildNodes() && close());

  // A button an event, for those that no zoom can part.
  const many = (where, events) => {
    const rows = events.slice(0, 200).map((i) => {
      const button = make("button", "head", ...row(i));
      button.type = "button";
      button.addEventListener("click", () => open(i, true));
      return make("li", "", button);
    });
    L.popup({ maxWidth: 320, minWidth: 240, maxHeight: Math.max(160, map.getSize().y * 0.5), className: "many" })
      .setLatLng(where)
      .setContent(make("div", "", make("p", "name", fill("here", { count: events.length })), make("ul", "", ...rows)))
      .openOn(map)
      .getElement().querySelector("button").focus();
  };
  return { open, close, many, get chosen() { return chosen; } };
};
