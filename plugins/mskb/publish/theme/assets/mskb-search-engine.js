/* What the box and the search page share: questions to the worker that searches, addresses typed for words, and how an
   answer is put into words and elements. */
import "./mskb-resolve.js";

const ASSETS = new URL(".", import.meta.url).href;
export const ROOT = new URL("..", ASSETS).href;
const LISTS = [["kb/", "articles by number"], ["versions/", "products and versions"], ["keywords/", "keywords"]];
let worker = null;
let opened = null;
let latest = 0;
const waiting = new Map();

function send(task) {
  const id = ++latest;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ ...task, id });
  });
}

/* Starts the worker, once. Fails where the site has no index. */
export function open() {
  if (opened === null) {
    worker = new Worker(ASSETS + "mskb-search-worker.js", { type: "module" });
    worker.onmessage = ({ data }) => {
      const { resolve, reject } = waiting.get(data.id);
      waiting.delete(data.id);
      if (data.error) {
        reject(new Error(data.error));
      } else {
        resolve(data.stale ? null : data.result);
      }
    };
    worker.onerror = () => waiting.forEach(({ reject }) => reject(new Error("no worker")));
    opened = send({ task: "open", root: ROOT });
  }
  return opened;
}

/* Asks {text, filters, sort, count}; null where a later question came first. */
export function ask(question) {
  open().catch(() => {});
  return send({ ...question, task: "ask" });
}

/* Fetches what a question with these words will need. */
export function prepare(text) {
  open().then(() => send({ task: "prepare", text })).catch(() => {});
}

/* The values of a filter, each with a count of articles. */
export function values(name) {
  open().catch(() => {});
  return send({ task: "values", name });
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

/* Puts a sentence and links to the lists into an element: what is left without an index. */
export function tellOff(place) {
  const links = LISTS.map(([path, label]) => element("a", { href: ROOT + path, textContent: label }));
  place.replaceChildren("This site has no search index. There are lists of ", ...links.flatMap((link, at) => [at ? " · " : "", link]));
}

const LISTED = {
  "modified-down": "those modified last come first",
  "modified-up": "those modified longest ago come first",
  "number-up": "in the order of their numbers",
  "number-down": "the highest number comes first",
};

/* What was found, and what was done to find it, in words. */
export function describe(answer) {
  if (answer.common) {
    return `About ${answer.expected.toLocaleString("en")} articles have ${answer.common.map((word) => `“${word}”`).join(" and ")}: type a rarer word, too.`;
  }
  const articles = answer.total === 1 ? "1 article" : `${answer.total.toLocaleString("en")} articles`;
  if (answer.listed) {
    const order = answer.total > 1 ? `; ${LISTED[answer.listed] ?? LISTED["modified-down"]}` : "";
    return answer.total ? `${articles}${order}.` : "No article has all that was chosen.";
  }
  const quoted = (words) => words.map((word) => `“${word}”`).join(", ");
  const parts = [];
  const whole = answer.places > 1 && answer.hits.some((hit) => hit.phrase);
  if (!answer.total) {
    parts.push("No article found.");
  } else if (answer.exact) {
    parts.push(`${articles} with exactly these words.`);
  } else if (answer.pasted && !whole) {
    parts.push(`No article found has this text word for word. ${articles} with ${answer.any ? "some of " : ""}its rarest words, ${quoted(answer.asked)}.`);
  } else if (answer.any) {
    parts.push(`No article has all of ${quoted(answer.asked)}. ${articles} with some of them, those with most first.`);
  } else {
    parts.push(`${articles}${whole ? "; those with the words in just this order come first" : ""}.`);
  }
  if (answer.total && answer.unasked.length && !answer.any && (whole || !answer.pasted)) {
    parts.push(`Looked for by the rarest words: ${quoted(answer.asked)}.`);
  }
  if (answer.left.length) {
    parts.push(`In no article, and left out: ${quoted(answer.left)}.`);
  }
  return parts.join(" ");
}

/* A found article's address, which has what was looked for marked on the page. */
export function addressOf(hit, answer) {
  const marks = hit.phrase && answer.places > 1 ? [answer.phrase] : answer.asked;
  const query = new URLSearchParams(marks.map((mark) => ["highlight", mark]));
  return ROOT + hit.url + (marks.length ? `?${query}` : "");
}

/* A found article as the parts of a row: number, title, what is known of it, the words found. */
export function parts(hit) {
  const id = /(Q\d+)\/?$/.exec(hit.url)?.[1] ?? "";
  const known = [hit.filters.type, hit.filters.product, hit.meta.modified?.slice(0, 4)].flat().filter(Boolean);
  return [
    element("span", { className: "mskb-found-title" }, element("b", { textContent: id }), ` ${hit.meta.title ?? ""}`),
    element("span", { className: "mskb-found-known", textContent: known.slice(0, 4).join(" · ") }),
    element("span", { className: "mskb-found-text" }, ...hit.excerpt.map(([text, found]) => (found ? element("mark", { textContent: text.trimEnd() }) : text)).flatMap((part) => [part, " "])),
  ];
}
