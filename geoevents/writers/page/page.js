// The page: map, list, filters, time and the report, joined. What the first view needs is drawn
// first; the rest follows when the browser has read the rest of the file and has nothing else to do.
(() => {
  const { find, data, store, view, asked, words } = Start;
  const map = window.map_events;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const texts = Texts(data);
  const { make, word, fill, kind, place, headline, day } = words;
  const row = (i) => {
    const event = store.event(i);
    return [Marks.draw(kind(event.kind), event, 8), headline(event)];
  };
  const list = List(find("list"), { height: 72, row, onOpen: (i, focus) => open(i, focus) });

  // ------------------------------------------------------------ first view
  let kept = [];
  let state = asked.filters;
  const later = { filters: null, time: null, layers: null, names: null, reader: null };
  // A click on the first view goes before the rest. Safari has no idle callback.
  const idle = (act) => (window.requestIdleCallback ? window.requestIdleCallback(act, { timeout: 500 }) : setTimeout(act));
  const complete = texts.arrived.then(() => new Promise((done) => requestAnimationFrame(() => idle(() => done())))).then(texts.load);
  const open = (i, focus) => complete.then(() => later.reader.open(i, focus));

  map.setMinZoom(2).setMaxZoom(data.tiles ? 18 : 16);
  map.setMaxBounds([[-88, -220], [88, 220]]);
  const resize = () => map.invalidateSize({ animate: false });
  const control = (position, element) => {
    const added = new L.Control({ position });
    added.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return added.addTo(map);
  };
  L.control.zoom({ position: "topright", zoomInTitle: word("zoom_in"), zoomOutTitle: word("zoom_out") }).addTo(map);
  L.control.scale({ position: "bottomright", imperial: words.language === "en" }).addTo(map);

  const label = (event, count) => (event ? `${kind(event.kind)[2]} — ${place(event) || ""}` : fill("here", { count }));
  const clusters = Clusters(map, store, { kindOf: kind, label, onEvent: (i) => open(i, false), onMany: (where, events) => complete.then(() => later.reader.many(where, events)) });
  const extent = Extent(map, clusters, store, { make, word, control });
  if (asked.at) map.setView(asked.at.slice(0, 2), asked.at[2], { animate: false });
  else extent.fit();

  const chosen = () => (later.reader ? later.reader.chosen : null);
  // The search needs the texts: until they are there the first view leaves it out.
  const select = () => store.select(later.names ? state : { ...state, query: "" }, (name) => kind(name)[2]);
  const show = (found) => {
    kept = found.kept;
    list.set(kept);
    clusters.setEvents(kept);
    if (chosen() !== null) list.choose(chosen(), false);
    const onMap = [...clusters.spots().values()].reduce((sum, events) => sum + events.length, 0);
    find("shown").textContent = kept.length ? fill("shown", { count: kept.length, total: store.count }) + ` · ${fill("on_map", { count: onMap })}` : word("no_match");
  };
  const showAround = ({ tallies, inDays }) => {
    later.filters.show(tallies);
    later.time.draw(inDays);
    later.layers.drawAreas();
    later.names.label();
    remember();
  };
  const apply = () => {
    const found = select();
    show(found);
    showAround(found);
  };

  let remembering = null;
  const address = (language) => view.write(map, state, chosen(), language || words.chosen);
  // Browsers allow some hundred changes of the address a minute: the last of a burst is kept.
  function remember() {
    clearTimeout(remembering);
    remembering = setTimeout(() => window.history.replaceState(null, "", address()), 250);
  }
  // With nothing to filter the first view counts nothing.
  const filtered = store.FACETS.some((name) => state[name].size) || state.confidence || !store.whole(state);
  show(filtered ? select() : { kept: Array.from({ length: store.count }, (_, i) => i) });

  // ------------------------------------------------------------ the rest
  complete.then((ground) => {
    const basemap = Basemap(map, ground);
    const now = () => ({ kept, chosen: chosen() });
    const tools = { ...words, find, control, clusters, list, row, now, resize };
    later.layers = Layers(map, data, store, tools);
    later.names = Names(map, data, make, words.language);
    later.reader = Reader(map, store, {
      ...tools,
      changed: () => {
        later.layers.drawAreas();
        remember();
      },
    });
    later.filters = Filters(store, state, { make, word, kind, find, onChange: apply });
    const parts = { root: find("time"), from: find("from"), to: find("to"), play: find("play"), canvas: find("bars"), output: find("days") };
    later.time = Time(parts, store, {
      day, word, fill,
      onChange: (from, to) => {
        Object.assign(state, { from, to });
        apply();
      },
    });
    if (store.span) later.time.set(state.from, state.to);
    find("reset").addEventListener("click", () => {
      state = store.blank();
      later.filters.state = state;
      later.time.stop?.();
      if (store.span) later.time.set(state.from, state.to);
      apply();
    });
    Legend(map, data, store, { ...tools, layers: later.layers });
    const repaint = () => {
      basemap.repaint();
      later.layers.drawAreas();
      later.time.draw();
    };
    Print(map, data, store, { ...tools, repaint });
    Tools({ find, word, address, repaint });
    const lost = find("lost");
    lost.hidden = !data.lost.length;
    lost.querySelector("summary").textContent = `${word("unplaced_mentions")} (${data.lost.length})`;
    lost.querySelector("ul").append(...data.lost.slice(0, 500).map(([text, reason]) => make("li", "", make("span", "name", text), make("span", "why", reason))));

    map.on("moveend", remember);
    window.addEventListener("resize", resize);
    if (state.query) apply();
    else showAround(select());
    if (asked.chosen() >= 0) later.reader.open(asked.chosen(), false);
    if (still) map.options.zoomAnimation = false;
    document.body.dataset.ready = "true";
  });
})();
