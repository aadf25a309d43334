// Words about an event, as elements. Every text goes in by textContent.
const Details = (data, language) => {
  const words = data.words[language];
  // A formatter takes longer to make than the first view's other words: only where it tells.
  let format = null;
  const number = (value) => {
    if (value < 1000 && language !== "ar") return String(value);
    format ??= new Intl.NumberFormat(language);
    return format.format(value);
  };
  const own = (table, key) => (Object.hasOwn(table, key) ? table[key] : undefined);
  const word = (name) => own(words, name) ?? name;
  const fill = (name, values) => word(name).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };

  const kind = (name) => {
    const known = own(data.kinds, name);
    return known ? [known.colour, known.shape, known[language]] : ["#495057", "circle", name];
  };

  // The browser's own formatter says the same, and takes a tenth of the first view's time to make.
  const day = (iso, precision, length = "long") => {
    const [year, month, date] = iso.split("-").map(Number);
    if (precision === "year") return String(year);
    const name = word(`months_${length}`).split(" ")[month - 1];
    return precision === "month" ? `${name} ${year}` : fill("day_form", { year, month: name, day: date });
  };

  const date = ({ date_start: start, date_end: end, date_precision: precision }, month) => {
    if (!start && !end) return word("no_date");
    if (!start) return fill("before", { date: day(end, precision, month) });
    if (!end) return fill("after", { date: day(start, precision, month) });
    const [first, last] = [day(start, precision, month), day(end, precision, month)];
    return first === last ? first : fill("range", { start: first, end: last });
  };

  const count = (event, what) => {
    if (!event[what]) return "";
    const [low, high] = event[what];
    const values = { low: number(low ?? 0), high: number(high ?? 0) };
    const bounds = high === null ? fill("at_least", values) : low === null ? fill("at_most", values)
      : low === high ? values.low : fill("between", values);
    return `${bounds} ${word(what)}`;
  };
  const counts = (event) => ["deaths", "injured", "displaced"].map((what) => count(event, what)).filter(Boolean);

  const length = (metres) => {
    const format = (value, unit) => new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
    return metres < 1000 ? format(Math.round(metres / 10) * 10, "meter") : format(metres / 1000, "kilometer");
  };

  // The words from `start` to `end`, with the event's evidence marked.
  const marked = (text, start, end, marks) => {
    const parts = [];
    let at = start;
    for (const [from, to, what] of marks) {
      if (from < at || to > end) continue;
      const mark = make("mark", `of-${what}`, text.slice(from, to));
      mark.title = word(`of_${what}`);
      parts.push(text.slice(at, from), mark);
      at = to;
    }
    parts.push(text.slice(at, end));
    return parts;
  };

  // The whole report, in its own direction, with the event's sentence and evidence marked.
  const article = (event) => {
    const report = data.documents[event.document];
    const { text } = report;
    const [start, end] = event.span;
    const said = make("span", "said", ...marked(text, start, end, event.marks));
    const whole = make("article", "report", ...marked(text, 0, start, event.marks), said, ...marked(text, end, text.length, event.marks));
    whole.dir = report.dir;
    whole.lang = report.language;
    whole.tabIndex = 0; // it scrolls: the arrow keys must reach it
    whole.setAttribute("aria-label", word("article"));
    return whole;
  };

  const badge = (event) => {
    if (event.status !== "reported") return make("span", `badge ${event.status}`, word(event.status));
    return event.scope === "toll" ? make("span", "badge", word("toll")) : null;
  };

  const doubt = (event) => {
    const precise = [null, "exact", "near", "region"][event.geo_precision] || null;
    const parts = [];
    if (precise) parts.push(word(precise));
    if (event.at && event.uncertainty_m && event.geo_precision !== 3) parts.push(fill("within", { radius: length(event.uncertainty_m) }));
    if (event.confidence !== null) parts.push(fill("confidence", { percent: Math.round(event.confidence * 100) }));
    return parts.join(" · ");
  };

  const report = (event) => {
    const from = data.documents[event.document];
    const said = apart([from.title, from.source, from.published && day(from.published, "day")].filter(Boolean));
    if (!from.url) return make("span", "", ...said);
    const link = make("a", "", ...said);
    link.href = from.url;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    return link;
  };

  const place = (event) => event.called || event.place;

  const facts = (event) => {
    const list = make("dl", "facts");
    const add = (name, value) => value && list.append(make("dt", "", word(name)), make("dd", "", value));
    const source = event.source ? event.source + (event.inherited ? ` (${word("inherited")})` : "") : word("no_source");
    add("date", date(event) + (event.date_text ? ` (« ${event.date_text} »)` : ""));
    add("place", place(event) && (place(event) === event.place ? event.place : `${place(event)} (${event.place})`));
    add("actor", event.actor);
    add("target", event.target);
    add("counts", counts(event).join(", "));
    add("victims", event.victims);
    add("source", source);
    add("doubt", doubt(event));
    add("document", report(event));
    return list;
  };

  // The reasons are many words: they open on demand, but where there is no place they are the news.
  const why = (event) => {
    if (!event.why) return null;
    const reasons = make("details", "reasons", make("summary", "", word("reasons")), make("p", "why", event.why));
    reasons.open = !event.at;
    return reasons;
  };

  // Each part in its own direction: a Latin name before an Arabic date would take the date's day.
  const apart = (parts) => parts.flatMap((part, n) => [n ? " · " : "", make("bdi", "", part)]);
  const who = ({ actor, source }) => [actor && fill("done_by", { actor }), source && fill("said_by", { source })].filter(Boolean);
  const headline = (event) => make("span", "headline",
    make("span", "name", badge(event), badge(event) && " ", kind(event.kind)[2]),
    make("span", "where", ...apart([place(event) || word("no_place"), date(event, "short")])),
    counts(event).length ? make("span", "people", counts(event).join(", ")) : make("span", "where", ...apart(who(event))));

  return { make, word, fill, kind, place, facts, why, article, apart, headline, length, day, marked };
};
