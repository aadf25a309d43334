// Elements out of words. Whatever a report or a gazetteer says goes in as text alone.
const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
};

const button = (text, act, className = "quiet", pressed = null) => {
  const element = make("button", className, text);
  element.type = "button";
  if (pressed !== null) element.setAttribute("aria-pressed", String(pressed));
  element.addEventListener("click", act);
  return element;
};

const field = (label, control) => make("label", "field", make("span", "", label), control);

const choice = (options, chosen, act) => {
  const element = make("select", "");
  for (const [value, text] of options) element.append(new Option(text, value, false, value === chosen));
  element.addEventListener("change", () => act(element.value));
  return element;
};

const input = (type, value, attributes = {}) => {
  const element = make("input", "");
  element.type = type;
  element.value = value ?? "";
  for (const [name, it] of Object.entries(attributes)) element.setAttribute(name, it);
  return element;
};

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
