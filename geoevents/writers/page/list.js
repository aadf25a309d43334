// A list of any length: one row height, and elements only for the rows in view. The rows are
// options of a listbox, which a screen reader counts and arrow keys walk.
const List = (box, { height, row, onOpen }) => {
  const inner = document.createElement("div");
  inner.className = "rows";
  inner.setAttribute("role", "presentation");
  box.append(inner);
  box.setAttribute("role", "listbox");
  box.tabIndex = 0;
  let events = [];
  let active = -1;
  let chosen = null;
  let built = new Map();
  let tall = box.clientHeight; // asked for while the page is as it was laid out: later it would be anew

  const render = (top = box.scrollTop) => {
    const first = Math.max(0, Math.floor(top / height) - 6);
    const last = Math.min(events.length, Math.ceil((top + tall) / height) + 6);
    const kept = new Map();
    for (let n = first; n < last; n += 1) kept.set(n, built.get(n) || make(n));
    if (active >= 0 && active < events.length && !kept.has(active)) kept.set(active, built.get(active) || make(active));
    built = kept;
    inner.replaceChildren(...[...kept].sort((a, b) => a[0] - b[0]).map(([, element]) => element));
    for (const [n, element] of kept) {
      element.classList.toggle("active", n === active);
      element.setAttribute("aria-selected", String(events[n] === chosen));
    }
  };

  const make = (n) => {
    const element = document.createElement("div");
    element.className = "row";
    element.id = `row-${n}`;
    element.setAttribute("role", "option");
    element.setAttribute("aria-setsize", String(events.length));
    element.setAttribute("aria-posinset", String(n + 1));
    element.style.transform = `translateY(${n * height}px)`;
    element.append(...row(events[n]));
    element.addEventListener("click", () => {
      point(n, false);
      onOpen(events[n], false);
    });
    return element;
  };

  const point = (n, scroll = true, at = undefined) => {
    active = Math.max(-1, Math.min(events.length - 1, n));
    if (scroll && active >= 0) {
      const top = active * height;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + height > box.scrollTop + tall) box.scrollTop = top + height - tall;
    }
    render(at);
    if (active >= 0) box.setAttribute("aria-activedescendant", `row-${active}`);
    else box.removeAttribute("aria-activedescendant");
  };

  box.addEventListener("keydown", (key) => {
    const page = Math.max(1, Math.floor(box.clientHeight / height) - 1);
    const steps = { ArrowDown: active + 1, ArrowUp: Math.max(0, active - 1), Home: 0, End: events.length - 1, PageDown: active + page, PageUp: Math.max(0, active - page) };
    if (Object.hasOwn(steps, key.key)) point(steps[key.key]);
    else if ((key.key === "Enter" || key.key === " ") && active >= 0) onOpen(events[active], true);
    else return;
    key.preventDefault();
  });
  box.addEventListener("focus", () => active < 0 && events.length && point(0));
  box.addEventListener("scroll", () => render(), { passive: true });
  new ResizeObserver(() => {
    if (tall === box.clientHeight) return;
    tall = box.clientHeight;
    render();
  }).observe(box);

  return {
    set: (next) => {
      const stay = active >= 0 ? events[active] : null;
      const top = events.length ? undefined : 0;
      events = next;
      built = new Map();
      inner.style.height = `${events.length * height}px`;
      active = stay === null ? -1 : events.indexOf(stay);
      point(active, false, top);
    },
    choose: (event, scroll) => {
      chosen = event;
      const n = event === null ? -1 : events.indexOf(event);
      if (n >= 0) point(n, scroll);
      else render();
    },
    get length() { return events.length; },
  };
};
