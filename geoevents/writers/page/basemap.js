// The basemap: land and borders on a canvas, names where they fit.
const Basemap = (map, data, make) => {
  const base = data.basemap;
  const pane = (name, level) => {
    const element = map.createPane(name);
    element.style.zIndex = level;
    element.style.pointerEvents = "none";
    return element;
  };
  pane("base", 150);
  pane("names", 450);
  const renderer = L.canvas({ pane: "base", padding: 0.3 });
  const paint = (options) => ({ renderer, pane: "base", interactive: false, ...options });

  const unpack = (packed, scale) => {
    const line = [];
    let [x, y] = [0, 0];
    for (let i = 0; i < packed.length; i += 2) {
      x += packed[i];
      y += packed[i + 1];
      line.push([y / scale, x / scale]);
    }
    return line;
  };
  const lines = (part, what) => part[what].map((packed) => unpack(packed, part.scale));
  const land = { stroke: true, color: "#b9c2c4", weight: 0.8, fillColor: "#f6f4ee", fillOpacity: 1, fillRule: "evenodd" };
  const border = { color: "#b3a9a0", weight: 1, dashArray: "5 3" };

  L.polygon(lines(base.world, "land"), paint(land)).addTo(map);
  L.polyline(lines(base.world, "borders"), paint(border)).addTo(map);
  for (const part of base.detail) {
    const [west, south, east, north] = part.box;
    const sea = { stroke: false, fillColor: "#d3e1e8", fillOpacity: 1 };
    const inset = 0.02; // else a hairline of sea shows where the box cuts the land
    L.rectangle([[south + inset, west + inset], [north - inset, east - inset]], paint(sea)).addTo(map);
    L.polygon(lines(part, "land"), paint({ ...land, stroke: false })).addTo(map);
    L.polyline(lines(part, "land").flatMap((ring) => shores(ring, part.box)), paint({ color: "#b9c2c4", weight: 0.8 })).addTo(map);
    L.polyline(lines(part, "borders"), paint({ color: "#f6f4ee", weight: 2 })).addTo(map);
    L.polyline(lines(part, "borders"), paint(border)).addTo(map);
  }

  // A ring without the sides that the box cut, which are no coast.
  function shores(ring, [west, south, east, north]) {
    const cut = ([y0, x0], [y1, x1]) => [[x0, x1, west], [x0, x1, east], [y0, y1, south], [y0, y1, north]]
      .some(([a, b, side]) => Math.abs(a - side) < 0.003 && Math.abs(b - side) < 0.003);
    const runs = [];
    let run = [];
    const closed = [...ring, ring[0]];
    for (let i = 1; i < closed.length; i += 1) {
      if (cut(closed[i - 1], closed[i])) {
        if (run.length) runs.push(run);
        run = [];
      } else {
        if (!run.length) run.push(closed[i - 1]);
        run.push(closed[i]);
      }
    }
    if (run.length) runs.push(run);
    return runs;
  }

  // A name is drawn where no weightier name is: countries far out, towns by population.
  const names = [
    ...base.countries.map(([name, lon, lat, area]) => ({ name, at: [lat, lon], weight: 1e9 + area, from: Math.max(2, 6.2 - Math.log2(area + 0.5) / 1.6), to: 9, country: true })),
    ...data.labels.map(([name, lat, lon, people]) => ({ name, at: [lat, lon], weight: people, from: Math.max(4, 11 - 1.35 * Math.log10(people / 1000 + 1) * 1.1), to: 20 })),
  ].sort((a, b) => b.weight - a.weight);
  const shown = L.layerGroup().addTo(map);

  // Where a name may stand, as left, top, right, bottom in pixels: beside its dot, or beside
  // the mark that covers the dot.
  const places = (entry) => {
    const p = map.latLngToContainerPoint(entry.at);
    const width = entry.name.length * (entry.country ? 9 : 6.8) + 6;
    const at = (x, y) => [p.x + x, p.y + y - 9, p.x + x + width, p.y + y + 9];
    if (entry.country) return [at(-width / 2, 0)];
    return [at(7, 0), at(-width - 7, 0), at(7, 14), at(7, -14), at(28, 0), at(-width - 28, 0), at(-width / 2, 32)];
  };
  const marks = () => [...map.getPane("markerPane").children].filter((icon) => !icon.classList.contains("mention")).map((icon) => {
    const p = map.layerPointToContainerPoint(L.DomUtil.getPosition(icon));
    const half = icon.offsetWidth / 2 - 3;
    return [p.x - half, p.y - half, p.x + half, p.y + half];
  });
  const within = ([left, top, right, bottom], size) => left >= 0 && top >= 0 && right <= size.x && bottom <= size.y;
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  const label = () => {
    const [zoom, size] = [map.getZoom(), map.getSize()];
    const taken = marks();
    const full = taken.length + 90;
    shown.clearLayers();
    for (const entry of names) {
      if (zoom < entry.from || zoom > entry.to || taken.length > full) continue;
      const free = places(entry).find((area) => within(area, size) && !taken.some((other) => meet(area, other)));
      if (!free) continue;
      taken.push(free);
      const text = make("span", entry.country ? "country" : "town", entry.name);
      const p = map.latLngToContainerPoint(entry.at);
      text.style.left = `${free[0] - p.x}px`;
      text.style.top = `${free[1] - p.y}px`;
      const html = make("div", "", text, entry.country ? null : make("span", "dot"));
      const icon = L.divIcon({ html, className: "name-label", iconSize: [0, 0] });
      L.marker(entry.at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(shown);
    }
  };
  map.on("moveend resize", label);
  return { label };
};
