// What a page needs only when it is used, the last and largest part of the file: the reports,
// their spans and reasons, the places named. It is read once, after the first marks are drawn.
const Texts = (data) => {
  const block = () => document.getElementById("texts");
  let read = false;
  // While the browser still reads the file, the block is absent or cut off.
  const arrived = new Promise((done) => {
    if (document.readyState !== "loading") done();
    else document.addEventListener("DOMContentLoaded", () => done(), { once: true });
  });
  const load = () => {
    if (read) return;
    const { texts, documents, columns, ...rest } = JSON.parse(block().textContent);
    block().textContent = "";
    const { record } = Columns(documents, texts.length);
    data.documents = texts.map((text, n) => ({ ...record(n), text }));
    Object.assign(data.columns, columns);
    Object.assign(data, rest);
    read = true;
  };
  return { arrived, load };
};
