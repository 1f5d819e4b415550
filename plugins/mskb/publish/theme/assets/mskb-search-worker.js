/* Answers questions beside the page, so that the page never waits. */
import { FetchError, Files, FormatError } from "./mskb-search-files.js";
import { Ranker } from "./mskb-search-ranking.js";

let files = null;
let ranker = null;
let latest = 0;
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

async function found({ text, filters, corrects }) {
  const answer = await rank(text, corrects);
  const { kept, labels } = await chosen(filters ?? {});
  const listed = !answer.query.words.length && kept !== null;
  const all = listed ? Array.from(kept.keys()).filter((article) => kept[article]) : answer.articles.filter((article) => !kept || kept[article]);
  return { answer, all, listed, labels };
}

async function ask({ text, filters, sort, corrects = true, count }) {
  const { answer, all, listed, labels } = await found({ text, filters, corrects });
  const order = await sorted(all, sort || (listed ? "modified-down" : ""));
  const { words, phrases, excluded } = answer.query;
  return {
    numbers: Array.from(order.slice(0, count), (article) => files.numbers[article]),
    scores: sort || listed ? null : Array.from(order.slice(0, count), (article) => answer.scores[article]),
    sequence: answer.query.sequence,
    total: all.length,
    whole: Object.keys(filters ?? {}).length ? null : answer.whole,
    labels,
    listed: listed ? sort || "modified-down" : "",
    words,
    phrases,
    excluded,
    corrected: [...answer.corrected],
    widened: [...answer.widened],
    named: answer.named,
    renewed: files.folder !== published,
    missing: answer.missing.filter((word) => !/[.:-]/.test(word)),
  };
}

/* The values of a filter, each with how many of the articles that are found have it. */
async function values({ name, text, filters }) {
  const others = Object.fromEntries(Object.entries(filters).filter(([each]) => each !== name));
  const all = text || Object.keys(others).length ? new Uint8Array(files.size) : null;
  if (all) {
    (await found({ text, filters: others, corrects: true })).all.forEach((article) => { all[article] = 1; });
  }
  const counted = (await files.filter(name)).map(({ label, articles }) => [label, all ? articles.reduce((sum, article) => sum + all[article], 0) : articles.length]);
  return counted.filter(([, articles]) => articles);
}

const TASKS = { ask, values, open: async () => null };
let root = "";
let opening = null;

self.onmessage = async ({ data }) => {
  if (data.task === "ask") {
    latest = data.id;
  }
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
    postMessage({ id: data.id, stale: data.task === "ask" && data.id !== latest, result });
  } catch (error) {
    opening = null;
    postMessage({ id: data.id, error: String(error), passing: error instanceof FetchError, old: error instanceof FormatError });
  }
};
