/* Answers questions beside the page, so that the page never waits. */
import { FetchError, Files } from "./mskb-search-files.js";
import { Ranker } from "./mskb-search-ranking.js";

let files = null;
let ranker = null;
let latest = 0;
let last = { key: "", answer: null };

/* Opens the index, again where that failed before or where the site was published anew. */
async function open(root) {
  files = await Files.open(root);
  ranker = new Ranker(files);
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

/* The articles that have all that was chosen, as one bit each; null where nothing was. */
async function chosen(filters) {
  let kept = null;
  for (const [name, wanted] of Object.entries(filters)) {
    const values = await files.filter(name);
    const folded = String(wanted).toLowerCase();
    const value = values.find((each) => each.key === folded || each.label.toLowerCase() === folded || each.label.toLowerCase().startsWith(`${folded}: `));
    const has = new Uint8Array(files.size);
    value?.articles.forEach((article) => { has[article] = 1; });
    kept = kept ? kept.map((bit, article) => bit & has[article]) : has;
  }
  return kept;
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
  const kept = await chosen(filters ?? {});
  const listed = !answer.query.words.length && kept !== null;
  const all = listed ? Array.from(kept.keys()).filter((article) => kept[article]) : answer.articles.filter((article) => !kept || kept[article]);
  return { answer, all, listed };
}

async function ask({ text, filters, sort, corrects = true, count }) {
  const { answer, all, listed } = await found({ text, filters, corrects });
  const order = await sorted(all, sort || (listed ? "modified-down" : ""));
  const { words, phrases, excluded } = answer.query;
  return {
    numbers: Array.from(order.slice(0, count), (article) => files.numbers[article]),
    scores: sort || listed ? null : Array.from(order.slice(0, count), (article) => answer.scores[article]),
    sequence: answer.query.sequence,
    total: all.length,
    whole: Object.keys(filters ?? {}).length ? null : answer.whole,
    listed: listed ? sort || "modified-down" : "",
    words,
    phrases,
    excluded,
    corrected: [...answer.corrected],
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
    postMessage({ id: data.id, error: String(error), passing: error instanceof FetchError });
  }
};
