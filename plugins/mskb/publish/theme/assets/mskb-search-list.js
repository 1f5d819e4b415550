/* All articles that have what is chosen, without a word. Asked for nothing but filters, Pagefind loads every part of its
   index, 48 MB for a large archive; what is needed stands in two of its files, which `merge.py` describes. */
const SIGNATURE = 12; // letters of `pagefind_dcd`, with which each file begins
const kept = new Map();

/* A file of the index, unpacked and without its signature. */
async function fetchPacked(address) {
  const response = await fetch(address);
  if (!response.ok) {
    throw new Error(`no ${address}`);
  }
  const bytes = await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return new Uint8Array(bytes, SIGNATURE);
}

/* What CBOR says, of which these files have numbers from 0, texts and arrays. */
function decode(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const text = new TextDecoder();
  let at = 0;

  function count(size) {
    const [value, length] = size < 24 ? [size, 0] : size === 24 ? [view.getUint8(at), 1] : size === 25 ? [view.getUint16(at), 2] : [view.getUint32(at), 4];
    at += length;
    return value;
  }

  function item() {
    const first = bytes[at++];
    const [kind, size] = [first >> 5, first & 31];
    if (size > 26 || ![0, 3, 4].includes(kind)) {
      throw new Error("a file of the index in another form");
    }
    const length = count(size);
    if (kind === 0) {
      return length;
    }
    if (kind === 3) {
      at += length;
      return text.decode(bytes.subarray(at - length, at));
    }
    return Array.from({ length }, item);
  }

  return item();
}

/* A file of the index as values, read once. */
function read(address) {
  if (!kept.has(address)) {
    kept.set(address, fetchPacked(address).then(decode));
    kept.get(address).catch(() => kept.delete(address));
  }
  return kept.get(address);
}

/* The articles in the order of a sort, each as Pagefind's hits are: `id`, and `data()`, which reads it. */
export async function search(folder, filters, [name, way]) {
  const [meta, ...lists] = await Promise.all([
    read(`${folder}pagefind.en.pf_meta`),
    ...Object.keys(filters).map((filter) => read(`${folder}filter/${filter}.pf_filter`)),
  ]);
  const [, pages, , , sorts] = meta;
  const sets = lists.map(([filter, values]) => new Set(values.find(([value]) => value === filters[filter])?.[1]));
  const sorted = sorts.find(([sort]) => sort === name)?.[1];
  const order = sorted ?? [...pages.keys()].filter((page) => /^\d/.test(pages[page][0])); // by number, as they stand
  const hits = order.filter((page) => sets.every((set) => set.has(page)));
  if (way === "down") {
    hits.reverse();
  }
  return hits.map((page) => {
    const id = pages[page][0];
    return { id, data: async () => JSON.parse(new TextDecoder().decode(await fetchPacked(`${folder}fragment/${id}.pf_fragment`))) };
  });
}
