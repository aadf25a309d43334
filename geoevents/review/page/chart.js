// The map: where the mentions are, the chosen one with its doubt, and the reviewer's own marks.
const Chart = (app) => {
  let map = null;
  let layers = null;
  let corners = [];
  let drawing = null; // the layer of a part that is being drawn
  let mode = ""; // "", "point" or "part"
  const flip = ([lon, lat]) => [lat, lon];

  // A new map a document: the basemap holds the cells around its places.
  const open = ({ basemap, names }) => {
    if (map) map.remove();
    map = L.map("map", { attributionControl: false, preferCanvas: true, zoomSnap: 0.5, worldCopyJump: true });
    map.setView([20, 10], 2);
    Basemap(map, basemap);
    Names(map, names, make, app.language).label();
    layers = L.layerGroup().addTo(map);
    map.on("click", (event) => clicked([event.latlng.wrap().lng, event.latlng.lat]));
    window.review_map = map; // for the tests
    stop();
  };

  const clicked = (point) => {
    if (mode === "point") {
      stop();
      app.editor.setPoint(point);
    } else if (mode === "part") {
      corners.push(point);
      sketch();
    }
  };

  const say = (word) => {
    const line = document.getElementById("drawing");
    line.hidden = !word;
    line.replaceChildren();
    if (!word) return;
    line.append(app.word(word), " ");
    if (mode === "part") line.append(button(app.word("finish"), finish), " ");
    line.append(button(app.word("cancel"), stop));
  };

  const begin = (what) => {
    stop();
    mode = what;
    document.getElementById("map").classList.add("aiming");
    say(what === "point" ? "click_point" : "click_part");
  };

  const stop = () => {
    mode = "";
    corners = [];
    if (drawing) drawing.remove();
    drawing = null;
    document.getElementById("map").classList.remove("aiming");
    say("");
  };

  const sketch = () => {
    if (drawing) drawing.remove();
    drawing = L.layerGroup(corners.map((it) => L.circleMarker(flip(it), { radius: 4, color: "#862e9c" }))).addTo(map);
    L.polygon(corners.map(flip), { color: "#862e9c", dashArray: "4 3", interactive: false }).addTo(drawing);
  };

  const finish = () => {
    const ring = corners;
    if (ring.length < 3) return;
    stop();
    app.editor.setPart(ring);
  };

  // Everything that has a place; the chosen one larger, and it can be dragged.
  const draw = (chosen, proposed) => {
    layers.clearLayers();
    for (const it of app.doc.mentions) {
      if (!it.point || it.role !== "place") continue;
      const dot = L.circleMarker(flip(it.point), { radius: 5, color: "#fff", weight: 1.5, fillColor: "#52606b", fillOpacity: 0.9 });
      dot.bindTooltip(make("span", "", it.text));
      dot.on("click", () => mode || app.choose({ target: "mention", span: it.span }));
      dot.addTo(layers);
    }
    if (!chosen) return;
    if (app.editor.part) L.polygon(app.editor.part.map(flip), { color: "#862e9c", dashArray: "4 3", interactive: false }).addTo(layers);
    for (const ring of chosen.rings) L.polygon(ring.map(flip), { color: "#1864ab", weight: 1.5, fillOpacity: 0.1, interactive: false }).addTo(layers);
    if (chosen.point && !chosen.rings.length) L.circle(flip(chosen.point), { radius: chosen.radius_m, color: "#1864ab", weight: 1, fillOpacity: 0.08, interactive: false }).addTo(layers);
    const at = proposed || chosen.point;
    if (!at) return;
    const icon = L.divIcon({ className: proposed ? "pin proposed" : "pin", iconSize: [26, 26], html: make("span", "") });
    const movable = app.chosen.target === "mention";
    const pin = L.marker(flip(at), { icon, draggable: movable, keyboard: true, zIndexOffset: 900 });
    pin.on("dragend", () => {
      const { lng, lat } = pin.getLatLng().wrap();
      app.editor.setPoint([lng, lat]);
    });
    pin.addTo(layers);
    pin.getElement().setAttribute("aria-label", app.word(movable ? "drag_me" : "place"));
  };

  const goTo = (point, radius) => {
    if (!point) return fit();
    const around = L.latLng(flip(point)).toBounds(Math.max(40000, 4 * (radius || 0)));
    map.fitBounds(around, { animate: false });
  };

  const fit = () => {
    const points = app.doc.mentions.filter((it) => it.point && it.role === "place").map((it) => flip(it.point));
    if (points.length) map.fitBounds(L.latLngBounds(points).pad(0.2), { animate: false, maxZoom: 10 });
  };

  return { open, draw, goTo, fit, begin, stop, get mode() { return mode; } };
};
