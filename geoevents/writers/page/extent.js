// The first view: around the bulk of the events, with buttons for it and for all.
const Extent = (map, clusters, store, { make, word, control }) => {
  const middle = (values) => Float64Array.from(values).sort()[Math.floor(values.length / 2)];
  // Events far from the bulk (talks in Geneva about a war in Syria) do not set the view.
  const bulk = (at) => {
    if (at.length < 4) return at;
    const centre = L.latLng(middle(at.map((p) => p.lat)), middle(at.map((p) => p.lng)));
    const away = at.map((p) => p.distanceTo(centre));
    const limit = Math.max(400000, 4 * middle(away));
    const near = at.filter((_, i) => away[i] <= limit);
    return near.length >= at.length * 0.6 ? near : at;
  };
  const fit = (points) => points.length && map.fitBounds(L.latLngBounds(points), { paddingTopLeft: [48, 76], paddingBottomRight: [56, 56], maxZoom: 11, animate: false });
  const placed = new Set();
  const [, codes] = store.column("at");
  for (let i = 0; i < store.count; i += 1) if (clusters.placed(i)) placed.add(codes[i]);
  const at = [...placed].map((code) => L.latLng(clusters.at(code)));
  const main = bulk(at);
  const look = (name, points) => {
    const button = make("button", "", word(name));
    button.type = "button";
    button.addEventListener("click", () => fit(points));
    return button;
  };
  if (main.length < at.length) control("topleft", make("div", "view", look("fit", main), look("fit_all", at)));
  return { fit: () => fit(main) };
};
