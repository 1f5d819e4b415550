/* The files of the index, fetched and decoded. `plugins/mskb/search/files.py` describes them. */
import { BUCKETS } from "./mskb-search-pairs.js";

const FORMAT = 2;

/* A file of the index could not be had. */
export class FetchError extends Error {}

/* The index is of another format than this script reads. */
export class FormatError extends Error {}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      if (this.at >= this.bytes.length) {
        throw new FetchError("a file of the index is cut");
      }
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) {
        return value;
      }
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return Reader.decoder.decode(this.take(this.number()));
  }

  articles(count) {
    const articles = new Uint32Array(count);
    let last = -1;
    for (let place = 0; place < count; place += 1) {
      last += this.number();
      articles[place] = last;
    }
    return articles;
  }
}
Reader.decoder = new TextDecoder();

/* The last place in sorted texts that is not above a text, by code points as Python sorts. */
function placeOf(texts, text) {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (above(texts[middle], text)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low - 1;
}

/* Whether a text comes after another: surrogates sort above all else, as code points do. */
function above(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const [first, second] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (first !== second) {
      const [odd, even] = [first >= 0xd800 && first < 0xe000, second >= 0xd800 && second < 0xe000];
      return odd === even ? first > second : odd;
    }
  }
  return one.length > other.length;
}

export class Files {
  constructor(folder) {
    this.folder = folder;
    this.kept = new Map();
  }

  /* Reads what every query needs. */
  static async open(root) {
    const index = `${root}search/index/`;
    let response;
    try {
      response = await fetch(`${index}entry.json`, { cache: "no-cache" });
    } catch {
      throw new FetchError("no connection");
    }
    if (response.status === 404) {
      throw new Error("no index");
    }
    if (!response.ok) {
      throw new FetchError("no entry");
    }
    const { format, folder } = await response.json();
    if (format !== FORMAT) {
      throw new FormatError("an index of another format");
    }
    const files = new Files(`${index}${folder}/`);
    const [articles, words, names] = await Promise.all(["articles", "words", "names"].map((name) => files.bytes(name)));
    let reader = new Reader(articles);
    files.size = reader.number();
    files.numbers = reader.articles(files.size);
    files.titleLengths = reader.take(files.size);
    files.citations = reader.take(files.size);
    reader = new Reader(words);
    files.firsts = Array.from({ length: reader.number() }, () => reader.text());
    files.strays = new Map(Array.from({ length: reader.number() }, () => [reader.text(), reader.number()]));
    files.letters = reader.text();
    files.firstBuckets = Array.from({ length: reader.number() }, () => reader.number());
    const { filler, weak, others } = JSON.parse(new TextDecoder().decode(names));
    const longest = Math.max(0, ...Object.keys(others).map((name) => name.split(" ").length));
    files.names = { filler: new Set(filler), weak: new Set(weak), others: new Map(Object.entries(others)), longest };
    return files;
  }

  async bytes(name) {
    let response;
    try {
      response = await fetch(this.folder + name);
    } catch {
      throw new FetchError(`no connection for ${name}`);
    }
    if (!response.ok) {
      throw new FetchError(`no ${name}`);
    }
    try {
      return new Uint8Array(await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    } catch (error) {
      if (typeof DecompressionStream === "undefined") {
        throw new Error("no DecompressionStream");
      }
      throw new FetchError(`${name} is damaged: ${error}`);
    }
  }

  /* What `make` makes of a file, once; a failure is tried again the next time. */
  once(name, make) {
    if (!this.kept.has(name)) {
      const made = this.bytes(name).then((bytes) => make(new Reader(bytes)));
      this.kept.set(name, made);
      made.catch(() => this.kept.delete(name));
    }
    return this.kept.get(name);
  }

  /* The articles of a word, {first, articles, impacts, tail, shared}, or null; first is the first of its forms. */
  async word(form) {
    const number = this.strays.get(form) ?? placeOf(this.firsts, form);
    if (number < 0) {
      return null;
    }
    const block = await this.once(`block-${number}`, (reader) => {
      const words = new Map();
      const count = reader.number();
      for (let word = 0; word < count; word += 1) {
        const forms = Array.from({ length: reader.number() }, () => reader.text());
        const rest = reader.take(reader.number());
        for (const each of forms) {
          words.set(each, { rest, first: forms[0], name: `tail-${number}-${word}`, list: null });
        }
      }
      return words;
    });
    const entry = block.get(form);
    if (!entry) {
      return null;
    }
    if (!entry.list) {
      const reader = new Reader(entry.rest);
      const count = reader.number();
      const list = { first: entry.first, articles: reader.articles(count), impacts: reader.take(count), shared: reader.number(), tail: null };
      if (list.shared) {
        const bits = await this.once(entry.name, (whole) => whole.bytes);
        list.tail = Uint32Array.from((function* set(size) {
          for (let article = 0; article < size; article += 1) {
            if (bits[article >> 3] & (1 << (article & 7))) {
              yield article;
            }
          }
        })(this.size));
      }
      entry.list = list;
    }
    return entry.list;
  }

  /* The articles of a bucket of pairs. */
  async pair(bucket) {
    const number = this.firstBuckets.findLastIndex((first) => first <= bucket);
    const buckets = await this.once(`pairs-${number}`, (reader) => {
      const end = this.firstBuckets[number + 1] ?? BUCKETS;
      return Array.from({ length: end - this.firstBuckets[number] }, () => reader.articles(reader.number()));
    });
    return buckets[bucket - this.firstBuckets[number]];
  }

  /* The candidates for corrections with a first letter: [form, articles] each. */
  async candidates(letter) {
    if (!letter || !this.letters.includes(letter)) {
      return [];
    }
    return this.once(`spelling-${letter}`, (reader) => Array.from({ length: reader.number() }, () => [reader.text(), reader.number()]));
  }

  /* The values of a filter: {key, label, articles} each. */
  filter(name) {
    return this.once(`filter-${name}`, (reader) => Array.from({ length: reader.number() }, () => {
      const [key, label] = [reader.text(), reader.text()];
      return { key, label, articles: reader.articles(reader.number()) };
    }));
  }
}
