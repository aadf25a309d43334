// Records as columns, as page_columns.py packs them: a table of values and a code a record, in
// digits of base 64. A column is unpacked when it is first asked for.
const Columns = (columns, count) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const digits = new Uint8Array(128);
  [...DIGITS].forEach((digit, n) => { digits[digit.charCodeAt(0)] = n; });

  const unpack = (packed) => {
    const codes = new Uint32Array(count); // without digits all are code 0
    const width = packed.length / count;
    for (let at = 0; at < packed.length; at += 1) {
      const i = Math.floor(at / width);
      codes[i] = codes[i] * 64 + digits[packed.charCodeAt(at)];
    }
    return codes;
  };
  const none = [[null], new Uint32Array(count)]; // a column that says nothing is absent
  const read = new Map();
  const column = (name) => {
    if (!Object.hasOwn(columns, name)) return none;
    if (!read.has(name)) read.set(name, [columns[name][0], unpack(columns[name][1])]);
    return read.get(name);
  };
  const value = (name, i) => {
    const [table, codes] = column(name);
    return table[codes[i]];
  };
  const record = (i) => Object.fromEntries(Object.keys(columns).map((name) => [name, value(name, i)]));
  return { count, column, value, record };
};
