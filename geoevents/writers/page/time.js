// The slider by day: two ends over a histogram, and play.
const Time = (parts, store, { day, word, fill, onChange }) => {
  const { root, from, to, play, canvas, output } = parts;
  const { span } = store;
  root.hidden = !span || span.first === span.last;
  if (root.hidden) return { set: () => {}, draw: () => {} };
  let timer = null;
  let inDays = new Map();
  for (const input of [from, to]) {
    input.min = String(span.first);
    input.max = String(span.last);
    input.step = "1";
  }
  const range = () => [Number(from.value), Number(to.value)];
  const says = (number) => day(store.isoOf(number), "day");

  const tell = () => {
    const [a, b] = range();
    from.setAttribute("aria-valuetext", says(a));
    to.setAttribute("aria-valuetext", says(b));
    output.textContent = a === b ? says(a) : fill("range", { start: says(a), end: says(b) });
    draw();
  };

  // One bar a day, or as many days as a bar of two pixels has to hold.
  const draw = (counted) => {
    if (counted) inDays = counted;
    const style = getComputedStyle(root);
    const ratio = window.devicePixelRatio || 1;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    const days = span.last - span.first + 1;
    const bars = Math.max(1, Math.min(days, Math.floor(width / 3)));
    const sums = new Array(bars).fill(0);
    for (const [at, count] of inDays) sums[Math.min(bars - 1, Math.floor(((at - span.first) * bars) / days))] += count;
    const most = Math.max(1, ...sums);
    const [a, b] = range();
    sums.forEach((sum, n) => {
      if (!sum) return;
      const at = span.first + (n * days) / bars;
      const inside = at + days / bars > a && at <= b;
      pen.fillStyle = style.getPropertyValue(inside ? "--accent" : "--line");
      const tall = Math.max(3, Math.sqrt(sum / most) * (height - 2));
      const wide = Math.max(2, width / bars - 1);
      pen.fillRect((n * (width - wide)) / Math.max(1, bars - 1), height - tall, wide, tall);
    });
  };

  const set = (a, b) => {
    from.value = String(a);
    to.value = String(b);
    tell();
  };
  const changed = (moved) => {
    const [a, b] = range();
    if (a > b) (moved === from ? to : from).value = moved.value;
    tell();
    onChange(...range());
  };
  from.addEventListener("input", () => { stop(); changed(from); });
  to.addEventListener("input", () => { stop(); changed(to); });

  // Play moves the window on; from the whole span it starts with one step at the first day.
  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.dataset.state = "stopped";
    play.setAttribute("aria-label", word("play"));
    play.title = word("play");
  };
  const step = Math.max(1, Math.ceil((span.last - span.first) / 90));
  const advance = () => {
    const [a, b] = range();
    if (b >= span.last) {
      stop();
      return;
    }
    const by = Math.min(step, span.last - b);
    set(a + by, b + by);
    onChange(...range());
  };
  play.addEventListener("click", () => {
    if (timer) {
      stop();
      return;
    }
    const [a, b] = range();
    if (b >= span.last) set(span.first, a <= span.first ? span.first + step - 1 : span.first + (b - a));
    onChange(...range());
    timer = setInterval(advance, 600);
    play.dataset.state = "playing";
    play.setAttribute("aria-label", word("pause"));
    play.title = word("pause");
  });
  stop();
  set(span.first, span.last);
  new ResizeObserver(() => draw()).observe(canvas);
  return { set, draw, stop };
};
