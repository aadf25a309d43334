// The filters: boxes by facet with counts of what a tick would show, and a bar for confidence.
// `state` is what the address asks for.
const Filters = (store, state, { make, word, kind, find, onChange }) => {
  const MOST = 12; // boxes of a facet that show at once; the search reaches the rest
  const blank = { status: "reported" };
  const marks = {
    kind: (value) => Marks.draw(kind(value), blank, 6),
    status: (value) => Marks.draw(["#5b6873", "circle"], { status: value }, 6),
  };
  const labels = { kind: (value) => kind(value)[2], status: word, where: (value) => word(`at_${value}`) };
  const titles = { where: "where_filter" };
  const boxes = [];
  let tallies = null;

  const tell = ({ name, value, input, count, chip }) => {
    const left = tallies[name].get(value) || 0;
    input.checked = state[name].has(value);
    count.textContent = String(left);
    chip.classList.toggle("nothing", left === 0 && !input.checked);
  };
  const chipsOf = (name, values) => values.map(([value]) => {
    const input = make("input");
    input.type = "checkbox";
    const count = make("span", "count");
    const chip = make("label", "chip", input, marks[name]?.(value) ?? null, make("span", "", (labels[name] || String)(value)), count);
    input.addEventListener("change", () => {
      state[name][input.checked ? "add" : "delete"](value);
      onChange();
    });
    const box = { name, value, input, count, chip };
    boxes.push(box);
    if (tallies) tell(box);
    return chip;
  });

  // Hundreds of boxes that nobody sees take as long to make as the rest of the page: they are
  // made when what they stand in is opened, by a click, a key or a script.
  const whenOpened = (details, act) => {
    const once = () => {
      details.firstElementChild.removeEventListener("click", once);
      details.removeEventListener("toggle", once);
      act();
    };
    if (details.open) return act();
    details.firstElementChild.addEventListener("click", once); // before it opens: no empty frame
    return details.addEventListener("toggle", once);
  };
  const fieldOf = (name) => {
    const values = store.total(name);
    if (values.length < 1 || (values.length < 2 && name === "where")) return null;
    const field = make("fieldset", "", make("legend", "", word(titles[name] || name)), make("div", "chips", ...chipsOf(name, values.slice(0, MOST))));
    field.dataset.facet = name;
    if (values.length > MOST) {
      const rest = make("div", "chips");
      const more = make("details", "more", make("summary", "", `${word("more")} (${values.length - MOST})`), rest);
      whenOpened(more, () => rest.append(...chipsOf(name, values.slice(MOST, 400))));
      field.append(more);
    }
    return field;
  };
  whenOpened(find("filters"), () => find("facets").append(...store.FACETS.map(fieldOf).filter(Boolean)));

  const [bar, said] = [find("confidence"), find("confidence-value")];
  bar.addEventListener("input", () => {
    state.confidence = Number(bar.value);
    onChange();
  });
  let waiting = null;
  find("search").addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      state.query = target.value;
      onChange();
    }, 120);
  });

  find("search").value = state.query;

  const show = (counted) => {
    tallies = counted;
    boxes.forEach(tell);
    bar.value = String(state.confidence);
    said.textContent = `${state.confidence} %`;
    bar.setAttribute("aria-valuetext", said.textContent);
    const used = store.FACETS.filter((name) => state[name].size).length + (state.confidence > 0);
    find("active").textContent = used ? String(used) : "";
    find("active").hidden = !used;
    find("reset").disabled = !used && !state.query && store.whole(state);
  };

  return {
    get state() { return state; },
    set state(next) {
      state = next;
      find("search").value = state.query;
    },
    show,
  };
};
