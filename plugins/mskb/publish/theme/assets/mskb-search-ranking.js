/* From a query to articles in order. `plugins/mskb/search/ranking.py` says why, and does the same step by step. */
import { FEW, FEW_OF_LAST, correct, widen } from "./mskb-search-spelling.js";
import { bucketOf, hashOf, isCommon } from "./mskb-search-pairs.js";
import { readQuery } from "./mskb-search-query.js";

const WEAK = 0.7;
const PART = 0.5;
const OTHER_NAME = 0.7;
const TITLE_BONUS = 0.2;
const TITLE_WORDS = 6;
const LONG_TITLE = 0.05;
const CITATION_BONUS = 0.1 / 32;
const PAIR_BONUS = 0.2;
const HIGHEST_IMPACT = 127;
const TITLE = 128;

export class Ranker {
  constructor(files) {
    this.files = files;
  }

  /* {articles, scores, query, matched, present, corrected, widened, named, missing}: all articles that have a word of the
     query, the best first; by article, its score and how many words it has; how many words any has; words of other names
     that articles have. */
  async search(text, corrects = true) {
    const query = readQuery(text, this.files.names);
    const shares = await this.lookUp(query, corrects);
    const named = await this.addNames(query, shares);
    const absent = [...shares.of].filter(([, { scores }]) => !scores.some(Boolean)).map(([word]) => word);
    const missing = absent.filter((word) => !absent.includes(query.wholes.get(word))); // the whole says it for its parts
    const present = shares.of.size - absent.length;
    const { scores, matched } = this.sum(shares);
    for (const [rarity, having] of await this.pairs(query.sequence.map((word) => shares.corrected.get(word) ?? word))) {
      having.forEach((article) => { scores[article] += scores[article] > 0 ? PAIR_BONUS * rarity : 0; });
    }
    const allowed = await this.allowed(query);
    const articles = Array.from(scores.keys()).filter((article) => scores[article] > 0 && allowed[article]);
    articles.sort((one, other) => scores[other] - scores[one] || one - other);
    return { articles, scores, query, matched, present, corrected: shares.corrected, widened: shares.widened, named, missing };
  }

  /* Looks each word of a query up, or what was meant by it. */
  async lookUp(query, corrects) {
    const shares = { of: new Map(), corrected: new Map(), widened: new Map() };
    const { names } = this.files;
    await Promise.all(query.words.map((word) => this.files.word(word))); // all at once; the rest finds them there
    for (const word of query.words) {
      const last = word === query.last;
      const known = await this.files.word(word);
      const form = corrects && !known && !names.others.has(word) ? await this.correct(word, last) : word;
      if (form !== word) {
        shares.corrected.set(word, form);
      }
      const { impacts, count } = await this.impacts([form]);
      const rarity = count ? this.rarity(count) * (await this.weight(word, form, query)) : 0;
      shares.of.set(word, share(rarity, impacts));
      if (corrects && form === word && count > 0 && count <= (last ? FEW_OF_LAST : FEW)) {
        const meant = widen(word, count, await this.files.candidates(word[0]), last);
        if (meant) {
          shares.widened.set(word, meant);
        }
      }
    }
    return shares;
  }

  /* What was probably meant by a word that no article has, or the word itself. */
  async correct(word, last) {
    for (const letter of [...word].slice(0, 2)) {
      const found = correct(word, await this.files.candidates(letter), last);
      if (found) {
        return found;
      }
    }
    return word;
  }

  /* How much of a word's rarity counts. */
  async weight(word, form, query) {
    const weight = this.files.names.weak.has(form) ? WEAK : 1;
    const whole = query.wholes.get(word);
    return whole && (await this.files.word(whole)) ? weight * PART : weight;
  }

  /* How much a word says that so many articles have. */
  rarity(articles) {
    return Math.log(1 + (this.files.size - articles + 0.5) / (articles + 0.5));
  }

  /* By article, the lowest impact of some words, 0 where one is missing; and how many have all. */
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
          const least = Math.min(lowest[article] & HIGHEST_IMPACT, impacts[article] & HIGHEST_IMPACT);
          lowest[article] = least ? least | (lowest[article] & impacts[article] & TITLE) : 0;
        }
      } else {
        lowest = impacts;
      }
    }
    const impacts = lowest ?? new Uint8Array(size);
    return { impacts, count: impacts.reduce((sum, impact) => sum + (impact ? 1 : 0), 0) };
  }

  /* Adds other names to the shares of the words typed. Returns the words of names that articles have. */
  async addNames(query, shares) {
    const names = this.otherNames(query, shares);
    const found = await Promise.all(names.map(([, name]) => this.impacts(name)));
    names.forEach(([typed], at) => this.addName(typed, found[at], shares.of));
    return names.filter((_, at) => found[at].count).flatMap(([, name]) => name);
  }

  /* The typed words that have another name, with the words of that name. */
  otherNames(query, { of, corrected, widened }) {
    const { names } = this.files;
    const sequence = query.sequence.map((word) => corrected.get(word) ?? word);
    const found = [];
    for (let length = names.longest; length > 0; length -= 1) {
      for (let start = 0; start + length <= sequence.length; start += 1) {
        const typed = query.sequence.slice(start, start + length).filter((word) => of.has(word));
        if (typed.length) {
          (names.others.get(sequence.slice(start, start + length).join(" ")) ?? []).forEach((name) => found.push([typed, name]));
        }
      }
    }
    widened.forEach((meant, word) => found.push([[word], [meant]]));
    return found;
  }

  addName(typed, { impacts, count }, shares) {
    if (!count) {
      return;
    }
    const rarity = OTHER_NAME * this.rarity(count);
    const most = typed.reduce((sum, word) => sum + shares.get(word).rarity, 0);
    const added = share((most ? Math.min(rarity, most) : rarity) / typed.length, impacts);
    for (const word of typed) {
      const own = shares.get(word);
      for (let article = 0; article < impacts.length; article += 1) {
        own.scores[article] = Math.max(own.scores[article], added.scores[article]);
        own.titles[article] = Math.max(own.titles[article], added.titles[article]);
      }
      if (!most) {
        own.rarity = added.rarity;
      }
    }
  }

  /* What all words add to each article, with the bonuses of titles and citations; and how many words each has. */
  sum(shares) {
    const { size, titleLengths, citations } = this.files;
    const [scores, titles, matched] = [new Float64Array(size), new Float64Array(size), new Uint8Array(size)];
    for (const share of shares.of.values()) {
      for (let article = 0; article < size; article += 1) {
        if (share.scores[article] > 0) {
          scores[article] += share.scores[article];
          titles[article] += share.titles[article];
          matched[article] += 1;
        }
      }
    }
    for (let article = 0; article < size; article += 1) {
      if (matched[article]) {
        const longer = Math.max(titleLengths[article] - TITLE_WORDS, 0);
        scores[article] = scores[article] / HIGHEST_IMPACT
          + TITLE_BONUS * titles[article] / (1 + LONG_TITLE * longer)
          + CITATION_BONUS * citations[article];
      }
    }
    return { scores, matched };
  }

  /* The rarity and the articles of each two common words that follow one another, filler apart. */
  async pairs(sequence) {
    const lists = await Promise.all(sequence.filter((word) => !this.files.names.filler.has(word)).map((word) => this.files.word(word)));
    const words = lists.filter(Boolean).map(({ first, articles, tail }) => [first, articles.length + (tail?.length ?? 0)]);
    const buckets = words.slice(1).flatMap(([second, articles], at) => {
      const [first, before] = words[at];
      const both = first !== second && isCommon(before, this.files.size) && isCommon(articles, this.files.size);
      return both ? [bucketOf(hashOf(first), hashOf(second))] : [];
    });
    const found = await Promise.all([...new Set(buckets)].map((bucket) => this.files.pair(bucket)));
    return found.map((articles) => [this.rarity(articles.length), articles]);
  }

  /* By article, whether it has none of the excluded words and may have all phrases: only its text can tell. */
  async allowed({ excluded, phrases }) {
    const { size } = this.files;
    let allowed = new Uint8Array(size).fill(1);
    for (const words of excluded) {
      const { impacts } = await this.impacts(words);
      allowed = allowed.map((kept, article) => (impacts[article] ? 0 : kept));
    }
    for (const phrase of phrases) {
      const { impacts } = await this.impacts(phrase);
      allowed = allowed.map((kept, article) => (impacts[article] ? kept : 0));
      for (const [, having] of await this.pairs(phrase)) {
        const both = new Uint8Array(size);
        having.forEach((article) => { both[article] = allowed[article]; });
        allowed = both;
      }
    }
    return allowed;
  }
}

/* What a word adds, by article. */
function share(rarity, impacts) {
  const [scores, titles] = [new Float64Array(impacts.length), new Float64Array(impacts.length)];
  impacts.forEach((impact, article) => {
    if (impact) {
      scores[article] = rarity * (impact & HIGHEST_IMPACT);
      titles[article] = impact & TITLE ? rarity : 0;
    }
  });
  return { rarity, scores, titles };
}
