/* What the box and the search page share: questions to the worker that searches, addresses typed for words, and how an
   answer is put into words and elements. */
import "./mskb-resolve.js";
import { hasPhrase, putInOrder, readHowMany } from "./mskb-search-order.js";
import { excerpt, readPage } from "./mskb-search-excerpt.js";

const ASSETS = new URL(".", import.meta.url).href;
export const ROOT = new URL("..", ASSETS).href;
const LISTS = [["kb/", "articles by number"], ["versions/", "products and versions"], ["keywords/", "keywords"]];
const BATCH = 10;
const READ = 6; // batches of pages that are read for each batch of hits with a phrase
let worker = null;
let opened = null;
let latest = 0;
const waiting = new Map();
const pages = new Map();

function send(task) {
  const id = ++latest;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...task, root: ROOT, id });
  });
}

function startWorker() {
  worker = new Worker(ASSETS + "mskb-search-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    const { resolve, reject } = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error) {
      reject(Object.assign(new Error(data.error), { passing: data.passing, old: data.old }));
    } else {
      resolve(data.result);
    }
  };
  worker.onerror = () => {
    worker.terminate();
    worker = null;
    waiting.forEach(({ reject }) => reject(new Error("no worker")));
    waiting.clear();
  };
}

/* Starts the worker and has it open the index, once. Fails where the site has no index. */
export async function open() {
  if (opened === null) {
    if (worker === null) {
      startWorker();
    }
    opened = send({ task: "open" });
    opened.catch(() => { opened = null; });
  }
  return opened;
}

/* The page of an article as `readPage` has it, fetched once, so that opening it is instant. */
function pageOf(number) {
  if (!pages.has(number)) {
    const url = window.mskbAddresses.pathOf(`Q${number}`);
    const page = fetch(ROOT + url).then(async (response) => {
      if (!response.ok) {
        throw Object.assign(new Error(`no ${url}`), { passing: true });
      }
      return { id: `Q${number}`, url, ...readPage(await response.text()) };
    }, () => { throw Object.assign(new Error(`no connection for ${url}`), { passing: true }); });
    pages.set(number, page);
    page.catch(() => pages.delete(number));
  }
  return pages.get(number);
}

/* The pages of some articles, without those that cannot be had, unless none can. */
async function read(numbers, scores) {
  const settled = await Promise.allSettled(numbers.map(pageOf));
  const had = settled.flatMap(({ value }, at) => (value ? [{ ...value, score: scores[at] }] : []));
  if (!had.length && settled.length) {
    throw settled[0].reason;
  }
  return had;
}

/* Asks {text, filters, sort, count, corrects}; null where the answer is no longer wanted. `hits` are the first so many
   articles; `more` says whether there may be others. */
export async function ask(question, isWanted) {
  open().catch(() => {});
  const answer = await send({ ...question, task: "ask" });
  const { numbers, scores, phrases } = answer;
  const most = phrases.length ? READ * question.count : Math.max(question.count, readHowMany(answer));
  const hits = [];
  let at = 0;
  while (at < Math.min(most, numbers.length) && (hits.length < question.count || (answer.ranked && !phrases.length))) {
    if (!isWanted()) {
      return null;
    }
    const size = phrases.length ? BATCH : most;
    const batch = await read(numbers.slice(at, at + size), scores.slice(at, at + size));
    at += size;
    hits.push(...batch.filter(({ title, text }) => phrases.every((phrase) => hasPhrase(`${title} . ${text}`, phrase))));
  }
  if (!isWanted()) {
    return null;
  }
  const more = phrases.length ? at < numbers.length : answer.total > question.count;
  if (phrases.length && !hits.length && !more) {
    return ask({ ...question, quoted: false }, isWanted);
  }
  const ordered = answer.ranked && !phrases.length
    ? [...putInOrder(hits.slice(0, readHowMany(answer)), answer.sequence), ...hits.slice(readHowMany(answer))]
    : hits;
  const marks = [...answer.words, ...[...answer.corrected, ...answer.widened].map(([, word]) => word), ...answer.named];
  const shown = ordered.slice(0, question.count).map((hit) => ({ ...hit, excerpt: excerpt(hit.text, marks) }));
  return { ...answer, text: question.text, hits: shown, marks, more, read: Math.min(at, numbers.length) };
}

/* The values of a filter, each with how many of the articles that a question finds have it. */
export function values(name, question) {
  open().catch(() => {});
  return send({ ...question, task: "values", name });
}

/* The article that a Q-number or an old address names: {id, url, sure}, or null. Words with a number in them are words:
   then it is not sure. */
export function named(text) {
  const id = text.length > 2000 ? null : window.mskbAddresses.findId(text);
  if (id === null) {
    return null;
  }
  const whole = /^[^\p{L}\p{N}]*(?:q|kb|mskb)?[^\p{L}\p{N}]*[0-9]+[^\p{L}\p{N}]*$/iu.test(text);
  const told = /[/\\]|\bQ[0-9]{5,7}\b|\b(?:article|base|id|number)\b/i.test(text) && !/\b(?:event|error|message|code)\b/i.test(text);
  const sure = whole || (told && (text.trim().split(/\s+/).length < 10 || /[/\\]/.test(text)));
  return { id, url: ROOT + window.mskbAddresses.pathOf(id), sure };
}

/* Whether the index has the article that was named; without an index, whether it was named for sure. */
export function holds(article) {
  open().catch(() => {});
  return send({ task: "holds", number: Number(article.id.slice(1)) }).catch(() => article.sure);
}

/* Whether the site has a page. A browser logs it where it has not. */
export function exists(url) {
  return new Promise((resolve) => window.mskbAddresses.ask(url, resolve));
}

export function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/* Puts a sentence and links to the lists into an element: what is left without an answer. */
export function tellOff(place, error) {
  if (error?.old) {
    place.replaceChildren(...renewal());
    return;
  }
  const links = LISTS.map(([path, label]) => element("a", { href: ROOT + path, textContent: label }));
  const why = error?.passing
    ? "A part of the search index could not be loaded: try again, or reload the page. "
    : "Search does not work here: the site has no search index, or the browser is too old. ";
  place.replaceChildren(`${why}There are lists of `, ...links.flatMap((link, at) => [at ? " · " : "", link]));
}

/* What is said where the site was published anew since the page was loaded. */
export function renewal() {
  return ["The site was published anew since this page was loaded: ", element("a", { href: location.href, textContent: "reload it" }), "."];
}

/* Orders besides that of the best match, in words. */
export const ORDERS = {
  "modified-down": "most recently modified first",
  "modified-up": "least recently modified first",
  "number-up": "lowest Q-number first",
  "number-down": "highest Q-number first",
};

const quoted = (words) => words.map((word) => `“${word}”`).join(", ");

function number(count) {
  return count === 1 ? "1 article" : `${count.toLocaleString("en")} articles`;
}

/* How many articles were found, in words. */
function counted({ total, whole, listed, sort, phrases, hits, more, read, missing, present }) {
  const order = sort && total > 1 ? `, ${ORDERS[sort]}` : "";
  if (listed) {
    return total ? `${number(total)}${order}.` : "No articles match these filters.";
  }
  if (!total) {
    return "No article found.";
  }
  if (phrases.length) {
    return hits.length
      ? `${more ? "At least " : ""}${number(hits.length)} with exactly these words${order}.`
      : `None of the first ${read} articles that may have exactly these words has them.`;
  }
  if (present < 2) {
    return `${number(total)}${order}.`;
  }
  const all = missing.length ? "with all other words" : "with all words";
  return whole
    ? `${number(whole)} ${all}; ${total.toLocaleString("en")} with some${order}.`
    : `${number(total)} with some of the words${order || ", best match first"}.`;
}

/* What was done to find an answer, and what was found, in words. */
export function describe(answer) {
  const parts = answer.corrected.map(([typed, used]) => `Showing results for “${used}” instead of “${typed}”.`);
  if (answer.widened.length) {
    parts.push(`Also searched for ${quoted(answer.widened.map(([, used]) => used))}.`);
  }
  if (answer.unquoted) {
    parts.push("No article has exactly these words.");
  }
  parts.push(counted(answer));
  if (answer.missing.length) {
    parts.push(`Not found: ${quoted(answer.missing)}.`);
  }
  if (answer.excluded.length) {
    parts.push(`Without: ${quoted(answer.excluded.map((words) => words.join(" ")))}.`);
  }
  return parts.join(" ");
}

/* A found article's address, which has what was looked for marked on the page. It is that of the page that was read, so
   that the browser has it. */
export function addressOf(hit, answer) {
  const exact = answer.phrases.length || hit.run === 1;
  const marks = exact ? [answer.text.replace(/["“”]/g, "")] : answer.marks;
  const query = new URLSearchParams(marks.slice(0, 20).map((mark) => ["highlight", mark]));
  return ROOT + hit.url + (marks.length ? `#${query}` : "");
}

/* A found article as the parts of a row: number, title, what is known of it, the words found. */
export function parts(hit) {
  const words = hit.excerpt.flatMap(([text, found]) => [found ? element("mark", { textContent: text.trimEnd() }) : text, " "]);
  return [
    element("span", { className: "mskb-found-title" }, element("b", { textContent: hit.id }), ` ${hit.title}`),
    element("span", { className: "mskb-found-known", textContent: hit.known.slice(0, 4).join(" · ") }),
    element("span", { className: "mskb-found-text" }, ...words),
  ];
}
