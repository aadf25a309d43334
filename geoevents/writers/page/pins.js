// Elements at places of the map, all in one layer: Leaflet's own markers make an object, an icon
// and a dozen listeners of each, which took most of the time that the first marks took.
const Pins = (map) => {
  const box = document.createElement("div");
  const held = new Set();
  const put = (pin, to) => {
    L.DomUtil.setPosition(pin, to.round());
    pin.style.zIndex = String(Math.round(to.y));
  };
  const place = () => held.forEach((pin) => put(pin, map.latLngToLayerPoint(pin.at)));
  const zoom = ({ zoom: to, center }) => held.forEach((pin) => put(pin, map._latLngToNewLayerPoint(pin.at, to, center)));

  const Layer = L.Layer.extend({
    onAdd() {
      this.getPane("markerPane").append(box);
      place();
    },
    onRemove() { box.remove(); },
    getEvents: () => ({ viewreset: place, zoom: place, zoomanim: zoom }),
  });

  // Return an element at a place: `draw` stands in its middle, `act` is what a click or Enter does.
  const add = (at, draw, className, title, act) => {
    const pin = document.createElement("div");
    const half = Number(draw.dataset.size) / 2;
    pin.className = `leaflet-marker-icon leaflet-zoom-animated leaflet-interactive pin ${className}`;
    pin.style.cssText = `margin:${-half}px 0 0 ${-half}px;width:${2 * half}px;height:${2 * half}px`;
    pin.title = title;
    pin.tabIndex = 0;
    pin.setAttribute("role", "button");
    pin.setAttribute("aria-label", title);
    pin.append(draw);
    Object.assign(pin, { at, act });
    held.add(pin);
    put(pin, map.latLngToLayerPoint(at));
    return pin;
  };
  const remove = (pin) => {
    held.delete(pin);
    pin.remove();
  };
  // Many at once: the document changes once.
  const show = (pins) => box.append(...pins);

  const pinOf = ({ target }) => target.closest(".pin");
  const dragged = ({ detail }) => detail > 0 && (map.dragging.moved() || map.boxZoom.moved());
  box.addEventListener("click", (click) => {
    click.stopPropagation(); // the map would close the popup that this opens
    if (!dragged(click)) pinOf(click)?.act();
  });
  box.addEventListener("dblclick", (click) => click.stopPropagation());
  box.addEventListener("keydown", (key) => {
    if (key.key !== "Enter" && key.key !== " ") return;
    key.preventDefault();
    pinOf(key)?.act();
  });
  return { add, remove, show, layer: new Layer().addTo(map) };
};
