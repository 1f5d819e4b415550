/* A query, taken apart. `plugins/mskb/search/query.py` says why, and does the same. */
import { readWords, sequenceOf } from "./mskb-search-words.js";

const MOST_WORDS = 24;
const LONGEST_QUERY = 2000;
const FEWEST_PASTED = 5;
const QUOTED = /(?<![^ \t\r\n(])(-?)["“”]([^"“”]*)["“”](?![\p{L}\p{N}_])/gu;
const EXCLUDED = /(?<![^ \t\r\n])-(?=[\p{L}_]{2})([^ \t\r\n]+)/gu;
const PASTED = /^[ \t\r\n]*[A-Z][a-z]|[.!?][ \t\r\n]*$/;

/* The first so many characters, whole ones. */
function cut(text, most) {
  return text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join("");
}

/* A text without what stands behind a minus, which comes into a list. */
function without(text, excluded) {
  excluded.push(...[...text.matchAll(EXCLUDED)].map((match) => sequenceOf(match[1])));
  return text.replace(EXCLUDED, " ");
}

/* By part of a compound, the compound. */
function wholesOf(read) {
  const wholes = new Map();
  for (const [whole, ...parts] of read) {
    parts.filter((part) => !part.startsWith("0x")).forEach((part) => wholes.set(part, wholes.get(part) ?? whole));
  }
  read.forEach(([whole]) => wholes.delete(whole));
  return wholes;
}

/* {text, words, sequence, wholes, last, phrases, excluded}. Any text is a query. */
export function readQuery(whole, names) {
  const text = cut(whole, LONGEST_QUERY);
  const [phrases, excluded] = [[], []];
  let [wanted, end] = ["", 0];
  for (const match of text.matchAll(QUOTED)) {
    const [all, minus, quoted] = match;
    wanted += `${without(text.slice(end, match.index), excluded)} ${minus ? "" : quoted} `;
    (minus ? excluded : phrases).push(sequenceOf(quoted));
    end = match.index + all.length;
  }
  wanted += without(text.slice(end), excluded);
  const read = readWords(wanted);
  const all = [...new Set(read.flat())];
  const telling = all.filter((word) => !names.filler.has(word));
  return {
    text,
    words: (telling.length ? telling : all).slice(0, MOST_WORDS),
    sequence: read.map(([word]) => word),
    wholes: wholesOf(read),
    last: read.flat().pop() ?? "",
    phrases: phrases.filter((phrase) => phrase.length),
    excluded: excluded.filter((words) => words.length),
  };
}

/* Whether a query looks like a message that was pasted. */
export function isPasted({ text, sequence }) {
  return sequence.length >= FEWEST_PASTED && PASTED.test(text);
}
