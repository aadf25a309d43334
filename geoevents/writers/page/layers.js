// What lies under and beside the marks: areas of doubt, and the places that reports name.
// `now` tells the events that pass the filters, and the chosen one or null.
const Layers = (map, data, store, { clusters, make, fill, kind, length, several, now }) => {
  map.createPane("doubt").style.zIndex = 300;
  const DRAWN = 400;
  const layers = { areas: L.layerGroup().addTo(map), mentions: L.layerGroup() };
  const canvas = L.canvas({ pane: "doubt", padding: 0.3 });
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const shape = (area, options) => {
    const look = { pane: "doubt", renderer: canvas, interactive: false, ...options };
    return area.rings.length ? L.polygon(area.rings, look) : L.circle(area.at, { dashArray: "4 4", ...look, radius: area.radius_m });
  };
  const tooWide = (area) => !area.rings.length && (!area.radius_m || area.radius_m > 150000);
  // A circle that the smallest mark covers: far out nearly all are, and each takes time to draw.
  const MARK = 8;
  const pixel = ([lat]) => (40075017 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
  const covered = (area) => !area.rings.length && area.radius_m < MARK * pixel(area.at);
  const drawAreas = () => {
    layers.areas.clearLayers();
    if (!map.hasLayer(layers.areas)) return;
    const seen = map.getBounds().pad(0.2);
    const here = new Set();
    const { kept, chosen } = now();
    for (const i of kept) {
      const n = store.value("area", i);
      if (n !== null && !here.has(n) && clusters.placed(i) && seen.contains(data.areas[n].at) && !covered(data.areas[n])) here.add(n);
      if (here.size >= DRAWN) break;
    }
    const ink = style("--map-doubt");
    for (const n of here) if (!tooWide(data.areas[n])) layers.areas.addLayer(shape(data.areas[n], { color: ink, weight: 1.2, fillColor: ink, fillOpacity: data.areas[n].rings.length ? 0.1 : 0.03 }));
    if (chosen === null) return;
    const own = data.areas[store.value("area", chosen)];
    const [colour] = kind(store.value("kind", chosen));
    if (!own || tooWide(own)) return;
    layers.areas.addLayer(shape(own, { color: "#fff", opacity: 0.75, weight: 5.5, fill: false, dashArray: null })); // a dark blue on a dark map
    layers.areas.addLayer(shape(own, { color: colour, weight: 2.6, fillColor: colour, fillOpacity: 0.16 }));
  };
  // Marks in view stay as they are: to open a popup moves the map, which must not close it.
  const marks = new Map();
  const drawMentions = () => {
    const seen = map.hasLayer(layers.mentions) ? map.getBounds().pad(0.3) : L.latLngBounds([]);
    const wanted = new Set(data.mentions.filter(([where]) => seen.isValid() && seen.contains(where)).slice(0, DRAWN));
    for (const [mention, marker] of marks) {
      if (wanted.has(mention) || marker.isPopupOpen()) continue;
      layers.mentions.removeLayer(marker);
      marks.delete(mention);
    }
    for (const mention of wanted) {
      if (marks.has(mention)) continue;
      const [at, lines, times, radius, reason] = mention;
      const reach = radius ? ` · ${fill("within", { radius: length(radius) })}` : "";
      const icon = L.divIcon({ className: "mention", iconSize: [24, 24], html: make("span", "") });
      const popup = () => make("div", "event", ...lines.map((line) => make("p", "name", line)), make("p", "where", several("mentioned", times) + reach), make("p", "why", reason));
      const marker = L.marker(at, { icon, title: lines[0], zIndexOffset: -500 }).bindPopup(popup, { maxWidth: 320 });
      marker.on("add", () => marker.getElement().setAttribute("aria-label", lines[0]));
      layers.mentions.addLayer(marker);
      marks.set(mention, marker);
    }
  };
  map.on("moveend", () => {
    drawAreas();
    drawMentions();
  });
  return { ...layers, drawAreas, drawMentions };
};
