/* Answers questions beside the page, so that the page never waits. */
import { FetchError, Files, FormatError } from "./mskb-search-files.js";
import { readHowMany } from "./mskb-search-order.js";
import { isPasted } from "./mskb-search-query.js";
import { Ranker } from "./mskb-search-ranking.js";

const MOST_CANDIDATES = 1000; // of a phrase: only an article's text tells whether it has it
const QUOTATION_MARKS = /["“”]/g;

let files = null;
let ranker = null;
let last = { key: "", answer: null };
let published = ""; // the folder of the index that was there when the page came

/* Opens the index, again where that failed before or where the site was published anew. */
async function open(root) {
  files = await Files.open(root);
  ranker = new Ranker(files);
  published ||= files.folder;
  last = { key: "", answer: null };
}

/* What a text finds; kept, since filters and further results ask for it again. */
async function rank(text, corrects) {
  const key = JSON.stringify([text, corrects]);
  if (last.key !== key) {
    last = { key, answer: await ranker.search(text, corrects) };
  }
  return last.answer;
}

/* The values of a filter that a choice means: the one of this name, or else all that have its words. */
function meant(values, choice) {
  const folded = String(choice).toLowerCase();
  const labels = values.map(({ label }) => label.toLowerCase());
  const exact = values.findIndex(({ key }, at) => key === folded || labels[at] === folded || labels[at].startsWith(`${folded}: `));
  const words = folded.split(/\s+/);
  return exact < 0 ? values.filter((_, at) => words.every((word) => labels[at].includes(word))) : [values[exact]];
}

/* What was chosen: the articles that have all of it, as one bit each, null where nothing was; by filter, what the choice
   is called. */
async function chosen(filters) {
  let kept = null;
  const labels = {};
  for (const [name, choice] of Object.entries(filters)) {
    const values = meant(await files.filter(name), choice);
    labels[name] = values.length === 1 ? values[0].label : choice;
    const has = new Uint8Array(files.size);
    for (const { articles } of values) {
      articles.forEach((article) => { has[article] = 1; });
    }
    kept = kept ? kept.map((bit, article) => bit & has[article]) : has;
  }
  return { kept, labels };
}

/* The articles in the order that is wished for. */
async function sorted(articles, sort) {
  const [name, way] = sort.split("-");
  if (name === "number") {
    const up = Uint32Array.from(articles).sort();
    return way === "down" ? up.reverse() : up;
  }
  if (name === "modified") {
    const place = new Int32Array(files.size).fill(-1); // those without a date come last, newest or oldest first
    (await files.filter("date")).forEach(({ articles: on }, at) => on.forEach((article) => { place[article] = at; }));
    const dated = articles.filter((article) => place[article] >= 0);
    dated.sort((one, other) => (way === "up" ? place[one] - place[other] : place[other] - place[one]) || one - other);
    return [...dated, ...articles.filter((article) => place[article] < 0)];
  }
  return articles;
}

/* The articles that a question finds and its filters leave, the best first. */
async function found({ text, filters, corrects }) {
  const answer = await rank(text, corrects);
  const { kept, labels } = await chosen(filters);
  const listed = !answer.query.words.length && kept !== null;
  const all = listed ? Array.from(kept.keys()).filter((article) => kept[article]) : answer.articles.filter((article) => !kept || kept[article]);
  return { answer, all, listed, labels };
}

/* Asks {text, filters, sort, corrects, quoted, count}. Where nothing can have what stands in quotation marks, they count
   for nothing, and `unquoted` says so. */
async function ask({ text, filters = {}, sort = "", corrects = true, quoted = true, count }) {
  const { answer, all, listed, labels } = await found({ text: quoted ? text : text.replace(QUOTATION_MARKS, " "), filters, corrects });
  const { words, sequence, phrases, excluded } = answer.query;
  if (phrases.length && !all.length) {
    return ask({ text, filters, sort, corrects, quoted: false, count });
  }
  const whole = all.filter((article) => answer.matched[article] >= answer.present);
  let order = all;
  if (listed) {
    order = await sorted(all, sort || "modified-down");
  } else if (sort) { // those with all words come first, whatever the order
    const rest = all.filter((article) => answer.matched[article] < answer.present);
    order = [...(await sorted(whole, sort)), ...(await sorted(rest, sort))];
  }
  const pasted = isPasted(answer.query);
  const shown = Array.from(order.slice(0, phrases.length ? MOST_CANDIDATES : Math.max(count, readHowMany({ pasted }))));
  return {
    numbers: shown.map((article) => files.numbers[article]),
    scores: shown.map((article) => answer.scores[article]),
    pasted,
    ranked: !sort && !listed,
    total: all.length,
    whole: whole.length,
    present: answer.present,
    labels,
    listed,
    sort: listed ? sort || "modified-down" : sort,
    words,
    sequence,
    phrases,
    excluded,
    unquoted: !quoted,
    corrected: [...answer.corrected],
    widened: [...answer.widened],
    named: answer.named,
    missing: answer.missing,
    renewed: files.folder !== published,
  };
}

/* The values of a filter, each with how many of the articles that are found have it; null where only their texts can
   tell. */
async function values({ name, text, filters, corrects }) {
  const others = Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name));
  const { answer, all } = await found({ text, filters: others, corrects });
  const known = await files.filter(name);
  if (answer.query.phrases.length) {
    return known.map(({ label }) => [label, null]);
  }
  if (!answer.query.words.length && !Object.keys(others).length) {
    return known.map(({ label, articles }) => [label, articles.length]);
  }
  const has = new Uint8Array(files.size);
  all.forEach((article) => { has[article] = 1; });
  const counted = known.map(({ label, articles }) => [label, articles.reduce((sum, article) => sum + has[article], 0)]);
  return counted.filter(([, articles]) => articles);
}

const TASKS = { ask, values, open: async () => null, holds: async ({ number }) => files.numbers.includes(number) };
let root = "";
let opening = null;

self.onmessage = async ({ data }) => {
  if (data.root) {
    root = data.root;
  }
  const attempt = async () => {
    opening ??= open(root);
    await opening;
    return Object.hasOwn(TASKS, data.task) ? TASKS[data.task](data) : null;
  };
  try {
    let result;
    try {
      result = await attempt();
    } catch (error) {
      if (!(error instanceof FetchError)) {
        throw error;
      }
      opening = null; // the site may have been published anew: its files have new names
      result = await attempt();
    }
    postMessage({ id: data.id, result });
  } catch (error) {
    opening = null;
    postMessage({ id: data.id, error: String(error), passing: error instanceof FetchError, old: error instanceof FormatError });
  }
};
