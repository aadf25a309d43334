// The panel of an event.
const EventPanel = (app) => {
  const counts = (row) => {
    const fates = ["deaths", "injured", "displaced"];
    const bounds = Object.fromEntries(fates.map((fate) => [fate, row.counts[fate].map((it, n) => input("number", it, { min: 0, "aria-label": `${app.word(fate)}: ${app.word(n ? "at_most" : "at_least")}`, id: `${fate}-${n}` }))]));
    const value = (control) => (control.value === "" ? null : Math.round(Number(control.value)));
    const save = () => app.decide("counts", Object.fromEntries(fates.map((fate) => [fate, bounds[fate].map(value)])));
    return make("fieldset", "", make("legend", "", app.word("people")),
      ...fates.map((fate) => make("div", "line", make("span", "label", app.word(fate)), bounds[fate][0], "–", bounds[fate][1])),
      button(app.word("save"), save, "act"));
  };

  const date = (row) => {
    const [start, end] = [input("date", row.date.start, { "aria-label": app.word("from"), id: "date-start" }), input("date", row.date.end, { "aria-label": app.word("until"), id: "date-end" })];
    let { precision } = row.date;
    const shown = choice(app.facts.precisions.map((it) => [it, app.word(`precision_${it}`)]), precision, (it) => { precision = it; });
    shown.setAttribute("aria-label", app.word("precision"));
    const save = () => app.decide("date", { start: start.value || null, end: end.value || null, precision });
    return make("fieldset", "", make("legend", "", app.word("date"), row.date_text ? ` « ${row.date_text} »` : ""), make("div", "line", start, "–", end), make("div", "line", shown, button(app.word("save"), save, "act")));
  };

  const place = (row) => {
    const options = app.doc.mentions.filter((it) => it.role === "place").map((it) => [it.span.join("-"), it.text.replace(/\s+/g, " ")]);
    return choice([["", app.word("no_place")], ...options], row.place ? row.place.join("-") : "",
      (value) => app.decide("place", { at: value ? value.split("-").map(Number) : null }));
  };

  return (row) => {
    const kinds = Object.keys(app.facts.kinds).map((it) => [it, app.kind(it)]).sort((a, b) => a[1].localeCompare(b[1], app.language));
    const others = app.doc.events.filter((it) => same(it.span, row.span));
    return [
      make("h2", "", app.kind(row.kind), " ", app.badge(row)),
      make("blockquote", "soft", app.article.words(row.sentence)),
      others.length > 1 ? field(app.word("which"), choice(others.map((it) => [it.id, it.place ? app.article.words(it.place) : app.word("no_place")]), row.id, (id) => app.choose({ target: "event", span: row.span, key: others.find((it) => it.id === id).key }))) : null,
      make("p", "line", button(app.word("accept"), () => app.verdict("accept"), "act main"), button(app.word("reject"), () => app.verdict("reject"), "act bad")),
      field(app.word("kind"), choice(kinds, row.kind, (kind) => app.decide("kind", { kind }))),
      field(app.word("status"), choice(app.facts.statuses.map((it) => [it, app.word(`status_${it}`)]), row.status, (status) => app.decide("status", { status }))),
      field(app.word("place"), place(row)),
      date(row),
      counts(row),
      make("details", "", make("summary", "", app.word("reasons")), make("p", "soft", row.reason || "–")),
    ];
  };
};
