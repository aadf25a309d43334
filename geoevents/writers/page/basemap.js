// The basemap: land and borders on a canvas, names where they fit.
const Basemap = (map, data, make, language) => {
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

  // Colours are the style sheet's, so that dark and print have their own.
  const drawn = L.layerGroup().addTo(map);
  const paintAll = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--map-${name}`).trim();
    const land = { stroke: false, fillColor: colour("land"), fillOpacity: 1, fillRule: "evenodd" };
    const border = { color: colour("border"), weight: 1, dashArray: "5 3" };
    const coast = { color: colour("coast"), weight: 0.8 };
    drawn.clearLayers();
    const add = (layer) => drawn.addLayer(layer);
    add(L.polygon(lines(base.world, "land"), paint({ ...land, ...coast, stroke: true })));
    add(L.polyline(lines(base.world, "borders"), paint(border)));
    // All seas before all lands: a sea drawn later would cut the land that overlaps it.
    for (const { box: [west, south, east, north] } of base.detail) {
      const sea = { stroke: false, fillColor: colour("sea"), fillOpacity: 1 };
      add(L.rectangle([[south - 0.01, west - 0.01], [north + 0.01, east + 0.01]], paint(sea)));
    }
    for (const part of base.detail) add(L.polygon(lines(part, "land"), paint(land)));
    // One layer for the lines of all cells: Leaflet's cost is by layer as much as by point.
    const near = (what) => base.detail.flatMap((part) => lines(part, what));
    add(L.polyline(base.detail.flatMap((part) => lines(part, "land").flatMap((ring) => shores(ring, part.box))), paint(coast)));
    add(L.polyline(near("admin"), paint({ color: colour("admin"), weight: 0.8 })));
    add(L.polyline(near("borders"), paint({ color: colour("land"), weight: 2 })));
    add(L.polyline(near("borders"), paint(border)));
  };
  paintAll();

  // A ring without the sides that the cell cut, which are no coast.
  function shores(ring, [west, south, east, north]) {
    const on = (a, side) => Math.abs(Math.abs(a - side) - 0.02) < 0.004;
    const cut = ([y0, x0], [y1, x1]) => [[x0, x1, west], [x0, x1, east], [y0, y1, south], [y0, y1, north]]
      .some(([a, b, side]) => on(a, side) && on(b, side));
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
    ...base.countries.map(([spoken, lon, lat, area]) => ({ name: spoken[language], at: [lat, lon], weight: 1e9 + area, from: Math.max(2, 6.2 - Math.log2(area + 0.5) / 1.6), to: 9, country: true })),
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
    const half = parseFloat(icon.style.width) / 2 - 3; // offsetWidth would lay the page out anew
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
  return { label, repaint: paintAll, drawn };
};
