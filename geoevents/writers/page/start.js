// Before the map is made: what stands around it. The map measures the room that is left, and the
// browser lays the page out once for both.
const Start = (() => {
  const find = (id) => document.getElementById(id);
  const data = JSON.parse(find("data").textContent);
  const store = Store(data);
  const view = View(store);
  const asked = view.read(window.location.hash);
  const words = Interface(data, asked.language, find);
  find("time").hidden = !store.span || store.span.first === store.span.last;
  return { find, data, store, view, asked, words };
})();
