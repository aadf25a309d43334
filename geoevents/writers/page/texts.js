// What a page needs only when it is used, the last and largest part of the file: the reports,
// their spans and reasons, the places named; and the land. It is read once, after the first marks
// are drawn: JSON, deflated, as base 64.
const Texts = (data) => {
  // While the browser still reads the file, the block is absent or cut off.
  const arrived = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  });
  // Uint8Array.from calls a function for each of a million letters; not all browsers know fromBase64.
  const bytes = (text) => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
    const letters = atob(text);
    const found = new Uint8Array(letters.length);
    for (let i = 0; i < found.length; i += 1) found[i] = letters.charCodeAt(i);
    return found;
  };
  const unpack = (id) => {
    const block = document.getElementById(id);
    const packed = new Blob([bytes(block.textContent)]);
    block.textContent = "";
    return new Response(packed.stream().pipeThrough(new DecompressionStream("deflate"))).json();
  };
  // Return the land, when the texts are in `data`.
  const load = async () => {
    const [ground, { texts, documents, columns, ...rest }] = await Promise.all([unpack("basemap"), unpack("texts")]);
    const { record } = Columns(documents, texts.length);
    data.documents = texts.map((text, n) => ({ ...record(n), text }));
    Object.assign(data.columns, columns);
    Object.assign(data, rest);
    return ground;
  };
  return { arrived, load };
};
