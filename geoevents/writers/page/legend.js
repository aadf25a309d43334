// The legend, with a box for each layer.
const Legend = (map, data, store, { clusters, layers, make, word, kind, control }) => {
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
      item(Marks.cluster([["#1864ab", 2], ["#c92a2a", 1]], 3), word("legend_cluster"))));
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
  toggle("areas", layers.areas, true, layers.drawAreas);
  toggle("mentions", layers.mentions, false, layers.drawMentions);
  if (data.tiles) toggle("tiles", L.tileLayer(data.tiles, { attribution: word("tiles_credit"), maxZoom: 18 }), true, () => {});
};
