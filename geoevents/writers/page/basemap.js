// The basemap: land and borders on a canvas of their own. Leaflet's polygons would make an
// object of every point; here a line is an array of numbers, unpacked when it comes into view.
const Basemap = (map, base) => {
  const pane = map.createPane("base");
  pane.style.zIndex = 150;
  pane.style.pointerEvents = "none";

  // From packed differences to x, y on a Mercator square of side 1, with the box they fill.
  // Where the cell `box` cut the land there is no coast: `cut` says which sides to leave out.
  const unpack = (packed, scale, box) => {
    const line = new Float64Array(packed.length);
    const sides = box ? new Uint8Array(packed.length / 2) : null;
    let [lon, lat, west, north, east, south] = [0, 0, 2, 2, -2, -2];
    for (let i = 0; i < packed.length; i += 2) {
      lon += packed[i];
      lat += packed[i + 1];
      const sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat / scale)) * Math.PI) / 180);
      const x = lon / scale / 360 + 0.5;
      const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
      line[i] = x;
      line[i + 1] = y;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
      if (sides) sides[i / 2] = sidesOf(lon / scale, lat / scale, box);
    }
    const cut = sides && sides.map((side, n) => side & sides[(n + 1) % sides.length]);
    return { line, cut, west, north, east, south };
  };
  // Cells overlap by 0.02 degrees: a bit for each side that a point lies on.
  const sidesOf = (lon, lat, [west, south, east, north]) => {
    const on = (value, side) => Math.abs(Math.abs(value - side) - 0.02) < 0.004;
    return on(lon, west) | (on(lon, east) << 1) | (on(lat, south) << 2) | (on(lat, north) << 3);
  };
  const corner = (lon, lat) => unpack([lon * 100, lat * 100], 100).line;

  const { world } = base;
  const cells = base.detail.map((part) => {
    const [west, south, east, north] = part.box;
    const [x0, y1] = corner(west, south);
    const [x1, y0] = corner(east, north);
    return { part, area: [x0, y0, x1, y1] };
  });
  const read = new Map();
  const lines = (part, what) => {
    if (!read.has(part)) read.set(part, {});
    const known = read.get(part);
    known[what] ??= part[what].map((packed) => unpack(packed, part.scale, what === "land" ? part.box : null));
    return known[what];
  };

  const colours = {};
  const names = ["sea", "land", "coast", "border", "admin"];
  const readColours = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of names) colours[name] = style.getPropertyValue(`--map-${name}`).trim();
  };

  const paint = (pen, bounds, origin, size) => {
    const [left, top, right, bottom] = [bounds.min.x + origin.x, bounds.min.y + origin.y, bounds.max.x + origin.x, bounds.max.y + origin.y].map((it) => it / size);
    const seen = (it) => it.west <= right && it.east >= left && it.north <= bottom && it.south >= top;
    const inView = ([x0, y0, x1, y1]) => x0 <= right && x1 >= left && y0 <= bottom && y1 >= top;
    // Points nearer than half a pixel to the last are one.
    const trace = (ring, close, cut) => {
      const { line } = ring;
      let [px, py, pend] = [NaN, NaN, true];
      const last = line.length - 2;
      for (let i = 0; i <= last; i += 2) {
        const x = line[i] * size - origin.x;
        const y = line[i + 1] * size - origin.y;
        if (pend) pen.moveTo(x, y);
        else if (i !== last && !(cut && cut[i / 2]) && Math.abs(x - px) < 0.5 && Math.abs(y - py) < 0.5) continue;
        else pen.lineTo(x, y);
        [px, py, pend] = [x, y, Boolean(cut && cut[i / 2])];
      }
      if (close && !cut) pen.closePath();
      else if (close && !cut[last / 2]) pen.lineTo(line[0] * size - origin.x, line[1] * size - origin.y);
    };
    const fill = (rings, colour) => {
      pen.beginPath();
      for (const ring of rings) if (seen(ring)) trace(ring, true);
      pen.fillStyle = colour;
      pen.fill("evenodd");
    };
    const stroke = (rings, colour, width, dash = [], close = false) => {
      pen.beginPath();
      for (const ring of rings) if (seen(ring)) trace(ring, close, ring.cut);
      pen.setLineDash(dash);
      pen.strokeStyle = colour;
      pen.lineWidth = width;
      pen.stroke();
      pen.setLineDash([]);
    };
    pen.lineJoin = "round";
    fill(lines(world, "land"), colours.land);
    stroke(lines(world, "land"), colours.coast, 0.8, [], true);
    stroke(lines(world, "borders"), colours.border, 1, [5, 3]);
    const near = cells.filter(({ area }) => inView(area));
    // All seas before all lands: a sea drawn later would cut the land that overlaps it.
    pen.fillStyle = colours.sea;
    for (const { area: [x0, y0, x1, y1] } of near) {
      pen.fillRect(x0 * size - origin.x - 0.5, y0 * size - origin.y - 0.5, (x1 - x0) * size + 1, (y1 - y0) * size + 1);
    }
    for (const { part } of near) fill(lines(part, "land"), colours.land);
    const all = (what) => near.flatMap(({ part }) => lines(part, what));
    stroke(all("land"), colours.coast, 0.8, [], true);
    stroke(all("admin"), colours.admin, 0.8);
    stroke(all("borders"), colours.land, 2);
    stroke(all("borders"), colours.border, 1, [5, 3]);
  };

  const Ground = L.Canvas.extend({
    _draw() {
      paint(this._ctx, this._bounds, map.getPixelOrigin(), 256 * 2 ** map.getZoom());
    },
  });
  readColours();
  const ground = new Ground({ pane: "base", padding: 0.3 }).addTo(map);
  const repaint = () => {
    readColours();
    ground._redraw();
  };
  return { repaint, drawn: ground };
};
