// The events, and which of them pass the filters. Event i has table[codes[i]] of a column.
const Store = (data) => {
  const { count, column, table, value, record } = Columns(data.columns, data.count);
  const event = (i) => ({ index: i, ...record(i) });
  const id = (i) => value("id", i) ?? data.documents[value("document", i)].id + value("tail", i);

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const sentence = (i) => {
    const [start, end] = value("span", i);
    return data.documents[value("document", i)].text.slice(start, end);
  };
  let texts = null;
  const said = ["place", "called", "actor", "target", "source", "victims", "trigger"];
  const text = (i, kindName) => fold([kindName(value("kind", i)), ...said.map((name) => value(name, i) || ""), sentence(i)].join("\n"));

  // ------------------------------------------------------------ days
  const DAY = 86400000;
  const dayOf = (iso) => (iso ? Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY) : null);
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const days = (name) => {
    let read = null; // the first view asks for no event's day
    return (i) => {
      read ??= { days: table(name).map(dayOf), codes: column(name)[1] };
      return read.days[read.codes[i]];
    };
  };
  const [begins, stops] = [days("date_start"), days("date_end")];
  const all = ["date_start", "date_end"].flatMap(table).filter(Boolean).sort();
  const span = all.length ? { first: dayOf(all[0]), last: dayOf(all.at(-1)) } : null;

  // ------------------------------------------------------------ filters
  const FACETS = ["kind", "status", "actor", "source", "where"];
  const blank = () => ({ ...Object.fromEntries(FACETS.map((name) => [name, new Set()])), confidence: 0, query: "", from: span?.first, to: span?.last });
  const whole = (filters) => !span || (filters.from <= span.first && filters.to >= span.last);

  // An event without a date shows only while the slider spans all days: it has no day to be on.
  const inTime = (filters, i) => {
    const [a, b] = [begins(i), stops(i)];
    if (a === null && b === null) return false;
    return (a ?? -Infinity) <= filters.to && (b ?? Infinity) >= filters.from;
  };

  // Return the events that pass, and for each facet how many pass by value if only that facet
  // were open: one pass over the events, a bit for each test that an event fails.
  const select = (filters, kindName) => {
    const words = fold(filters.query).split(/\s+/).filter(Boolean);
    if (words.length && !texts) texts = Array.from({ length: count }, (_, i) => text(i, kindName));
    const facets = FACETS.map((name) => {
      const [known, codes] = column(name);
      const wanted = filters[name].size ? known.map((it) => filters[name].has(it)) : null;
      return { codes, wanted, counts: new Array(known.length).fill(0), known };
    });
    const everywhen = whole(filters);
    const kept = [];
    const inDays = new Map();
    for (let i = 0; i < count; i += 1) {
      let failed = 0;
      if (filters.confidence && (value("confidence", i) || 0) * 100 < filters.confidence) continue;
      if (words.length && !words.every((word) => texts[i].includes(word))) continue;
      facets.forEach(({ codes, wanted }, bit) => {
        if (wanted && !wanted[codes[i]]) failed |= 1 << bit;
      });
      if (!failed) {
        const day = begins(i) ?? stops(i);
        if (day !== null) inDays.set(day, (inDays.get(day) || 0) + 1);
      }
      if (!everywhen && !inTime(filters, i)) continue;
      if (!failed) kept.push(i);
      facets.forEach(({ codes, counts }, bit) => {
        if ((failed & ~(1 << bit)) === 0) counts[codes[i]] += 1;
      });
    }
    const tallies = Object.fromEntries(FACETS.map((name, n) => [name, new Map(facets[n].known.map((it, code) => [it, facets[n].counts[code]]))]));
    return { kept, tallies, inDays };
  };

  const total = (name) => {
    const [known, codes] = column(name);
    const counts = new Array(known.length).fill(0);
    for (const code of codes) counts[code] += 1;
    return known.map((it, code) => [it, counts[code]]).filter(([it, n]) => it !== null && n).sort((a, b) => b[1] - a[1]);
  };

  return { count, event, id, value, sentence, column, table, blank, whole, select, total, span, isoOf, dayOf, FACETS };
};
