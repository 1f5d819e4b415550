/* From a query to articles in order. `plugins/mskb/search/ranking.py` says why, and does the same step by step. */
import { FEW, commonNeighbour, correct } from "./mskb-search-spelling.js";
import { bucketOf, hashOf, isCommon } from "./mskb-search-pairs.js";
import { wordsOf } from "./mskb-search-words.js";

const MOST_WORDS = 24;
const LONGEST_QUERY = 2000;
const WEAK = 0.7;
const PART = 0.5;
const OTHER_NAME = 0.7;
const TITLE_BONUS = 0.2;
const TITLE_WORDS = 6;
const LONG_TITLE = 0.05;
const CITATION_BONUS = 0.1 / 32;
const PAIR_BONUS = 0.2;
const LONGEST_NAME = 3;
const ORDER_BONUS = 1;
const READ_TYPED = 10;
const READ_PASTED = 40;
const PASTED = /^\s*[A-Z][a-z]|[.!?]\s*$/;
const HIGHEST_IMPACT = 127;
const TOKEN = /[^ \t\r\n]+/g;
const QUOTED = /["“”]([^"“”]*)["“”]/g;
const EXCLUDED = /(?<!\S)-(?=[\p{L}_]{2})(\S+)/gu;

/* The first so many characters, whole ones. */
function cut(text, most) {
  return text.length <= most ? text : [...text.slice(0, 2 * most)].slice(0, most).join("");
}

/* A query taken apart: {words, sequence, wholes, phrases, excluded}. Any text is a query. */
export function readQuery(whole, names) {
  const text = cut(whole, LONGEST_QUERY);
  const phrases = [...text.matchAll(QUOTED)].map((match) => wordsOf(match[1])).filter((words) => words.length);
  const outside = text.replace(QUOTED, (_, quoted) => ` ${quoted} `);
  const excluded = [...new Set([...outside.matchAll(EXCLUDED)].flatMap((match) => wordsOf(match[1]).slice(0, 1)))];
  const sequence = wordsOf(outside.replace(EXCLUDED, " "));
  const all = [...new Set(sequence)];
  const wholes = new Map();
  for (const [whole, ...parts] of (outside.match(TOKEN) ?? []).map(wordsOf)) {
    parts.forEach((part) => wholes.set(part, wholes.get(part) ?? whole));
    wholes.set(whole, "");
  }
  const telling = all.filter((word) => !names.filler.has(word));
  return { words: (telling.length ? telling : all).slice(0, MOST_WORDS), sequence, wholes, phrases, excluded };
}

/* How many articles are read to put those that a query finds in order. */
export function readHowMany(text) {
  return PASTED.test(text) ? READ_PASTED : READ_TYPED;
}

/* The longest run of a query's words that a text has in their order, as a part of the query. */
export function inOrder(sequence, text) {
  if (sequence.length < 2) {
    return 0;
  }
  const flat = ` ${wordsOf(text).join(" ")} `;
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

/* The best articles in their final order: those that have the query word for word come first. */
export function putInOrder(pages, scores, sequence) {
  const final = pages.map((page, at) => scores[at] * (1 + ORDER_BONUS * inOrder(sequence, `${page.title} . ${page.text}`)));
  return pages.map((_, at) => at).sort((one, other) => final[other] - final[one] || one - other).map((at) => pages[at]);
}

export class Ranker {
  constructor(files) {
    this.files = files;
  }

  /* How much a word says that so many articles have. */
  rarity(articles) {
    return Math.log(1 + (this.files.size - articles + 0.5) / (articles + 0.5));
  }

  /* By article, the lowest impact of some words, 0 where one is missing, and how many have all. */
  async impacts(forms) {
    const { size } = this.files;
    const lists = await Promise.all(forms.map((form) => this.files.word(form)));
    let lowest = null;
    for (const list of lists) {
      const impacts = new Uint8Array(size);
      list?.articles.forEach((article, place) => { impacts[article] = list.impacts[place]; });
      list?.tail?.forEach((article) => { impacts[article] = list.shared; });
      if (lowest) {
        for (let article = 0; article < size; article += 1) {
          const least = Math.min(lowest[article] & 127, impacts[article] & 127);
          lowest[article] = least ? least | (lowest[article] & impacts[article] & 128) : 0;
        }
      } else {
        lowest = impacts;
      }
    }
    lowest ??= new Uint8Array(size);
    let count = 0;
    for (let article = 0; article < size; article += 1) {
      count += lowest[article] ? 1 : 0;
    }
    return [lowest, count];
  }

  /* Whether a word is part of a compound that articles have. */
  async isPart(word, query) {
    const whole = query.wholes.get(word);
    return Boolean(whole && (await this.files.word(whole)));
  }

  /* The names of words of a query, each as the words typed and the words of another name. */
  otherNames(query, corrected) {
    const sequence = query.sequence.map((word) => corrected.get(word) ?? word);
    const typed = new Map(sequence.map((word, at) => [word, query.sequence[at]]));
    const found = [];
    for (let length = LONGEST_NAME; length > 0; length -= 1) {
      for (let start = 0; start + length <= sequence.length; start += 1) {
        const name = sequence.slice(start, start + length);
        const told = name.map((word) => typed.get(word)).filter((word) => query.words.includes(word));
        if (told.length) {
          (this.files.names.others.get(name.join(" ")) ?? []).forEach((other) => found.push([told, other]));
        }
      }
    }
    return found;
  }

  /* What was probably meant by a word that no article has, or the word itself. */
  async correct(word, last) {
    for (const letter of word.slice(0, 2)) {
      const found = correct(word, await this.files.candidates(letter), last);
      if (found) {
        return found;
      }
    }
    return word;
  }

  /* {articles, query, whole, corrected, widened, named, missing}: the articles that have a word of a query, the
     best first; `named` are the words of other names that articles have. */
  async search(text, corrects = true) {
    const { size, names, titleLengths, citations } = this.files;
    const query = readQuery(text, names);
    const corrected = new Map();
    const last = query.sequence[query.sequence.length - 1];
    const parts = new Map();
    const looked = await Promise.all(query.words.map(async (word) => {
      let [form, known] = [word, await this.files.word(word)];
      if (!known && !names.others.has(word) && corrects) {
        form = await this.correct(word, word === last);
        known = form !== word;
      }
      const weight = (names.weak.has(form) ? WEAK : 1) * (await this.isPart(word, query) ? PART : 1);
      const [impacts, count] = await this.impacts([form]);
      const rare = corrects && form === word && count > 0 && count <= FEW;
      const near = rare ? commonNeighbour(word, count, await this.files.candidates(word[0])) : "";
      return [word, form, weight, impacts, count, near];
    }));
    const widened = new Map(looked.filter(([, , , , , near]) => near).map(([word, , , , , near]) => [word, near]));
    for (const [word, form, weight, impacts, count] of looked) {
      if (form !== word) {
        corrected.set(word, form);
      }
      const rarity = count ? this.rarity(count) * weight : 0;
      const [score, title] = [new Float64Array(size), new Float64Array(size)];
      for (let article = 0; article < size; article += 1) {
        if (impacts[article]) {
          score[article] = rarity * (impacts[article] & 127);
          title[article] = impacts[article] & 128 ? rarity : 0;
        }
      }
      parts.set(word, { score, title, rarity });
    }
    const others = [...this.otherNames(query, corrected), ...[...widened].map(([word, near]) => [[word], [near]])];
    const fetched = await Promise.all(others.map(([, other]) => this.impacts(other)));
    others.forEach(([name], at) => this.addName(name, fetched[at], parts));
    const [total, titles, matched] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
    const missing = [];
    for (const word of query.words) {
      const { score, title } = parts.get(word);
      let present = false;
      for (let article = 0; article < size; article += 1) {
        if (score[article] > 0) {
          total[article] += score[article];
          titles[article] += title[article];
          matched[article] += 1;
          present = true;
        }
      }
      if (!present) {
        missing.push(word);
      }
    }
    const excluded = await Promise.all(query.excluded.map((word) => this.impacts([word])));
    const known = await Promise.all(query.phrases.map((phrase) => this.knownOf(phrase)));
    const phrases = await Promise.all(known.map((words) => this.impacts(words)));
    const wanted = query.words.length - missing.length;
    let whole = 0;
    const articles = [];
    for (let article = 0; article < size; article += 1) {
      const out = excluded.some(([impacts]) => impacts[article]) || phrases.some(([impacts]) => !impacts[article]);
      if (total[article] > 0 && !out) {
        articles.push(article);
        whole += wanted && matched[article] >= wanted ? 1 : 0;
        total[article] = total[article] / HIGHEST_IMPACT
          + TITLE_BONUS * titles[article] / (1 + LONG_TITLE * Math.max(titleLengths[article] - TITLE_WORDS, 0))
          + CITATION_BONUS * citations[article];
      }
    }
    for (const [rarity, having] of await this.pairs(query, corrected)) {
      having.forEach((article) => { total[article] += total[article] > 0 ? PAIR_BONUS * rarity : 0; });
    }
    articles.sort((one, other) => total[other] - total[one] || one - other);
    const named = others.filter((_, at) => fetched[at][1]).flatMap(([, other]) => other);
    return { articles, scores: total, query, whole, corrected, widened, named, missing };
  }

  /* The rarity and the articles of each two common words of a query that follow one another. */
  async pairs(query, corrected) {
    const { filler } = this.files.names;
    const forms = query.sequence.filter((word) => query.words.includes(word)).map((word) => corrected.get(word) ?? word);
    const lists = await Promise.all(forms.filter((form) => !filler.has(form)).map((form) => this.files.word(form)));
    const words = lists.filter(Boolean).map(({ first, articles, tail }) => [first, articles.length + (tail?.length ?? 0)]);
    const buckets = words.slice(1).flatMap(([second, articles], at) => {
      const [first, before] = words[at];
      const both = first !== second && isCommon(before, this.files.size) && isCommon(articles, this.files.size);
      return both ? [bucketOf(hashOf(first), hashOf(second))] : [];
    });
    const found = await Promise.all([...new Set(buckets)].map((bucket) => this.files.pair(bucket)));
    return found.map((articles) => [this.rarity(articles.length), articles]);
  }

  async knownOf(phrase) {
    const known = await Promise.all(phrase.map((word) => this.files.word(word)));
    return phrase.filter((_, at) => known[at]);
  }

  addName(name, [impacts, count], parts) {
    if (!count) {
      return;
    }
    const rarity = OTHER_NAME * this.rarity(count);
    const most = name.reduce((sum, word) => sum + parts.get(word).rarity, 0);
    const share = (most ? Math.min(rarity, most) : rarity) / name.length;
    for (const word of name) {
      const part = parts.get(word);
      for (let article = 0; article < impacts.length; article += 1) {
        if (impacts[article]) {
          part.score[article] = Math.max(part.score[article], share * (impacts[article] & 127));
          part.title[article] = Math.max(part.title[article], impacts[article] & 128 ? share : 0);
        }
      }
      if (!most) {
        part.rarity = share;
      }
    }
  }
}
