// Keys for those who review hundreds: none acts while words are typed.
const Keys = (app) => {
  const press = (css) => document.querySelector(css)?.click();
  const keys = {
    a: ["accept", () => app.chosen && app.verdict("accept")],
    r: ["reject", () => app.chosen && app.verdict("reject")],
    j: ["next", () => app.step(1)],
    k: ["previous", () => app.step(-1)],
    u: ["undo", () => app.undo()],
    m: ["add_mention", () => press("#adding button")],
    s: ["search_gazetteer", () => document.getElementById("search")?.focus()],
    p: ["pick_point", () => app.chosen?.target === "mention" && app.chart.begin("point")],
    d: ["draw_part", () => app.chosen?.target === "mention" && app.chart.begin("part")],
    f: ["whole_map", () => app.doc && app.chart.fit()],
    "?": ["keys", () => document.getElementById("help-box").showModal()],
  };
  const typing = (target) => target.closest("input:not([type=checkbox]), select, textarea, dialog");

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || app.depth) return;
    if (event.key === "Escape") {
      app.chart.stop();
      event.target.closest("input, select")?.blur();
      return;
    }
    if (typing(event.target)) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key][1] : /^[1-9]$/.test(event.key) ? () => press(`.candidates [data-number="${event.key}"]`) : null;
    if (!act) return;
    event.preventDefault();
    act();
  });

  const render = () => {
    const list = document.getElementById("keys");
    const rows = [...Object.entries(keys).map(([key, [word]]) => [key, app.word(word)]), ["1 … 9", app.word("take_candidate")], ["Esc", app.word("cancel")]];
    list.replaceChildren(...rows.flatMap(([key, text]) => [make("dt", "", make("kbd", "", key)), make("dd", "", text)]));
  };
  return { render };
};
