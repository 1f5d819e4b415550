/* What the box and the search page share: questions to the worker that searches, addresses typed for words, and how an
   answer is put into words and elements. */
import "./mskb-resolve.js";
import { inOrder, putInOrder, readHowMany } from "./mskb-search-ranking.js";
import { excerpt, hasPhrase, readPage } from "./mskb-search-excerpt.js";

const ASSETS = new URL(".", import.meta.url).href;
export const ROOT = new URL("..", ASSETS).href;
const LISTS = [["kb/", "articles by number"], ["versions/", "products and versions"], ["keywords/", "keywords"]];
let worker = null;
let opened = null;
let latest = 0;
const waiting = new Map();
const pages = new Map();
const READ = 60; // pages that are read to find so many with a phrase
const BATCH = 10;

function send(task) {
  const id = ++latest;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...task, id });
  });
}

/* Starts the worker, once. Fails where the site has no index. */
export async function open() {
  if (opened === null) {
    worker = new Worker(ASSETS + "mskb-search-worker.js", { type: "module" });
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) {
        reject(Object.assign(new Error(data.error), { passing: data.passing, old: data.old }));
      } else {
        resolve(data.stale ? null : data.result);
      }
    };
    worker.onerror = () => {
      waiting.forEach(({ reject }) => reject(new Error("no worker")));
      waiting.clear();
    };
    opened = send({ task: "open", root: ROOT });
    opened.catch(() => { opened = null; });
  }
  return opened;
}

/* The page of an article as `readPage` has it, fetched once, so that opening it is instant. */
function pageOf(number) {
  if (!pages.has(number)) {
    const url = window.mskbAddresses.pathOf(`Q${number}`);
    const read = fetch(ROOT + url).then(async (response) => {
      if (!response.ok) { // the index is older than the site where it names a page that is gone
        throw Object.assign(new Error(`no ${url}`), { old: response.status === 404, passing: true });
      }
      return { id: `Q${number}`, url, ...readPage(await response.text()) };
    }, () => { throw Object.assign(new Error(`no connection for ${url}`), { passing: true }); });
    pages.set(number, read);
    read.catch(() => pages.delete(number));
  }
  return pages.get(number);
}

/* Asks {text, filters, sort, count, corrects}; null where a later question came first. */
export async function ask(question) {
  open().catch(() => {});
  const answer = await send({ ...question, count: READ + question.count, task: "ask", root: ROOT });
  if (answer === null) {
    return null;
  }
  const marked = [...answer.words, ...[...answer.corrected, ...answer.widened].map(([, word]) => word), ...answer.named];
  const { numbers, phrases } = answer;
  const hits = [];
  let read = 0;
  if (answer.scores && !phrases.length) {
    read = Math.min(numbers.length, readHowMany(question.text));
    const first = await Promise.all(numbers.slice(0, read).map(pageOf));
    hits.push(...putInOrder(first, answer.scores, answer.sequence));
  }
  while (read < numbers.length && hits.length < question.count) {
    const wanted = phrases.length ? BATCH : question.count - hits.length;
    const batch = await Promise.all(numbers.slice(read, read + wanted).map(pageOf));
    read += batch.length;
    hits.push(...batch.filter((page) => phrases.every((phrase) => hasPhrase(`${page.title} ${page.text}`, phrase))));
  }
  const all = phrases.length ? hits.length : answer.total;
  const shown = hits.slice(0, question.count).map((page) => ({ ...page, excerpt: excerpt(page.text, marked), whole: inOrder(answer.sequence, page.text) === 1 }));
  return { ...answer, text: question.text, hits: shown, total: all, marks: marked, more: phrases.length > 0 && read < numbers.length };
}

/* The values of a filter, each with how many of the articles that a question finds have it. */
export function values(name, question) {
  open().catch(() => {});
  return send({ ...question, task: "values", name, root: ROOT });
}

/* The article that a Q-number or an old address names: {id, url, sure}, or null. Words with a number in them are words:
   then it is not sure. */
export function named(text) {
  const id = text.length > 2000 ? null : window.mskbAddresses.findId(text);
  if (id === null) {
    return null;
  }
  const words = text.trim().split(/\s+/).length;
  const sure = !/\b(?:event|error|message|code)\b/i.test(text) && (words < 10 || /[/\\]/.test(text));
  return { id, url: ROOT + window.mskbAddresses.pathOf(id), sure };
}

/* Whether the site has a page. */
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

const LISTED = {
  "modified-down": "most recently modified first",
  "modified-up": "least recently modified first",
  "number-up": "lowest Q-number first",
  "number-down": "highest Q-number first",
};

/* What was found, and what was done to find it, in words. */
export function describe(answer) {
  const number = (count) => (count === 1 ? "1 article" : `${count.toLocaleString("en")} articles`);
  if (answer.listed) {
    return answer.total ? `${number(answer.total)}${answer.total > 1 ? `, ${LISTED[answer.listed] ?? LISTED["modified-down"]}` : ""}.` : "No articles match these filters.";
  }
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  const parts = [];
  for (const [typed, used] of answer.corrected) {
    parts.push(`Showing results for “${used}” instead of “${typed}”.`);
  }
  for (const [, used] of answer.widened) {
    parts.push(`Showing results for “${used}”, too.`);
  }
  if (!answer.total) {
    parts.push("No article found.");
  } else if (answer.phrases.length) {
    parts.push(`${answer.more ? "At least " : ""}${number(answer.total)} with exactly these words.`);
  } else if (answer.words.length - answer.missing.length < 2) {
    parts.push(`${number(answer.total)}.`);
  } else if (answer.whole) {
    parts.push(`${number(answer.whole)} with all words; ${answer.total.toLocaleString("en")} with some.`);
  } else {
    parts.push(`${number(answer.total)} with some of the words, best match first.`);
  }
  if (answer.missing.length) {
    parts.push(`Not found: ${quoted(answer.missing)}.`);
  }
  if (answer.excluded.length) {
    parts.push(`Without: ${quoted(answer.excluded)}.`);
  }
  return parts.join(" ");
}

/* A found article's address, which has what was looked for marked on the page. */
export function addressOf(hit, answer) {
  const marks = answer.phrases.length || hit.whole ? [answer.text.replace(/["“”]/g, "")] : answer.marks;
  const query = new URLSearchParams(marks.slice(0, 20).map((mark) => ["highlight", mark]));
  return ROOT + hit.url + (marks.length ? `?${query}` : "");
}

/* A found article as the parts of a row: number, title, what is known of it, the words found. */
export function parts(hit) {
  return [
    element("span", { className: "mskb-found-title" }, element("b", { textContent: hit.id }), ` ${hit.title}`),
    element("span", { className: "mskb-found-known", textContent: hit.known.slice(0, 4).join(" · ") }),
    element("span", { className: "mskb-found-text" }, ...hit.excerpt.map(([text, found]) => (found ? element("mark", { textContent: text.trimEnd() }) : text)).flatMap((part) => [part, " "])),
  ];
}
