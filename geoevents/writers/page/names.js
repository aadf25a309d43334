// Names on the basemap, where they fit.
const Names = (map, { countries, labels }, make, language) => {
  const pane = map.createPane("names");
  pane.style.zIndex = 450;
  pane.style.pointerEvents = "none";

  // A name is drawn where no weightier name is: countries far out, towns by population.
  const names = [
    ...countries.map(([spoken, lon, lat, area]) => ({ name: spoken[language], at: [lat, lon], weight: 1e9 + area, from: Math.max(2, 6.2 - Math.log2(area + 0.5) / 1.6), to: 9, country: true })),
    ...labels.map(([name, lat, lon, people]) => ({ name, at: [lat, lon], weight: people, from: Math.max(4, 11 - 1.35 * Math.log10(people / 1000 + 1) * 1.1), to: 20 })),
  ].sort((a, b) => b.weight - a.weight);
  const shown = L.layerGroup().addTo(map);

  // Where a name may stand, as left, top, right, bottom in pixels: beside its dot, or beside
  // the mark that covers the dot.
  const places = (entry) => {
    const p = map.latLngToContainerPoint(entry.at);
    const width = entry.name.length * (entry.country ? 9 : 6.8) + 6;
    const at = (x, y) => [p.x + x, p.y + y - 9, p.x + x + width, p.y + y + 9];
    if (entry.country) return [at(-width / 2, 0)];
    return [at(7, 0), at(-width - 7, 0), at(7, 14), at(7, -14), at(28, 0), at(-width - 28, 0), at(-width / 2, 32), at(-width / 2, -34), at(-width / 2, 48), at(46, 0), at(-width - 46, 0)];
  };
  const marks = () => [...map.getPane("markerPane").querySelectorAll(".leaflet-marker-icon:not(.mention)")].map((icon) => {
    const p = map.layerPointToContainerPoint(L.DomUtil.getPosition(icon));
    const half = parseFloat(icon.style.width) / 2 - 3; // offsetWidth would lay the page out anew
    return [p.x - half, p.y - half, p.x + half, p.y + half];
  });
  const controls = () => {
    const here = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control")].map((control) => {
      const { left, top, right, bottom } = control.getBoundingClientRect();
      return [left - here.left, top - here.top, right - here.left, bottom - here.top];
    });
  };
  const within = ([left, top, right, bottom], size) => left >= 0 && top >= 0 && right <= size.x && bottom <= size.y;
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  const label = () => {
    const [zoom, size] = [map.getZoom(), map.getSize()];
    const over = controls();
    const taken = [...marks(), ...over];
    const full = taken.length + 90;
    shown.clearLayers();
    for (const entry of names) {
      if (zoom < entry.from || zoom > entry.to || taken.length > full) continue;
      const spot = map.latLngToContainerPoint(entry.at);
      const here = [spot.x, spot.y, spot.x, spot.y];
      if (!within(here, size) || over.some((area) => meet(here, area))) continue; // its name would stand where it is not
      const free = places(entry).find((area) => within(area, size) && !taken.some((other) => meet(area, other)));
      if (!free) continue;
      taken.push(free);
      const text = make("span", entry.country ? "country" : "town", entry.name);
      text.style.left = `${free[0] - spot.x}px`;
      text.style.top = `${free[1] - spot.y}px`;
      const html = make("div", "", text, entry.country ? null : make("span", "dot"));
      const icon = L.divIcon({ html, className: "name-label", iconSize: [0, 0] });
      L.marker(entry.at, { icon, pane: "names", interactive: false, keyboard: false }).addTo(shown);
    }
  };
  map.on("moveend resize", label);
  return { label };
};
