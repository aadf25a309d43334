// The interface's language, and the words of what page.html holds.
const Interface = (data, asked, find) => {
  const root = document.documentElement;
  const spoken = (code) => code && Object.hasOwn(data.words, code.slice(0, 2)) && code.slice(0, 2);
  const chosen = spoken(asked);
  const language = chosen || spoken(data.language) || (navigator.languages || []).map(spoken).find(Boolean) || "en";
  const details = Details(data, language);
  const { word, fill } = details;
  root.lang = language;
  root.dir = language === "ar" ? "rtl" : "ltr";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", word(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = word(element.dataset.label);
  }
  find("search").placeholder = word("search_hint");
  const names = { fr: "Français", en: "English", ar: "العربية" };
  for (const code of Object.keys(data.words)) find("language").append(new Option(names[code] || code, code, code === language, code === language));

  const alone = data.reports === 1 ? data.alone : null;
  find("title").textContent = alone ? alone.title : word("title");
  document.title = find("title").textContent;
  if (alone) {
    find("title").dir = "auto";
    find("title").lang = alone.language;
  }
  const several = (name, count) => fill(count === 1 ? `${name}_one` : name, { count });
  const counts = [several("events_count", data.count), several("documents_count", data.reports)];
  find("summary").append(...details.apart([...counts, alone && alone.source, data.part].filter(Boolean)));
  const credits = [...new Set(data.attribution.flatMap((line) => line.split("; "))), word("basemap"), "Leaflet", ...(data.tiles ? [word("tiles_credit")] : [])];
  find("credits").append(...details.apart(credits));
  return { ...details, language, chosen: chosen ? language : "", several };
};
