// The page: marks on the map, a list beside it, filters over both.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const map = window.map_events;
  const { make, word, fill, kind, place, full, headline, length } = Details(data);
  const find = (id) => document.getElementById(id);
  const wide = (event) => event.geo_precision === 3;
  const placed = (event) => Boolean(event.at) && !wide(event);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", word(element.dataset.label));

  // ------------------------------------------------------------ head
  const alone = data.documents.length === 1 ? data.documents[0] : null;
  find("title").textContent = alone ? alone.title : word("title");
  const several = (name, count) => fill(count === 1 ? `${name}_one` : name, { count });
  find("summary").textContent = [
    several("events_count", data.events.length),
    fill("on_map", { count: data.events.filter(placed).length }),
    several("documents_count", data.documents.length),
  ].join(" · ");
  if (alone && alone.source) find("summary").append(make("br"), alone.source);

  // ------------------------------------------------------------ map
  map.setMinZoom(2).setMaxZoom(16);
  map.setMaxBounds([[-88, -220], [88, 220]]);
  const basemap = Basemap(map, data, make);
  map.createPane("doubt").style.zIndex = 300;
  const doubtLines = L.svg({ pane: "doubt", padding: 0.5 });
  L.control.zoom({ position: "topright", zoomInTitle: word("zoom_in"), zoomOutTitle: word("zoom_out") }).addTo(map);

  const control = (position, element) => {
    const added = new L.Control({ position });
    added.onAdd = () => {
      L.DomEvent.disableClickPropagation(element);
      L.DomEvent.disableScrollPropagation(element);
      return element;
    };
    return added.addTo(map);
  };
  find("credits").textContent = [...new Set(data.attribution.flatMap((line) => line.split("; "))), word("basemap"), "Leaflet"].join(" · ");
  L.control.scale({ position: "bottomright", imperial: data.language === "en" }).addTo(map);

  // ------------------------------------------------------------ layers
  const areas = L.layerGroup();
  const mentions = L.layerGroup();
  const events = L.markerClusterGroup({
    maxClusterRadius: 34,
    showCoverageOnHover: false,
    spiderfyDistanceMultiplier: 1.5,
    spiderLegPolylineOptions: { weight: 1.2, color: "#46525c", opacity: 0.8 },
    animate: false,
    iconCreateFunction: (cluster) => {
      const inside = cluster.getAllChildMarkers().map((marker) => kind(marker.event.kind)[0]).sort();
      const html = Marks.cluster(inside);
      const size = Number(html.getAttribute("width"));
      return L.divIcon({ html, className: "cluster", iconSize: [size, size] });
    },
  });
  events.on("spiderfied unspiderfied", () => basemap.label());
  events.on("clustermouseover", ({ layer }) => layer.getElement().setAttribute("title", fill("several", { count: layer.getChildCount() })));

  const shapes = new Map();
  for (const area of data.areas) {
    const style = { pane: "doubt", renderer: doubtLines, className: "doubt", color: "#4c5b66", weight: 1.3, dashArray: area.rings.length ? null : "4 4", fillColor: "#4c5b66", fillOpacity: area.rings.length ? 0.1 : 0.03, interactive: false };
    const layer = area.rings.length ? L.polygon(area.rings, style) : L.circle(area.at, { ...style, radius: area.radius_m });
    if (!area.rings.length && (!area.radius_m || area.radius_m > 150000)) continue;
    layer.base = style;
    for (const id of area.of) shapes.set(id, layer);
    areas.addLayer(layer);
  }

  const named = new Map();
  for (const mention of data.mentions.filter((it) => it.at)) {
    const key = mention.at.join();
    named.set(key, [...(named.get(key) || []), mention]);
  }
  for (const [, here] of named) {
    const first = here[0];
    const lines = [...new Set(here.map((it) => [it.name || it.text, it.relation].filter(Boolean).join(" — ")))];
    const times = several("mentioned", here.length);
    const reach = first.uncertainty_m ? ` · ${fill("within", { radius: length(first.uncertainty_m) })}` : "";
    const popup = () => make("div", "event", ...lines.map((line) => make("p", "name", line)), make("p", "where", times + reach), make("p", "why", first.reason || ""));
    const icon = L.divIcon({ className: "mention", iconSize: [11, 11] });
    L.marker(first.at, { icon, title: lines[0], zIndexOffset: -500 }).bindPopup(popup, { maxWidth: 340 }).addTo(mentions);
  }

  // ------------------------------------------------------------ events
  let chosen = null;
  const entries = data.events.map((event) => ({ event, marker: null, card: null }));

  for (const entry of entries.filter(({ event }) => placed(event))) {
    const { event } = entry;
    const html = Marks.draw(kind(event.kind), event, Marks.radius(event));
    const size = Number(html.getAttribute("width"));
    const icon = L.divIcon({ html, className: "event-mark", iconSize: [size, size] });
    entry.marker = L.marker(event.at, { icon, title: `${kind(event.kind)[2]} — ${place(event) || ""}`, riseOnHover: true });
    entry.marker.event = event;
    const room = window.innerWidth < 700 ? 290 : 380;
    entry.marker.bindPopup(() => make("div", "popup", heading(event), full(event)), { maxWidth: room, minWidth: Math.min(room, 270), maxHeight: Math.max(140, Math.min(420, map.getSize().y - 170)), autoPanPaddingTopLeft: [16, 56], autoPanPaddingBottomRight: [60, 24] });
    entry.marker.on("popupopen", () => choose(entry, true));
    entry.marker.on("popupclose", () => choose(null));
  }

  function heading(event) {
    return make("div", "head", Marks.draw(kind(event.kind), event, 8), headline(event));
  }

  function choose(entry, scroll) {
    if (chosen) {
      chosen.card.classList.remove("chosen");
      chosen.marker?.getElement()?.classList.remove("chosen");
      const before = shapes.get(chosen.event.mention_id);
      before?.setStyle(before.base);
    }
    chosen = entry;
    if (!entry) return;
    entry.card.classList.add("chosen");
    entry.marker?.getElement()?.classList.add("chosen");
    const [colour] = kind(entry.event.kind);
    shapes.get(entry.event.mention_id)?.setStyle({ color: colour, fillColor: colour, weight: 2.4, fillOpacity: 0.16 });
    if (scroll) entry.card.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  }

  // Bring a mark into view, no nearer than its doubt deserves, and out of its cluster.
  const show = (entry) => {
    const { at, uncertainty_m: doubt } = entry.event;
    const near = 24 - Math.log2(Math.max(doubt || 0, 1500));
    const zoom = Math.max(map.getZoom(), Math.min(12, Math.max(7, Math.round(near))));
    if (zoom !== map.getZoom() || !map.getBounds().pad(-0.15).contains(at)) map.setView(at, zoom, { animate: false });
    const shown = events.getVisibleParent(entry.marker);
    if (shown && shown !== entry.marker) shown.spiderfy();
    choose(entry, false);
  };

  // ------------------------------------------------------------ list
  const card = (entry) => {
    const { event } = entry;
    const body = make("div", "body");
    body.hidden = true;
    const button = make("button", "head", Marks.draw(kind(event.kind), event, 8), headline(event));
    button.type = "button";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const open = body.hidden;
      if (open && !body.firstChild) body.append(full(event));
      body.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      map.closePopup();
      if (open && entry.marker && map.hasLayer(events)) show(entry);
      else choose(open ? entry : null, false);
    });
    entry.card = make("article", "card", button, body);
    if (!event.at) entry.card.append(make("p", "why", event.reason || ""));
    return entry.card;
  };

  const section = (name, note, cards) => {
    const count = make("span", "count", String(cards.length));
    const block = make("section", "group", make("h2", "", word(name), count), note ? make("p", "note", word(note)) : null, ...cards);
    block.hidden = cards.length === 0;
    find("list").append(block);
    return { block, count };
  };

  const isWide = ({ event }) => wide(event);
  const groups = [
    ["events", null, entries.filter(({ event }) => placed(event))],
    ["wide", "wide_note", entries.filter(isWide)],
    ["unplaced", "unplaced_note", entries.filter(({ event }) => !event.at && !wide(event))],
  ].map(([name, note, members]) => ({ members, ...section(name, note, members.map(card)) }));
  const empty = make("p", "note", word("no_match"));
  find("list").prepend(empty);

  const lost = data.mentions.filter((mention) => !mention.at);
  section("unplaced_mentions", null, lost.map((mention) => make("article", "card lost",
    make("p", "name", mention.text), make("p", "why", mention.reason || ""))));

  // ------------------------------------------------------------ filters
  const off = { kind: new Set(), status: new Set() };
  const passes = ({ event }) => !off.kind.has(event.kind) && !off.status.has(event.status);

  const apply = () => {
    const kept = new Set(entries.filter(passes));
    events.clearLayers();
    events.addLayers([...kept].filter(({ marker }) => marker).map(({ marker }) => marker));
    for (const entry of entries) entry.card.hidden = !kept.has(entry);
    for (const { members, block, count } of groups) {
      const left = members.filter((entry) => kept.has(entry)).length;
      count.textContent = String(left);
      block.hidden = left === 0;
    }
    empty.hidden = kept.size > 0;
    basemap.label();
    find("reset").disabled = kept.size === entries.length;
  };

  const chip = (holder, label, count, checked, change, mark) => {
    const input = make("input");
    input.type = "checkbox";
    input.checked = checked;
    input.addEventListener("change", () => change(input.checked));
    holder.append(make("label", "chip", input, mark || null, make("span", "", label), count === null ? null : make("span", "count", String(count))));
    return input;
  };

  const tally = (name) => {
    const counted = new Map();
    for (const { event } of entries) counted.set(event[name], (counted.get(event[name]) || 0) + 1);
    return [...counted].sort((a, b) => b[1] - a[1]);
  };
  const boxes = [];
  const filter = (name, holder, label, mark) => {
    for (const [value, count] of tally(name)) {
      boxes.push(chip(find(holder), label(value), count, true, (on) => {
        off[name][on ? "delete" : "add"](value);
        apply();
      }, mark(value)));
    }
  };
  const blank = { status: "reported" };
  filter("kind", "kinds", (value) => kind(value)[2], (value) => Marks.draw(kind(value), blank, 6));
  filter("status", "statuses", word, (value) => Marks.draw(["#46525c", "circle"], { status: value }, 6));
  find("reset").addEventListener("click", () => {
    Object.values(off).forEach((set) => set.clear());
    for (const input of boxes) input.checked = true;
    apply();
  });

  // ------------------------------------------------------------ legend
  const row = (mark, text) => make("li", "", mark, make("span", "", text));
  const plain = (event, shape = "circle") => Marks.draw(["#46525c", shape], event, 7);
  const area = make("span", "swatch");
  const layers = make("div", "layers");
  const legend = make("details", "legend", make("summary", "", word("legend")), layers, make("ul", "",
    ...tally("kind").map(([value]) => row(Marks.draw(kind(value), blank, 7), kind(value)[2]))),
  make("ul", "",
    row(plain({ status: "reported" }), word("legend_exact")),
    row(plain({ status: "reported", geo_precision: 2 }), word("legend_near")),
    ...["ongoing", "planned", "denied", "hypothetical"].map((status) => row(plain({ status }), word(status))),
    row(Marks.draw(["#46525c", "circle"], { status: "reported" }, 10), word("legend_size")),
    row(area, word("legend_area")),
    row(Marks.cluster(["#c92a2a", "#1864ab", "#1864ab"]), word("legend_cluster"))));
  control("bottomleft", legend);
  for (const [name, layer, on] of [["events", events, true], ["areas", areas, true], ["mentions", mentions, false]]) {
    if (on) layer.addTo(map);
    chip(layers, word(name), null, on, (wanted) => (wanted ? layer.addTo(map) : layer.remove()));
  }

  // ------------------------------------------------------------ view
  const at = entries.filter(({ marker }) => marker).map(({ event }) => L.latLng(event.at));
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

  // Events far from the bulk (talks in Geneva about a war in Syria) do not set the view.
  const bulk = () => {
    if (at.length < 4) return at;
    const centre = L.latLng(middle(at.map((p) => p.lat)), middle(at.map((p) => p.lng)));
    const away = at.map((p) => p.distanceTo(centre));
    const limit = Math.max(400000, 4 * middle([...away]));
    const near = at.filter((_, i) => away[i] <= limit);
    return near.length >= at.length * 0.6 ? near : at;
  };
  const main = bulk();
  const fit = (points) => points.length && map.fitBounds(L.latLngBounds(points), { paddingTopLeft: [48, 76], paddingBottomRight: [56, 56], maxZoom: 11, animate: !still });
  const view = make("div", "view");
  const look = (name, points) => {
    const button = make("button", "", word(name));
    button.type = "button";
    button.addEventListener("click", () => fit(points));
    view.append(button);
  };
  if (main.length < at.length) {
    look("fit", main);
    look("fit_all", at);
    control("topleft", view);
  }

  apply();
  map.invalidateSize({ animate: false });
  if (main.length) map.fitBounds(L.latLngBounds(main), { paddingTopLeft: [48, 76], paddingBottomRight: [56, 56], maxZoom: 11, animate: false });
  window.addEventListener("resize", () => map.invalidateSize());
  document.body.dataset.ready = "true";
})();
