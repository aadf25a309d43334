// What is left to look at, the most doubtful first.
const Queue = (app) => {
  let rows = [];
  const list = document.getElementById("rows");
  const show = document.getElementById("show");

  const label = (it) => (it.target === "event" ? app.kind(it.kind) : app.word("mention"));
  const isChosen = (it) => app.doc && it.document === app.doc.id && app.chosen && it.target === app.chosen.target && same(it.span, app.chosen.span);
  const shown = () => rows.filter((it) => !show.value || it.target === show.value);

  const render = () => {
    list.replaceChildren(...shown().slice(0, 150).map((it) => {
      const doubt = make("span", "doubt", `${Math.round(it.doubt * 100)} %`);
      doubt.title = app.word("doubt");
      const words = make("bdi", "words", it.words);
      const row = button("", () => app.go(it), "row");
      row.append(words, doubt, make("span", "what", `${label(it)} · ${it.title}`));
      if (isChosen(it)) row.setAttribute("aria-current", "true");
      return make("li", "", row);
    }));
    const current = list.querySelector("[aria-current]");
    if (current) current.scrollIntoView({ block: "nearest" });
  };

  const load = async () => {
    const said = await ask("queue");
    rows = said.rows;
    const bar = document.getElementById("progress");
    bar.max = said.total || 1;
    bar.value = said.done;
    document.getElementById("done").textContent = app.fill("done_of", { done: said.done, total: said.total });
    render();
  };

  // The row after the chosen one, or before it; the first where none is chosen any more.
  const step = (by) => {
    const open = shown();
    if (!open.length) return null;
    const at = open.findIndex(isChosen);
    return at < 0 ? open[0] : open[(at + by + open.length) % open.length];
  };
  show.addEventListener("change", render);
  return { load, render, step };
};
