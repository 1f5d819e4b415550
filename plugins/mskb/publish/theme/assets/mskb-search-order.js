/* The best articles in their final order, from their texts. `plugins/mskb/search/ranking.py` does the same. */
import { sequenceOf, wordsOf } from "./mskb-search-words.js";

const ORDER_BONUS = 1;
const ORDER_POWER = 1.5;
const READ_TYPED = 10;
const READ_PASTED = 20;

/* How many articles are read to put those that a query finds in order. */
export function readHowMany({ pasted }) {
  return pasted ? READ_PASTED : READ_TYPED;
}

/* The longest run of a query's words that a text has in their order, as a part of the query, 0 to 1. */
export function inOrder(sequence, text) {
  if (sequence.length < 2) {
    return 0;
  }
  const flat = ` ${sequenceOf(text).join(" ")} `;
  let [start, longest] = [0, 0];
  while (start + longest < sequence.length) {
    if (flat.includes(` ${sequence.slice(start, start + longest + 1).join(" ")} `)) {
      longest += 1;
    } else {
      start += 1;
    }
  }
  return Math.max(0, longest - 1) / (sequence.length - 1);
}

/* Whether a text has some words one after the other. */
export function hasPhrase(text, phrase) {
  const wanted = ` ${phrase.join(" ")} `;
  return [sequenceOf, wordsOf].some((read) => ` ${read(text).join(" ")} `.includes(wanted));
}

/* Articles, {title, text, score}, with those first that have the query word for word; each gets its `run`. */
export function putInOrder(articles, sequence) {
  const runs = articles.map((article) => ({ ...article, run: inOrder(sequence, `${article.title} . ${article.text}`) }));
  const final = runs.map(({ score, run }) => score * (1 + ORDER_BONUS * run ** ORDER_POWER));
  return runs.map((_, at) => at).sort((one, other) => final[other] - final[one] || one - other).map((at) => runs[at]);
}
