// The page as a whole: what is open, what is chosen, and every decision on its way.
const app = { doc: null, chosen: null, facts: null, language: "en", depth: 0 };

app.word = (name) => app.facts.words[app.language][name] ?? name;
app.fill = (name, values) => app.word(name).replace(/\{(\w+)\}/g, (_, key) => String(values[key]));
app.kind = (name) => (Object.hasOwn(app.facts.kinds, name) && app.facts.kinds[name][app.language]) || name;

app.say = (word, more = "") => {
  document.getElementById("said").textContent = [app.word(word), more].filter(Boolean).join(" ");
};

// Errors of the server are said, and nothing on the page changes. While one thing is under
// way nothing else can be clicked: it would be done to what is chosen then.
app.trying = async (act) => {
  app.depth += 1;
  document.body.dataset.busy = "true";
  try {
    return await act();
  } catch (error) {
    app.say("failed", error.message);
    return null;
  } finally {
    app.depth -= 1;
    if (!app.depth) delete document.body.dataset.busy;
  }
};
document.addEventListener("click", (event) => {
  if (!app.depth) return;
  event.stopPropagation();
  event.preventDefault();
}, true);

app.badge = (row) => {
  const sure = make("span", "badge", `${Math.round(row.confidence * 100)} %`);
  sure.title = app.word("confidence");
  const decided = [...new Set(row.decided)].map((it) => make("span", "badge decided", app.word(`was_${it}`)));
  return make("span", "", sure, " ", ...decided);
};

app.row = () => {
  const { chosen, doc } = app;
  if (!chosen || !doc) return null;
  if (chosen.target === "mention") return doc.mentions.find((it) => same(it.span, chosen.span)) ?? null;
  const here = doc.events.filter((it) => same(it.span, chosen.span));
  return here.find((it) => chosen.key && same(it.key, chosen.key)) ?? here[0] ?? null;
};

app.refresh = () => {
  const row = app.row();
  const panel = document.getElementById("panel");
  const parts = !row ? [make("p", "soft", app.word("choose_one"))] : app.chosen.target === "event" ? app.eventPanel(row) : app.mentionPanel(row);
  panel.replaceChildren(...parts.filter(Boolean));
  app.article.show(app.chosen);
  app.chart.draw(row, app.editor.point);
};

app.choose = (chosen) => {
  app.chosen = chosen;
  app.editor.reset();
  app.chart.stop();
  const row = app.row();
  app.refresh();
  if (row) app.chart.goTo(row.point, row.radius_m);
  app.queue.render();
};

const about = () => {
  const { doc } = app;
  const line = [doc.source, doc.published].filter(Boolean).join(" · ");
  document.getElementById("about").replaceChildren(make("h2", "", make("bdi", "", doc.title)), make("p", "soft", line));
  const lost = doc.rejected.map((it) => {
    const words = make("s", "", it.text);
    return make("li", "", make("bdi", "", words), " ", it.kind ? app.kind(it.kind) : app.word("mention"), " ", button(app.word("take_back"), () => app.undo(it.id)));
  });
  const unfit = doc.unfit.map((it) => make("li", "bad", make("bdi", "", it.words), ": ", it.reason));
  const box = document.getElementById("rejected");
  box.replaceChildren();
  if (lost.length) box.append(make("h3", "", app.word("rejected")), make("ul", "", ...lost));
  if (unfit.length) box.append(make("h3", "", app.word("unfit")), make("ul", "", ...unfit));
};

const shown = (doc) => {
  app.doc = doc;
  about();
  app.article.render();
};

app.open = async (id) => {
  const [doc, base] = await Promise.all([ask("document", { document: id }), ask("basemap", { document: id })]);
  shown(doc);
  app.chart.open(base);
  app.chart.fit();
};

app.go = (item) => app.trying(async () => {
  if (!app.doc || app.doc.id !== item.document) await app.open(item.document);
  const key = item.target === "event" ? { kind: item.kind, place: item.place } : undefined;
  app.choose({ target: item.target, span: item.span, key });
});

app.step = (by) => {
  const item = app.queue.step(by);
  if (item) return app.go(item);
  app.say("all_done");
  return null;
};

// What the row said before the decision: a reader of the file sees what was changed.
const before = (target, row) => {
  if (target === "event") return { alone: row.alone, status: row.status, date: row.date, counts: row.counts, place: row.place, confidence: row.confidence };
  return { named: row.named, role: row.role, method: row.method, place: row.place, point: row.point, radius_m: row.radius_m, confidence: row.confidence };
};

const placeOf = (row) => {
  if (!row.place || row.relation) return {};
  return row.place.id.startsWith("correction:") ? {} : { place: row.place };
};

app.save = (question) => app.trying(async () => {
  const doc = await ask("decide", { document: app.doc.id, ...question });
  shown(doc);
  await app.queue.load();
  app.say("saved");
  return true;
});

app.decide = (decision, after, row = app.row()) => app.trying(async () => {
  const { target } = app.chosen;
  const event = target === "event" ? { kind: row.key.kind, place: row.key.place } : {};
  const done = await app.save({ target, decision, after, span: row.span, before: before(target, row), ...event });
  app.editor.reset();
  app.refresh();
  if (done && decision === "place" && target === "mention") app.chart.goTo(app.row()?.point, app.row()?.radius_m);
  return done;
});

// Accept or reject, and go on to what comes next.
app.verdict = (decision) => app.trying(async () => {
  const row = app.row();
  if (!row) return;
  const next = app.queue.step(1);
  const after = decision === "accept" && app.chosen.target === "mention" ? placeOf(row) : {};
  const done = await app.decide(decision, after, row);
  if (done && next && !(next.document === app.doc.id && same(next.span, row.span))) await app.go(next);
});

app.add = (span, words) => app.trying(async () => {
  const done = await app.save({ target: "mention", decision: "add", span, before: { named: true }, after: { role: "place", name: words.replace(/\s+/g, " ") } });
  getSelection().removeAllRanges();
  if (done) app.choose({ target: "mention", span });
});

// The name of a mention, at the place that was decided for it, in the reviewer's own gazetteer.
app.remember = (row) => app.trying(async () => {
  const { feature = "", country = "", admin1 = "" } = row.place ?? {};
  await ask("remember", { name: row.name, point: row.point, radius_m: row.radius_m, feature, country, admin1 });
  app.say("remembered");
});

app.undo = (id = null) => app.trying(async () => {
  const { undone } = await ask("undo", id ? { id } : {});
  if (!undone) return app.say("nothing_to_undo");
  await app.open(undone.document);
  await app.queue.load();
  app.choose({ target: undone.target, span: undone.span, key: { kind: undone.kind, place: undone.place } });
  return app.say("undone", `${app.word(`was_${undone.decision}`)}: ${undone.words}`);
});

const speak = (language) => {
  app.language = language;
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  document.title = app.word("title");
  for (const it of document.querySelectorAll("[data-word]")) it.textContent = app.word(it.dataset.word);
  for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", app.word(it.dataset.label));
  app.keys.render();
};

const begin = async () => {
  app.facts = await ask("start");
  Object.assign(app, { editor: PlaceEditor(app), chart: Chart(app), article: Article(app), queue: Queue(app), mentionPanel: MentionPanel(app), eventPanel: EventPanel(app), keys: Keys(app) });
  const known = Object.keys(app.facts.words);
  const wanted = navigator.languages.map((it) => it.slice(0, 2)).find((it) => known.includes(it)) ?? "en";
  const menu = document.getElementById("language");
  for (const it of known) menu.append(new Option(app.facts.words[it].own_name, it, false, it === wanted));
  menu.addEventListener("change", () => app.trying(async () => {
    speak(menu.value);
    await app.queue.load();
    if (app.doc) await app.open(app.doc.id);
    app.choose(app.chosen);
  }));
  document.getElementById("undo").addEventListener("click", () => app.undo());
  document.getElementById("help").addEventListener("click", () => document.getElementById("help-box").showModal());
  speak(wanted);
  await app.queue.load();
  const first = app.queue.step(1);
  if (first) await app.go(first);
  else app.say("all_done");
  document.body.dataset.ready = "true";
};
begin().catch((error) => { document.getElementById("said").textContent = error.message; });
