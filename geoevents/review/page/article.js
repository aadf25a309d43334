// The report with its spans, coloured by role and by how sure we are.
const Article = (app) => {
  const paper = document.getElementById("text");
  let points = []; // the text by code points, as the server counts

  const sure = (confidence) => (confidence >= 0.75 ? "sure" : confidence >= 0.4 ? "fair" : "unsure");

  const spans = () => {
    const mentions = app.doc.mentions.map((it) => ({ target: "mention", span: it.span, row: it }));
    const events = [...new Map(app.doc.events.map((it) => [String(it.span), { target: "event", span: it.span, row: it }])).values()];
    return [...mentions, ...events].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  };

  const reachable = (element) => {
    element.tabIndex = 0;
    element.setAttribute("role", "button");
  };

  // A button may hold no other: a span that holds spans is reached by an empty one at its start.
  const holding = (element, words) => {
    if (!element.hasAttribute("role")) return;
    element.removeAttribute("role");
    element.removeAttribute("tabindex");
    const handle = make("span", "handle");
    reachable(handle);
    handle.setAttribute("aria-label", words);
    element.prepend(handle);
  };

  const mark = (it) => {
    const { row } = it;
    const role = it.target === "event" ? "trigger" : row.role;
    const element = make("mark", `${it.target} of-${role} ${sure(row.confidence)}${row.decided.length ? " decided" : ""}`);
    const what = it.target === "event" ? app.kind(row.kind) : app.word(`role_${row.role}`);
    reachable(element);
    element.title = `${what} · ${Math.round(row.confidence * 100)} %`;
    element.dataset.at = `${it.target} ${it.span.join("-")}`;
    const choose = (event) => {
      event.stopPropagation();
      if (!String(getSelection())) app.choose({ target: it.target, span: it.span, key: row.key });
    };
    element.addEventListener("click", choose);
    element.addEventListener("keydown", (event) => event.key === "Enter" && choose(event));
    return element;
  };

  // Spans nest ("27 km from Palmyra" holds "Palmyra"); one that crosses another is cut out.
  const render = () => {
    points = Array.from(app.doc.text);
    const root = make("span", "");
    const open = [{ element: root, end: points.length }];
    let at = 0;
    const text = (to) => {
      if (to > at) open.at(-1).element.append(points.slice(at, to).join(""));
      at = Math.max(at, to);
    };
    const close = (to) => {
      while (open.length > 1 && open.at(-1).end <= to) {
        text(open.at(-1).end);
        open.pop();
      }
    };
    for (const it of spans()) {
      close(it.span[0]);
      if (it.span[1] > open.at(-1).end) continue;
      text(it.span[0]);
      holding(open.at(-1).element, open.at(-1).words);
      const element = mark(it);
      open.at(-1).element.append(element);
      open.push({ element, end: it.span[1], words: points.slice(...it.span).join("") });
    }
    close(points.length);
    text(points.length);
    paper.replaceChildren(root);
    paper.dir = app.doc.dir;
    paper.lang = app.doc.language;
    paper.setAttribute("aria-label", app.doc.title);
  };

  const element = ({ target, span }) => paper.querySelector(`[data-at="${target} ${span.join("-")}"]`);

  const show = (chosen) => {
    paper.querySelectorAll(".chosen").forEach((it) => it.classList.remove("chosen"));
    const found = chosen && element(chosen);
    if (!found) return;
    found.classList.add("chosen");
    found.scrollIntoView({ block: "center" });
  };

  const length = (text) => Array.from(text).length;

  // What the reader selected, as a span without the spaces around it.
  const selected = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!paper.contains(range.startContainer) || !paper.contains(range.endContainer)) return null;
    const before = document.createRange();
    before.setStart(paper, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const words = range.toString();
    const start = length(before.toString()) + length(words) - length(words.trimStart());
    const end = start + length(words.trim());
    return end > start && end - start <= 200 ? [start, end] : null;
  };

  const offer = () => {
    const box = document.getElementById("adding");
    const span = selected();
    box.hidden = !span;
    box.replaceChildren();
    if (!span) return;
    const words = points.slice(...span).join("");
    box.append(make("q", "", words), " ", button(app.word("add_mention"), () => app.add(span, words), "act"));
    box.lastChild.setAttribute("aria-keyshortcuts", "m");
  };
  document.addEventListener("selectionchange", offer);

  const words = (span) => points.slice(...span).join("");
  return { render, show, selected, words };
};
