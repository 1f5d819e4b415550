/* Asks the shards of the index, each a Pagefind bundle of its own, and puts their answers into one order.

   Pagefind's own `mergeIndex` is not used: where a shard lacks a word, Pagefind takes the nearest beginning of one
   instead, and such answers, thought rare, come before the true ones of other shards. Here one article of each shard's
   answer is read to see which words the shard really has. */
import { excerpt, flatten, hasPhrase, lacking, read } from "./mskb-search-query.js";

const ENOUGH = 30; // with fewer articles than this no further word is asked for: each costs a part of every shard
const FIRST = 3; // words that are asked for at once
const MOST = 6; // words that are asked for at all
const READ = 16; // articles that are read to put the best of them in order
let shards = null;
let root = "";
let latest = 0;

/* Each shard brings the same engine: one copy is fetched, and begun once, before the other shards use it. */
const fetchAnything = self.fetch.bind(self);
let engine = null;
let begun = null;
self.fetch = async (address, ...rest) => {
  if (!/\/wasm\.[^/]*\.pagefind$/.test(String(address))) {
    return fetchAnything(address, ...rest);
  }
  if (engine === null) {
    engine = fetchAnything(address, ...rest).then((response) => response.arrayBuffer());
  } else {
    await begun;
  }
  return new Response(await engine);
};

async function open(address) {
  root = address;
  const folder = root + "search/index/";
  const response = await fetchAnything(folder + "shards.json");
  if (!response.ok) {
    throw new Error("no index");
  }
  const index = await response.json();
  const pagefind = await import(folder + index.shards[0] + "pagefind.js");
  shards = index.shards.map((name) => ({ engine: pagefind.createInstance({ basePath: folder + name, baseUrl: "/" }), read: new Map() }));
  begun = shards[0].engine.search(""); // answers when the engine runs
  await Promise.all(shards.map((shard) => shard.engine.search("")));
}

/* An article of an answer, read once. */
function article(hit) {
  const kept = hit.shard.read;
  if (!kept.has(hit.result.id)) {
    kept.set(hit.result.id, hit.result.data().then((fragment) => ({
      url: fragment.raw_url ?? fragment.url,
      meta: fragment.meta,
      filters: fragment.filters ?? {},
      content: fragment.content,
      flat: flatten([fragment.meta.title, fragment.content, fragment.meta.names].join(" | ")),
      title: flatten(fragment.meta.title ?? ""),
    })));
  }
  return kept.get(hit.result.id);
}

/* What the shards answer to some words: the hits of those that have all words, and the words that no shard has. */
async function ask(words, options) {
  const term = [...words].sort((one, other) => one.offset - other.offset).map((word) => word.text).join(" ");
  const answers = await Promise.all(shards.map(async (shard) => {
    const answer = await shard.engine.search(term || null, options);
    const hits = answer.results.map((result) => ({ shard, result }));
    const lacks = hits.length ? lacking(words, (await article(hits[0])).flat) : words;
    return { hits, lacks, filters: answer.filters };
  }));
  const whole = answers.filter((answer) => answer.hits.length && !answer.lacks.length);
  const held = answers.filter((answer) => answer.hits.length);
  const missing = whole.length ? [] : words.filter((word) => held.every((answer) => answer.lacks.includes(word)));
  return { answers: whole, total: whole.reduce((sum, answer) => sum + answer.hits.length, 0), missing };
}

/* Asks for more and more words of a query, the rarest first, until few enough articles are left; leaves out words that
   no article has. Returns the last answer, the words asked for and those left out. */
async function narrow(query, options, every) {
  let waiting = [...query.words];
  const left = [];
  let asked = [];
  let answer = { answers: [], total: 0 };
  let most = every ? MOST : FIRST;
  while (waiting.length && asked.length < MOST) {
    const next = waiting.splice(0, Math.max(1, most - asked.length));
    const trial = await ask([...asked, ...next], options);
    if (trial.total) {
      asked = asked.concat(next);
      answer = trial;
      if (trial.total <= ENOUGH && !every) {
        break;
      }
    } else if (next.length === 1) {
      left.push(next[0]);
    } else if (trial.missing?.length && trial.missing.length < next.length + asked.length) {
      left.push(...trial.missing);
      waiting = next.filter((word) => !trial.missing.includes(word)).concat(waiting);
    } else { // no article has them together: one at a time
      waiting = next.concat(waiting);
      most = 1;
    }
  }
  return { ...answer, asked, left };
}

/* Whether an article has the asked words at the distances that they have in the query. */
function inPlace(hit, asked) {
  const places = new Set(hit.result.words);
  const first = asked[0].offset;
  return hit.result.words.some((place) => asked.every((word) => places.has(place + word.offset - first)));
}

async function byRelevance(answer, query, count) {
  const asked = answer.asked;
  const hits = answer.answers.flatMap((each) => each.hits);
  for (const hit of hits) {
    hit.near = asked.length > 1 && inPlace(hit, asked) ? 1 : 0;
  }
  hits.sort((one, other) => other.near - one.near || other.result.score - one.result.score);
  const first = hits.slice(0, READ);
  await Promise.all(first.map(async (hit) => {
    const read = await article(hit);
    const present = query.words.length - lacking(query.words, read.flat).length;
    const titled = query.words.length - lacking(query.words, read.title).length;
    hit.phrase = hasPhrase(query.phrase, read.flat);
    hit.worth = [
      hasPhrase(query.phrase, read.title) && read.title.split(" ").length <= query.phrase.split(" ").length + 3 ? 1 : 0,
      present,
      query.phrase.includes(" ") && hit.phrase ? 1 : 0,
      titled === query.words.length ? 1 : 0,
      hit.result.score,
    ];
  }));
  first.sort((one, other) => {
    const at = one.worth.findIndex((value, place) => value !== other.worth[place]);
    return at < 0 ? 0 : other.worth[at] - one.worth[at];
  });
  let ordered = first.concat(hits.slice(READ));
  if (query.exact) {
    ordered = ordered.filter((hit) => hit.phrase ?? hit.near);
  }
  return { hits: ordered.slice(0, count), total: ordered.length };
}

/* Each shard is in order; the foremost of their heads is taken in turn. */
async function byKey(answer, key, falling, count) {
  const heads = answer.answers.map((each) => ({ hits: each.hits, at: 0 }));
  const taken = [];
  while (taken.length < count) {
    let best = null;
    await Promise.all(heads.filter((head) => head.at < head.hits.length).map(async (head) => {
      head.value = await key(head.hits[head.at]);
    }));
    for (const head of heads) {
      if (head.at < head.hits.length && (best === null || (falling ? head.value > best.value : head.value < best.value))) {
        best = head;
      }
    }
    if (best === null) {
      break;
    }
    taken.push(best.hits[best.at]);
    best.at += 1;
  }
  return { hits: taken, total: answer.total };
}

const KEYS = {
  modified: async (hit) => (await article(hit)).meta.modified ?? "",
  number: async (hit) => Number(/Q(\d+)\/?$/.exec((await article(hit)).url)?.[1] ?? 0),
};

/* Answers a question: {text, filters, sort, count} with what was found, in order, and what was done. */
async function answer({ text, filters, sort, count }) {
  const query = read(text);
  const [name, way] = (sort ?? "").split("-");
  const options = { filters: filters ?? {}, sort: KEYS[name] ? { [name]: way === "up" ? "asc" : "desc" } : {} };
  if (!query.words.length && !Object.keys(options.filters).length) {
    return { total: 0, hits: [], asked: [], left: [], words: 0 };
  }
  const found = query.words.length ? await narrow(query, options, query.exact || Boolean(KEYS[name])) : { ...(await ask([], options)), asked: [], left: [] };
  const ordered = KEYS[name] ? await byKey(found, KEYS[name], way !== "up", count) : await byRelevance(found, query, count);
  const hits = await Promise.all(ordered.hits.map(async (hit) => {
    const read = await article(hit);
    return { url: read.url.replace(/^\//, ""), meta: read.meta, filters: read.filters, phrase: hasPhrase(query.phrase, read.flat), excerpt: excerpt(read.content, query) };
  }));
  return {
    total: ordered.total,
    hits,
    asked: found.asked.map((word) => word.text),
    left: found.left.map((word) => word.text),
    unasked: query.words.filter((word) => !found.asked.includes(word) && !found.left.includes(word)).map((word) => word.text),
    phrase: query.text.replace(/^["“]|["”]$/g, ""),
    words: query.words.length,
    pasted: query.pasted,
    exact: query.exact,
    places: query.places,
  };
}

/* The values of one filter, with how many articles have each. */
async function values(name) {
  const counts = new Map();
  for (const shard of shards) {
    // a value that no article has: all articles are left, and the filter's part of the index is loaded
    const all = await shard.engine.search(null, { filters: { not: { [name]: "\u0000" } } });
    for (const [value, count] of Object.entries(all.totalFilters[name] ?? all.filters[name] ?? {})) {
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return [...counts];
}

const TASKS = { open: (task) => open(task.root), ask: answer, values: (task) => values(task.name) };
let opened = null;

self.onmessage = async ({ data }) => {
  if (data.task === "open") {
    opened = open(data.root);
  } else if (data.task === "ask") {
    latest = data.id;
  }
  try {
    await opened;
    if (data.task === "ask" && data.id !== latest) {
      postMessage({ id: data.id, stale: true });
      return;
    }
    postMessage({ id: data.id, result: data.task === "open" ? null : await TASKS[data.task](data) });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
