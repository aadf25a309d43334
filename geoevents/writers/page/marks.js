// The marks of events: a colour and a shape by kind, a size by deaths, a line by certainty.
const Marks = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const SIDES = { triangle: [3, 0], down: [3, 180], square: [4, 45], diamond: [4, 0], pentagon: [5, 0], hexagon: [6, 30] };

  const svg = (name, attributes) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  const corners = (count, turn, radius, inner) => {
    const points = [];
    const steps = inner ? count * 2 : count;
    for (let step = 0; step < steps; step += 1) {
      const angle = ((turn - 90 + (360 * step) / steps) * Math.PI) / 180;
      const r = inner && step % 2 ? inner : radius;
      points.push(`${(r * Math.cos(angle)).toFixed(2)},${(r * Math.sin(angle)).toFixed(2)}`);
    }
    return points.join(" ");
  };

  const plus = (r, turn) => {
    const a = r * 0.38;
    const points = [[-a, -r], [a, -r], [a, -a], [r, -a], [r, a], [a, a], [a, r], [-a, r], [-a, a], [-r, a], [-r, -a], [-a, -a]];
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    return points.map(([x, y]) => `${(x * c - y * s).toFixed(2)},${(x * s + y * c).toFixed(2)}`).join(" ");
  };

  // One outline of about the same area for every shape, so that size means deaths alone.
  const outline = (shape, r) => {
    if (shape === "star") return svg("polygon", { points: corners(5, 0, r * 1.3, r * 0.6) });
    if (shape === "plus") return svg("polygon", { points: plus(r * 1.08, 0) });
    if (shape === "cross") return svg("polygon", { points: plus(r * 1.08, Math.PI / 4) });
    if (SIDES[shape]) {
      const [count, turn] = SIDES[shape];
      return svg("polygon", { points: corners(count, turn, r * (count === 3 ? 1.28 : count === 4 ? 1.15 : 1.06)) });
    }
    return svg("circle", { r });
  };

  const radius = (event) => 8 + 2.6 * Math.log10(1 + (event.deaths_low || event.deaths_high || 0));

  const draw = (kind, event, r) => {
    const [colour, shape] = kind;
    const box = r * 1.5 + 3;
    const sure = event.status === "reported" || event.status === "ongoing";
    const hollow = (event.geo_precision || 1) > 1;
    const root = svg("svg", { viewBox: `${-box} ${-box} ${2 * box} ${2 * box}`, width: 2 * box, height: 2 * box, "aria-hidden": "true", class: "mark", "data-size": 2 * box });
    const halo = outline(shape, r);
    const front = outline(shape, r);
    const set = (element, attributes) => Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    set(halo, { fill: "#fff", stroke: "#fff", "stroke-width": 5, "stroke-linejoin": "round" });
    set(front, {
      fill: sure && !hollow ? colour : hollow ? "#fff" : colour,
      "fill-opacity": sure || hollow ? 1 : 0.22,
      stroke: colour, "stroke-width": sure && !hollow ? 1.2 : 2.4, "stroke-linejoin": "round",
    });
    if (event.status === "planned") front.setAttribute("stroke-dasharray", "4 2.4");
    if (event.status === "hypothetical") front.setAttribute("stroke-dasharray", "1.6 2.2");
    root.append(halo, front);
    if (event.status === "ongoing") root.append(svg("circle", { r: r * 0.3, fill: hollow ? colour : "#fff" }));
    if (event.status === "denied") {
      const d = r * 1.2;
      const line = { x1: -d, y1: d, x2: d, y2: -d, "stroke-linecap": "round" };
      root.append(svg("line", { ...line, stroke: "#fff", "stroke-width": 5 }), svg("line", { ...line, stroke: colour, "stroke-width": 2.4 }));
    }
    if (event.status === "hypothetical") {
      const text = svg("text", { "text-anchor": "middle", y: r * 0.5, "font-size": r * 1.4, "font-weight": 700, fill: colour });
      text.textContent = "?";
      root.append(text);
    }
    return root;
  };

  // A ring with a share of each colour of the events inside, and their number. One element with
  // two backgrounds: a circle a colour would be two thousand elements in a full view.
  const cluster = (shares, total) => {
    const size = 38 + 2 * Math.min(9, 1.6 * Math.log2(total / 2 + 1));
    const turn = 360 / shares.reduce((sum, [, count]) => sum + count, 0);
    const gap = shares.length > 1 ? 4 : 0;
    let at = 0;
    const stops = shares.flatMap(([colour, count]) => {
      const [from, to] = [at, at + count * turn];
      at = to;
      const end = Math.max(from + 1, to - gap);
      return [`${colour} ${from}deg ${end}deg`, ...(end < to ? [`#fff ${end}deg ${to}deg`] : [])];
    });
    const root = document.createElement("span");
    root.className = "mark ring";
    root.dataset.size = String(size);
    root.style.width = `${size}px`;
    root.style.height = `${size}px`;
    root.style.backgroundImage = `radial-gradient(closest-side, #fff calc(100% - 7px), transparent calc(100% - 6px)), conic-gradient(${stops.join()})`;
    root.textContent = total < 10000 ? String(total) : `${Math.round(total / 1000)}k`;
    return root;
  };

  return { draw, cluster, radius };
})();
