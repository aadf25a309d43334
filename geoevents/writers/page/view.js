// A view in the address: where the map is, what is filtered, what is chosen.
const View = (store) => {
  const write = (map, filters, chosen, language) => {
    const { lat, lng } = map.getCenter();
    const parts = new URLSearchParams({ at: [lat.toFixed(4), lng.toFixed(4), map.getZoom()].join(",") });
    for (const name of store.FACETS) for (const value of filters[name]) parts.append(name, value);
    if (filters.confidence) parts.set("confidence", String(filters.confidence));
    if (filters.query) parts.set("q", filters.query);
    if (!store.whole(filters)) parts.set("days", `${store.isoOf(filters.from)}/${store.isoOf(filters.to)}`);
    if (chosen !== null) parts.set("event", store.id(chosen));
    if (language) parts.set("language", language);
    return `#${parts}`;
  };

  const clamp = (day) => Math.min(store.span.last, Math.max(store.span.first, day));

  const read = (hash) => {
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const filters = store.blank();
    for (const name of store.FACETS) {
      const known = new Set(store.table(name));
      for (const value of parts.getAll(name)) if (known.has(value)) filters[name].add(value);
    }
    filters.confidence = Math.min(100, Math.max(0, Number(parts.get("confidence")) || 0));
    filters.query = parts.get("q") || "";
    const days = (parts.get("days") || "").split("/").map(store.dayOf);
    if (store.span && days.length === 2 && days.every(Number.isFinite)) [filters.from, filters.to] = days.map(clamp);
    const at = (parts.get("at") || "").split(",").map(Number);
    // The events' names come later than the first view: which one is chosen is asked for then.
    const chosen = () => {
      const id = parts.get("event");
      for (let i = 0; id && i < store.count; i += 1) if (store.id(i) === id) return i;
      return -1;
    };
    return { filters, at: at.length === 3 && at.every(Number.isFinite) ? at : null, chosen, language: parts.get("language") };
  };
  return { write, read };
};
