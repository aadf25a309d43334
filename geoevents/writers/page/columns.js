// Records as columns, as page_columns.py packs them: a table of values and a code a record, in
// digits of base 64. A column is unpacked when it is first asked for; of a few records in view the
// digits are read where they stand.
const Columns = (columns, count) => {
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const digits = new Uint8Array(128);
  [...DIGITS].forEach((digit, n) => { digits[digit.charCodeAt(0)] = n; });

  const unpack = (packed) => {
    const codes = new Uint32Array(count); // without digits all are code 0
    const width = packed.length / count;
    for (let i = 0, at = 0; at < packed.length; i += 1) {
      let code = 0;
      for (const end = at + width; at < end; at += 1) code = code * 64 + digits[packed.charCodeAt(at)];
      codes[i] = code;
    }
    return codes;
  };
  const codeAt = (packed, i) => {
    const width = packed.length / count;
    let code = 0;
    for (let at = i * width; at < (i + 1) * width; at += 1) code = code * 64 + digits[packed.charCodeAt(at)];
    return code;
  };
  const none = [[null], new Uint32Array(count)]; // a column that says nothing is absent
  const read = new Map();
  const column = (name) => {
    if (!Object.hasOwn(columns, name)) return none;
    if (!read.has(name)) read.set(name, [columns[name][0], unpack(columns[name][1])]);
    return read.get(name);
  };
  const table = (name) => (Object.hasOwn(columns, name) ? columns[name][0] : none[0]);
  const value = (name, i) => {
    if (read.has(name)) return read.get(name)[0][read.get(name)[1][i]];
    return Object.hasOwn(columns, name) ? columns[name][0][codeAt(columns[name][1], i)] : null;
  };
  const record = (i) => Object.fromEntries(Object.keys(columns).map((name) => [name, value(name, i)]));
  return { count, column, table, value, record };
};
