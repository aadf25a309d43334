// Where a mention is: other candidates with their reasons, a search, a point, a drawn part.
const PlaceEditor = (app) => {
  let pending = null; // what will be saved: {id…}, {point…} or {polygon…}
  let box = null;

  const title = (it) => [it.feature, it.admin1, it.country].filter(Boolean).join(", ");

  const save = (place, row) => app.trying(async () => {
    const everywhere = box && box.querySelector("#everywhere");
    const alike = everywhere && everywhere.checked ? app.doc.mentions.filter((it) => it.text === row.text && it.named) : [row];
    for (const it of alike) await app.decide("place", { place }, it);
    pending = null;
    app.refresh();
  });

  const candidate = (it, number, row) => {
    const use = button("", () => save(it, row), "act");
    use.append(number < 9 ? `${number + 1}. ` : "", make("bdi", "", it.name));
    use.dataset.number = number + 1;
    const show = button(app.word("show_on_map"), () => app.chart.goTo(it.point, 5000));
    const reasons = make("ul", "why", ...it.reasons.slice(0, 4).map((why) => make("li", "", why)));
    const current = row.place && row.place.id === it.id ? make("b", "now", app.word("chosen_now")) : null;
    return make("li", "", use, " ", make("span", "soft", title(it)), " ", current, show, reasons);
  };

  const searched = (row) => {
    const words = input("search", "", { "aria-label": app.word("search_gazetteer"), placeholder: app.word("search_gazetteer"), id: "search" });
    const found = make("ol", "candidates");
    const go = button(app.word("search"), async () => {
      const said = await app.trying(() => ask("search", { name: words.value }));
      if (!said) return;
      found.replaceChildren(...said.found.map((it) => candidate(it, 9, row)));
      if (!said.found.length) found.append(make("li", "soft", app.word("none_found")));
    });
    words.addEventListener("keydown", (event) => event.key === "Enter" && go.click());
    return make("div", "", make("div", "line", words, go), found);
  };

  const proposal = (row) => {
    if (!pending) return null;
    const where = pending.point ? `${pending.point[1].toFixed(5)}, ${pending.point[0].toFixed(5)}` : app.fill("corners", { count: pending.polygon.length });
    const name = input("text", row.name || row.text, { id: "place-name" });
    const radius = input("number", 500, { min: 0, max: 500000, step: 100, id: "radius" });
    const made = () => (pending.point ? { ...pending, name: name.value, radius_m: Number(radius.value) || 0 } : { ...pending, name: name.value });
    const remember = () => app.trying(async () => {
      const place = made();
      await ask("remember", { name: place.name, point: place.point, radius_m: place.radius_m });
      await save(place, row);
      app.say("remembered");
    });
    return make("div", "proposal", make("p", "", app.word("new_place"), " ", make("b", "", where)),
      field(app.word("name"), name), pending.point ? field(app.word("radius"), radius) : null,
      make("div", "line", button(app.word("save_place"), () => save(made(), row), "act main"),
        pending.point ? button(app.word("remember"), remember, "act") : null,
        button(app.word("cancel"), () => { pending = null; app.refresh(); })));
  };

  const coordinates = () => {
    const both = input("text", "", { "aria-label": app.word("coordinates"), placeholder: app.word("coordinates"), id: "coordinates" });
    const go = button(app.word("go"), () => {
      const [lat, lon] = both.value.split(/[\s,;]+/).map(Number);
      if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) setPoint([lon, lat]);
      else app.say("no_coordinates");
    });
    both.addEventListener("keydown", (event) => event.key === "Enter" && go.click());
    return make("div", "line", both, go);
  };

  const render = (row) => {
    const alike = app.doc.mentions.filter((it) => it.text === row.text && it.named).length;
    const all = input("checkbox", "", { id: "everywhere" });
    box = make("div", "place", make("h3", "", app.word("where")), proposal(row),
      make("ol", "candidates", ...row.candidates.map((it, n) => candidate(it, n, row))),
      row.candidates.length ? null : make("p", "soft", app.word("no_candidates")),
      alike > 1 && row.named ? make("label", "tick", all, app.fill("everywhere", { count: alike })) : null,
      searched(row),
      make("div", "line", button(app.word("pick_point"), () => app.chart.begin("point"), "act"), button(app.word("draw_part"), () => app.chart.begin("part"), "act")),
      coordinates());
    return box;
  };

  const setPoint = ([lon, lat]) => {
    pending = { point: [Number(lon.toFixed(6)), Number(lat.toFixed(6))] };
    app.refresh();
    app.chart.goTo(pending.point, 5000);
  };
  const setPart = (ring) => {
    pending = { polygon: ring.map(([lon, lat]) => [Number(lon.toFixed(6)), Number(lat.toFixed(6))]) };
    app.refresh();
  };
  const reset = () => { pending = null; };
  return { render, setPoint, setPart, reset, get point() { return pending?.point; }, get part() { return pending?.polygon; } };
};
