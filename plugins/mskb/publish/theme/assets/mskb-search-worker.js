/* Asks the index, which is Pagefind's, and puts what it answers into order. */
import { excerpt, flatten, hasPhrase, lacking, partsOf, read, stem } from "./mskb-search-query.js";

const MOST = 6; // words that are asked for at once: each costs a part of the index
const READ = 14; // articles that are read to put the best of them in order
const READ_MORE = 36; // the same where a common word was not asked for: to read is cheaper
const ENOUGH = 3; // with as many words, common ones are not asked for
const FEW = 8; // hits, with which it is worth while to look within longer words, too
const SLOW = 6000; // hits that take longer than one waits while typing
const COMMON = 0.1; // the part of the articles that have a common word, at least
const EVERYWHERE = 0.4; // the same of a word that tells nearly nothing, and takes longest to look for
let index = null;
let folder = "";
let base = "";
let counts = new Map();
let articles = 1;
let latest = 0;
const kept = new Map();

async function fetchJson(name) {
  const response = await fetch(folder + name);
  if (!response.ok) {
    throw new Error(`no ${name}`);
  }
  return response.json();
}

async function open(root) {
  folder = `${root}search/index/`;
  const [{ shards }, common] = await Promise.all([fetchJson("shards.json"), fetchJson("common-words.json").catch(() => null)]);
  if (!shards.length) {
    throw new Error("an index of nothing");
  }
  base = folder + shards[0];
  const pagefind = await import(`${base}pagefind.js`);
  index = pagefind.createInstance({ basePath: base, baseUrl: "/" });
  if (common) {
    counts = new Map(common.words);
    articles = common.articles;
  }
  await index.search(""); // answers when it is ready
}

/* How many articles have a word or one that begins with it, as a part of them all, where it is common; else 0. The
   table has stems. */
function share(word) {
  const short = stem(word);
  let most = 0;
  for (const [common, count] of counts) {
    if (count > most && (common === short || common.startsWith(word) || (common.length > 3 && word.startsWith(common) && word.length <= common.length + 3))) {
      most = count;
    }
  }
  return most / articles;
}

/* What is read of a found article, once. */
function article(hit) {
  if (!kept.has(hit.id)) {
    kept.set(hit.id, hit.data().then(({ raw_url, url, meta, filters, content }) => ({
      url: (raw_url ?? url).replace(/^\//, ""),
      meta,
      filters: filters ?? {},
      text: withoutTitle(content, meta.title),
      flat: flatten([meta.title, content, meta.names].join(" | ")),
      title: flatten(meta.title ?? ""),
    })));
  }
  return kept.get(hit.id);
}

/* The text of an article without the number and the title that it begins with. */
function withoutTitle(content, title = "") {
  const at = title ? content.slice(0, title.length + 12).indexOf(title) : -1;
  return at < 0 ? content : content.slice(at + title.length).replace(/^[.\s]+/, "");
}

/* The hits for words that stand in all of them. Pagefind takes the nearest beginning where no article has a word:
   `lacks` are words that the best hit does not have. */
async function search(words, options) {
  const term = [...words].sort((one, other) => one.offset - other.offset).map((word) => word.text).join(" ");
  const { results } = await index.search(term, options);
  const lacks = results.length ? lacking(words, (await article(results[0])).flat) : words;
  return { words, hits: results, lacks };
}

/* The words of a query with the part of the articles that have each, the rarest first. */
function byRarity(query) {
  const words = query.words.map((word) => ({ ...word, share: share(word.bare) }));
  return words.sort((one, other) => one.share - other.share || other.rank - one.rank);
}

/* How many rarer words make it needless to ask for a word. */
function enough({ share: part }) {
  if (part < COMMON) {
    return MOST;
  }
  return part < EVERYWHERE ? ENOUGH : ENOUGH - 1;
}

/* Takes the words to ask for from those that wait. */
function take(waiting, asked, query) {
  while (waiting.length && asked.length < MOST && (query.exact || asked.length < enough(waiting[0]))) {
    asked.push(waiting.shift());
  }
  return asked;
}

/* Fetches what a question is going to need, while its last words are being typed. */
async function prepare({ text }) {
  const query = read(text);
  if (query.telling) {
    await index.preload(take(byRarity(query), [], query).map((word) => word.text).join(" "));
  }
}

/* Looks for the rarest words of a query: {hits, asked, left, any}; `left` are words that no article has, and `any` says
   that no article has all the others, so that hits are those with most of them. */
async function find(query, options) {
  const waiting = byRarity(query);
  const left = [];
  let asked = [];
  for (let round = 0; round < 4; round += 1) {
    asked = take(waiting, asked, query);
    if (!asked.length) {
      break;
    }
    const whole = await search(asked, options);
    if (!whole.lacks.length) {
      return { hits: whole.hits.length < FEW ? await within(asked, whole.hits, options) : whole.hits, asked, left, any: false };
    }
    // what stands in the table of common words is somewhere
    const alone = await Promise.all(asked.filter((word) => !word.share).map((word) => search([word], {})));
    const missing = alone.filter(({ lacks }) => lacks.length).map(({ words }) => words[0]);
    if (!missing.length) { // each is somewhere, perhaps in a form that is spelt otherwise
      return whole.hits.length ? { hits: whole.hits, asked, left, any: false } : { ...(await any(asked, options)), asked, left, any: true };
    }
    asked = asked.filter((word) => !missing.includes(word));
    for (const word of missing) {
      const parts = partsOf(word).map((part) => ({ ...part, share: share(part.bare) })).filter((part) => part.share < COMMON);
      if (parts.length) {
        waiting.unshift(...parts);
      } else {
        left.push(word);
      }
    }
  }
  return { hits: [], asked, left, any: false };
}

/* Hits, and articles that have one of the words within a longer one, as a path has a file's name: the index knows the
   parts of such words, and reading tells whether they stand together. */
async function within(words, hits, options) {
  const parts = words.map((word) => partsOf(word).sort((one, other) => other.bare.length - one.bare.length)[0]);
  if (!parts.some(Boolean) || parts.some((part) => part && share(part.bare) >= COMMON)) {
    return hits;
  }
  const known = new Set(hits.map((hit) => hit.id));
  const { results } = await index.search(words.map((word, at) => (parts[at] ?? word).text).join(" "), options);
  const more = results.filter((hit) => !known.has(hit.id)).slice(0, READ);
  const read = await Promise.all(more.map(article));
  return [...hits, ...more.filter((_, at) => !lacking(words, read[at].flat).length)];
}

/* Articles that have any of some words, those with the most and the rarest first. Common words find too many. */
async function any(words, options) {
  const found = new Map();
  const telling = words.filter((word, at) => at < 2 || word.share < COMMON);
  for (const { hits } of await Promise.all(telling.map((word) => search([word], options)))) {
    const worth = Math.log(articles / (hits.length + 1)) + 1;
    for (const hit of hits) {
      const known = found.get(hit.id) ?? { ...hit, score: 0 };
      known.score += worth;
      found.set(hit.id, known);
    }
  }
  return { hits: [...found.values()] };
}

/* Whether the asked words stand in a hit at the distances that they have in the query. */
function inPlace(hit, asked) {
  if (hit.words.length < asked.length) {
    return false;
  }
  const places = new Set(hit.words);
  const first = asked[0].offset;
  return hit.words.some((place) => asked.every((word) => places.has(place + word.offset - first)));
}

/* The best hits first: those that seem best are read, and ordered by what they really have. */
async function order(found, query) {
  const near = new Map(found.hits.map((hit) => [hit, found.asked.length > 1 && inPlace(hit, found.asked) ? 1 : 0]));
  const reach = found.any || query.signs.length || found.asked.length < query.words.length ? READ_MORE : READ;
  const hits = [...found.hits].sort((one, other) => near.get(other) - near.get(one) || other.score - one.score);
  const worth = new Map();
  await Promise.all(hits.slice(0, reach).map(async (hit) => {
    const { flat, title } = await article(hit);
    const whole = query.phrase.includes(" ") && hasPhrase(query.phrase, flat) ? 1 : 0;
    const length = title.split(" ").length - query.phrase.split(" ").length;
    worth.set(hit, [
      whole && hasPhrase(query.phrase, title) && length < 4 ? 1 : 0,
      query.words.length - lacking(query.words, flat).length,
      whole,
      lacking(query.words, title).length ? 0 : 1,
      query.signs.filter((sign) => ` ${flat} `.includes(` ${sign} `)).length,
      hit.score,
    ]);
  }));
  const read = [...worth.keys()].sort((one, other) => {
    const [first, second] = [worth.get(one), worth.get(other)];
    const at = first.findIndex((value, place) => value !== second[place]);
    return at < 0 ? 0 : second[at] - first[at];
  });
  const ordered = read.concat(hits.slice(reach));
  return query.exact ? ordered.filter((hit) => (worth.has(hit) ? worth.get(hit)[2] : near.get(hit)) || query.places === 1) : ordered;
}

const number = (hit) => Number(hit.id) || 0; // the index calls an article by its number

/* What Pagefind sorts by itself. */
function byDate(sort = "") {
  return sort.startsWith("modified") ? { modified: sort === "modified-up" ? "asc" : "desc" } : {};
}

/* Hits in the order of their numbers, if that is what is wished for. */
function byNumber(hits, sort) {
  if (!sort.startsWith("number")) {
    return hits;
  }
  const way = sort === "number-up" ? 1 : -1;
  return hits.filter(number).sort((one, other) => way * (number(one) - number(other)));
}

/* All articles that have what is chosen, without a word. */
async function list(filters, sort, count) {
  const { search: listed } = await import("./mskb-search-list.js");
  const hits = await listed(base, filters, sort.split("-"));
  const shown = await Promise.all(hits.slice(0, count).map(async (hit) => {
    const { url, meta, filters: known, text } = await article(hit);
    return { url, meta, filters: known, excerpt: excerpt(text, { words: [], phrase: "" }) };
  }));
  return { total: hits.length, hits: shown, listed: sort, asked: [], places: 0 };
}

/* Answers a question, {text, filters, sort, count, quick}: what was found, in order, and what was done. Where `quick` is
   set, words that most articles have are not looked for: that takes seconds, in which no other question is answered. */
async function answer({ text, filters, sort, count, quick }) {
  const query = read(text);
  const expected = query.words.reduce((product, word) => product * share(word.bare), articles);
  if (!query.words.length && Object.keys(filters ?? {}).length) {
    return list(filters, sort || "modified-down", count);
  }
  if (quick && query.words.length && expected > SLOW) {
    return { common: query.words.map((word) => word.text), expected: Math.round(expected) };
  }
  const found = await find(query, { filters: filters ?? {}, sort: byDate(sort) });
  const hits = sort ? byNumber(found.hits, sort) : await order(found, query);
  const sought = { ...query, words: [...query.words, ...found.asked] };
  const shown = await Promise.all(hits.slice(0, count).map(async (hit) => {
    const { url, meta, filters: known, flat, text: content } = await article(hit);
    return { url, meta, filters: known, phrase: hasPhrase(query.phrase, flat), excerpt: excerpt(content, sought) };
  }));
  const names = (words) => words.map((word) => word.text);
  const looked = [...found.asked, ...found.left].map((word) => word.bare);
  return {
    total: hits.length,
    hits: shown,
    asked: names(found.asked),
    left: names(found.left),
    unasked: names(query.words.filter((word) => !looked.includes(word.bare))),
    any: found.any,
    phrase: query.text.replace(/^["“]|["”]$/g, ""),
    exact: query.exact,
    pasted: query.pasted,
    places: query.places,
  };
}

/* The values of a filter, each with how many articles have it. */
async function values({ name }) {
  const all = await fetchJson("filters.json");
  return Object.entries(all[name] ?? {});
}

const TASKS = { ask: answer, prepare, values };
let opened = null;

self.onmessage = async ({ data }) => {
  if (data.task === "open") {
    opened = open(data.root);
  } else if (data.task === "ask") {
    latest = data.id;
  }
  try {
    await opened;
    const stale = data.task === "ask" && data.id !== latest; // typed over meanwhile
    const result = stale || data.task === "open" ? null : await TASKS[data.task](data);
    postMessage({ id: data.id, stale, result });
  } catch (error) {
    postMessage({ id: data.id, error: String(error) });
  }
};
