// The page: map, list, filters, time and the report, joined.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const map = window.map_events;
  const find = (id) => document.getElementById(id);
  const root = document.documentElement;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const store = Store(data);
  const view = View(store);
  const asked = view.read(window.location.hash);

  // ------------------------------------------------------------ language
  const spoken = (code) => code && Object.hasOwn(data.words, code.slice(0, 2)) && code.slice(0, 2);
  const language = spoken(asked.language) || spoken(data.language) || (navigator.languages || []).map(spoken).find(Boolean) || "en";
  const { make, word, fill, kind, place, facts, why, article, headline, length, day, marked } = Details(data, language);
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = word(element.dataset.label);
  }
  find("search").placeholder = word("search_hint");

  // ------------------------------------------------------------ head
  const alone = data.documents.length === 1 ? data.documents[0] : null;
  find("title").textContent = alone ? alone.title : word("title");
  document.title = find("title").textContent;
  if (alone) {
    find("title").dir = "auto";
    find("title").lang = alone.language;
  }
  const several = (name, count) => fill(count === 1 ? `${name}_one` : name, { count });
  const names = { fr: "Français", en: "English", ar: "العربية" };
  for (const code of Object.keys(data.words)) find("language").append(new Option(names[code] || code, code, code === language, code === language));

  // ------------------------------------------------------------ map
  map.setMinZoom(2).setMaxZoom(data.tiles ? 18 : 16);
  map.setMaxBounds([[-88, -220], [88, 220]]);
  map.createPane("doubt").style.zIndex = 300;
  L.control.zoom({ position: "topright", zoomInTitle: word("zoom_in"), zoomOutTitle: word("zoom_out") }).addTo(map);
  L.control.scale({ position: "bottomright", imperial: language === "en" }).addTo(map);
  const control = (position, element) => {
    const added = new L.Control({ position });
    added.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return added.addTo(map);
  };
  const credits = [...new Set(data.attribution.flatMap((line) => line.split("; "))), word("basemap"), "Leaflet", ...(data.tiles ? [word("tiles_credit")] : [])];
  find("credits").textContent = credits.join(" · ");

  const label = (event, count) => (event ? `${kind(event.kind)[2]} — ${place(event) || ""}` : fill("here", { count }));
  const clusters = Clusters(map, store, { kindOf: kind, label, onEvent: (i) => open(i, false), onMany: (where, events) => many(where, events) });

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

  // ------------------------------------------------------------ layers
  const Drawn = 400;
  const layers = { areas: L.layerGroup().addTo(map), mentions: L.layerGroup() };
  const canvas = L.canvas({ pane: "doubt", padding: 0.3 });
  const style = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const shape = (area, options) => {
    const look = { pane: "doubt", renderer: canvas, interactive: false, ...options };
    return area.rings.length ? L.polygon(area.rings, look) : L.circle(area.at, { ...look, radius: area.radius_m, dashArray: "4 4" });
  };
  const tooWide = (area) => !area.rings.length && (!area.radius_m || area.radius_m > 150000);
  const drawAreas = () => {
    layers.areas.clearLayers();
    if (!map.hasLayer(layers.areas)) return;
    const seen = map.getBounds().pad(0.2);
    const here = new Set();
    for (const i of kept) {
      const n = store.value("area", i);
      if (n !== null && !here.has(n) && clusters.placed(i) && seen.contains(data.areas[n].at)) here.add(n);
      if (here.size >= Drawn) break;
    }
    const ink = style("--map-doubt");
    for (const n of here) if (!tooWide(data.areas[n])) layers.areas.addLayer(shape(data.areas[n], { color: ink, weight: 1.2, fillColor: ink, fillOpacity: data.areas[n].rings.length ? 0.1 : 0.03 }));
    if (chosen === null) return;
    const own = data.areas[store.value("area", chosen)];
    const [colour] = kind(store.value("kind", chosen));
    if (own && !tooWide(own)) layers.areas.addLayer(shape(own, { color: colour, weight: 2.6, fillColor: colour, fillOpacity: 0.16 }));
  };
  // Marks in view stay as they are: to open a popup moves the map, which must not close it.
  const shownMentions = new Map();
  const drawMentions = () => {
    const seen = map.hasLayer(layers.mentions) ? map.getBounds().pad(0.3) : L.latLngBounds([]);
    const wanted = new Set(data.mentions.filter(([where]) => seen.isValid() && seen.contains(where)).slice(0, Drawn));
    for (const [mention, marker] of shownMentions) {
      if (wanted.has(mention) || marker.isPopupOpen()) continue;
      layers.mentions.removeLayer(marker);
      shownMentions.delete(mention);
    }
    for (const mention of wanted) {
      if (shownMentions.has(mention)) continue;
      const [at, lines, times, radius, reason] = mention;
      const reach = radius ? ` · ${fill("within", { radius: length(radius) })}` : "";
      const icon = L.divIcon({ className: "mention", iconSize: [24, 24], html: make("span", "") });
      const popup = () => make("div", "event", ...lines.map((line) => make("p", "name", line)), make("p", "where", several("mentioned", times) + reach), make("p", "why", reason));
      const marker = L.marker(at, { icon, title: lines[0], zIndexOffset: -500 }).bindPopup(popup, { maxWidth: 320 });
      marker.on("add", () => marker.getElement().setAttribute("aria-label", lines[0]));
      layers.mentions.addLayer(marker);
      shownMentions.set(mention, marker);
    }
  };

  // ------------------------------------------------------------ list and report
  const row = (i) => {
    const event = store.event(i);
    return [Marks.draw(kind(event.kind), event, 8), headline(event)];
  };
  const list = List(find("list"), { height: 72, row, onOpen: (i, byKey) => open(i, byKey) });
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
    drawAreas();
    remember();
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

  const [lost, items] = [find("lost"), data.lost];
  lost.hidden = !items.length;
  lost.querySelector("summary").textContent = `${word("unplaced_mentions")} (${items.length})`;
  lost.querySelector("ul").append(...items.slice(0, 500).map(([text, reason]) => make("li", "", make("span", "name", text), make("span", "why", reason))));

  // ------------------------------------------------------------ filters and time
  let kept = [];
  const filters = Filters(store, { make, word, kind, find, onChange: () => apply() });
  const time = Time({ root: find("time"), from: find("from"), to: find("to"), play: find("play"), canvas: find("bars"), output: find("days") }, store, {
    day, word, fill,
    onChange: (from, to) => {
      Object.assign(filters.state, { from, to });
      apply();
    },
  });
  const apply = () => {
    const found = store.select(filters.state, (name) => kind(name)[2]);
    kept = found.kept;
    filters.show(found.tallies);
    time.draw(found.inDays);
    list.set(kept);
    clusters.setEvents(kept);
    if (chosen !== null) list.choose(chosen, false);
    const onMap = [...clusters.spots().values()].reduce((sum, events) => sum + events.length, 0);
    find("shown").textContent = kept.length ? fill("shown", { count: kept.length, total: store.count }) + ` · ${fill("on_map", { count: onMap })}` : word("no_match");
    drawAreas();
    basemap.label();
    remember();
  };
  find("reset").addEventListener("click", () => {
    filters.state = store.blank();
    time.stop?.();
    if (store.span) time.set(filters.state.from, filters.state.to);
    apply();
  });
  const onDocuments = [several("events_count", store.count), several("documents_count", data.documents.length)];
  find("summary").textContent = [...onDocuments, alone && alone.source, data.part].filter(Boolean).join(" · ");

  // ------------------------------------------------------------ legend
  const item = (mark, text) => make("li", "", mark, make("span", "", text));
  const plain = (event, size = 7) => Marks.draw(["#5b6873", "circle"], event, size);
  const switches = make("div", "layers");
  const legend = make("details", "legend", make("summary", "", word("legend")), switches,
    make("ul", "", ...store.total("kind").map(([value]) => item(Marks.draw(kind(value), { status: "reported" }, 7), kind(value)[2]))),
    make("ul", "",
      item(plain({ status: "reported" }), word("legend_exact")),
      item(plain({ status: "reported", geo_precision: 2 }), word("legend_near")),
      ...["ongoing", "planned", "denied", "hypothetical"].map((status) => item(plain({ status }), word(status))),
      item(plain({ status: "reported" }, 10), word("legend_size")),
      item(make("span", "swatch"), word("legend_area")),
      item(Marks.cluster(["#c92a2a", "#1864ab", "#1864ab"]), word("legend_cluster"))));
  control("bottomleft", legend);
  const toggle = (name, layer, on, redraw) => {
    const input = make("input");
    input.type = "checkbox";
    input.checked = on;
    if (on) layer.addTo(map);
    input.addEventListener("change", () => {
      if (input.checked) layer.addTo(map);
      else layer.remove();
      redraw();
    });
    switches.append(make("label", "chip", input, make("span", "", word(name))));
  };
  toggle("events", clusters.layer, true, clusters.redraw);
  toggle("areas", layers.areas, true, drawAreas);
  toggle("mentions", layers.mentions, false, drawMentions);
  if (data.tiles) toggle("tiles", L.tileLayer(data.tiles, { attribution: word("tiles_credit"), maxZoom: 18 }), true, () => {});

  // ------------------------------------------------------------ view
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  // Events far from the bulk (talks in Geneva about a war in Syria) do not set the view.
  const bulk = (at) => {
    if (at.length < 4) return at;
    const centre = L.latLng(middle(at.map((p) => p.lat)), middle(at.map((p) => p.lng)));
    const away = at.map((p) => p.distanceTo(centre));
    const limit = Math.max(400000, 4 * middle([...away]));
    const near = at.filter((_, i) => away[i] <= limit);
    return near.length >= at.length * 0.6 ? near : at;
  };
  const fit = (points) => points.length && map.fitBounds(L.latLngBounds(points), { paddingTopLeft: [48, 76], paddingBottomRight: [56, 56], maxZoom: 11, animate: false });
  const look = (name, points) => {
    const button = make("button", "", word(name));
    button.type = "button";
    button.addEventListener("click", () => fit(points));
    return button;
  };

  let remembering = null;
  const address = () => view.write(map, filters.state, chosen, spoken(asked.language) ? language : "");
  // Browsers allow some hundred changes of the address a minute: the last of a burst is kept.
  function remember() {
    clearTimeout(remembering);
    remembering = setTimeout(() => window.history.replaceState(null, "", address()), 250);
  }

  const resize = () => map.invalidateSize({ animate: false });
  const repaint = () => {
    basemap.repaint();
    drawAreas();
    time.draw();
  };
  find("theme").addEventListener("click", () => {
    const dark = getComputedStyle(root).colorScheme === "dark";
    root.dataset.theme = dark ? "light" : "dark";
    repaint();
  });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  find("full").addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()));
  find("print").addEventListener("click", () => window.print());
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
    asked.language = target.value;
    window.history.replaceState(null, "", view.write(map, filters.state, chosen, target.value));
    window.location.reload();
  });
  find("skip").addEventListener("click", (click) => {
    click.preventDefault();
    find("list").focus();
  });

  // What prints is the map as it stands, and the events that pass, up to a thousand.
  window.addEventListener("beforeprint", () => {
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

  // ------------------------------------------------------------ first view
  const every = Array.from({ length: store.count }, (_, i) => i).filter(clusters.placed);
  const at = [...new Set(every.map((i) => store.column("at")[1][i]))].map((code) => L.latLng(clusters.at(code)));
  const main = bulk(at);
  if (main.length < at.length) control("topleft", make("div", "view", look("fit", main), look("fit_all", at)));
  resize();
  filters.state = asked.filters;
  if (store.span) time.set(asked.filters.from, asked.filters.to);
  if (asked.at) map.setView(asked.at.slice(0, 2), asked.at[2], { animate: false });
  else fit(main);
  const basemap = Basemap(map, data, make, language); // after the first view: else it is drawn twice
  map.on("moveend", () => {
    drawAreas();
    drawMentions();
    remember();
  });
  window.addEventListener("resize", resize);
  apply();
  if (asked.chosen !== null) open(asked.chosen, false);
  if (still) map.options.zoomAnimation = false;
  document.body.dataset.ready = "true";
  document.body.dataset.took = String(Math.round(performance.now()));
})();
