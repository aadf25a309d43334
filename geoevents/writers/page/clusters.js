// Marks on the map. Events at one spot are one mark; spots nearer than a thumb are one ring.
// Only what is in view has an element, so that a hundred thousand events stay light.
const Clusters = (map, store, { kindOf, label, onEvent, onMany }) => {
  const CELL = 46;
  const pins = Pins(map);
  const [table, codes] = store.column("at");
  const flat = table.map((at) => at && map.options.crs.latLngToPoint(L.latLng(at), 0));
  const [precise, preciseCodes] = store.column("geo_precision");
  const placed = (i) => Boolean(table[codes[i]]) && precise[preciseCodes[i]] !== 3;
  let spots = new Map();
  let chosen = null;

  const setEvents = (kept) => {
    spots = new Map();
    for (const i of kept) {
      if (!placed(i)) continue;
      const here = spots.get(codes[i]);
      if (here) here.push(i);
      else spots.set(codes[i], [i]);
    }
    round += 1;
    draw();
  };

  // A grid fixed to the Earth, so that a pan moves no ring; then rings that touch become one.
  const group = () => {
    const zoom = map.getZoom();
    const scale = 2 ** zoom;
    const box = map.getPixelBounds();
    const pad = CELL * 1.5;
    const cells = new Map();
    for (const [code, events] of spots) {
      const x = flat[code].x * scale;
      const y = flat[code].y * scale;
      if (x < box.min.x - pad || x > box.max.x + pad || y < box.min.y - pad || y > box.max.y + pad) continue;
      const key = `${Math.floor(x / CELL)},${Math.floor(y / CELL)}`;
      const cell = cells.get(key);
      if (!cell) cells.set(key, { x, y, codes: [code], size: events.length });
      else {
        const all = cell.size + events.length;
        cell.x += ((x - cell.x) * events.length) / all;
        cell.y += ((y - cell.y) * events.length) / all;
        cell.size = all;
        cell.codes.push(code);
      }
    }
    const groups = [];
    for (const cell of [...cells.values()].sort((a, b) => b.size - a.size)) {
      const near = groups.find((it) => Math.hypot(it.x - cell.x, it.y - cell.y) < CELL * 0.72);
      if (near) {
        near.codes.push(...cell.codes);
        near.size += cell.size;
      } else groups.push(cell);
    }
    return groups;
  };

  // How many events there are of each colour, the most first.
  const [kinds, kindCodes] = store.column("kind");
  const colours = kinds.map((name) => name && kindOf(name)[0]);
  const shares = (events) => {
    const counts = new Map();
    for (const i of events) counts.set(colours[kindCodes[i]], (counts.get(colours[kindCodes[i]]) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };

  const build = (where, inside, events) => {
    const event = events.length === 1 ? store.event(events[0]) : null;
    const pin = event
      ? pins.add(where, Marks.draw(kindOf(event.kind), event, Marks.radius(event)), "event-mark", label(event), () => onEvent(events[0]))
      : pins.add(where, Marks.cluster(shares(events), events.length), "cluster", label(null, events.length), () => open(where, inside, events));
    pin.events = events;
    return pin;
  };

  // A mark that a pan leaves as it was keeps its element, and with it the focus.
  let drawn = new Map();
  let round = 0; // of filtering: the same spots may hold other events
  function draw() {
    const next = new Map();
    const fresh = [];
    for (const { x, y, codes: inside, size } of group()) {
      const key = [round, map.getZoom(), size, ...inside].join();
      let pin = drawn.get(key);
      if (pin) drawn.delete(key);
      else {
        const where = inside.length === 1 ? L.latLng(table[inside[0]]) : map.unproject([x, y]);
        pin = build(where, inside, inside.flatMap((code) => spots.get(code)));
        fresh.push(pin);
      }
      next.set(key, pin);
      pin.classList.toggle("chosen", chosen !== null && pin.events.includes(chosen));
    }
    for (const pin of drawn.values()) pins.remove(pin);
    pins.show(fresh);
    drawn = next;
  }

  const open = (where, inside, events) => {
    const bounds = L.latLngBounds(inside.map((code) => table[code]));
    if (inside.length > 1 && map.getZoom() < map.getMaxZoom() && map.getBoundsZoom(bounds) > map.getZoom()) {
      map.fitBounds(bounds, { padding: [60, 60], maxZoom: map.getMaxZoom(), animate: false });
    } else onMany(where, events);
  };

  map.on("moveend", draw);
  const choose = (i) => {
    chosen = i;
    draw();
  };
  return { setEvents, choose, placed, layer: pins.layer, spots: () => spots, at: (code) => table[code], redraw: draw };
};
