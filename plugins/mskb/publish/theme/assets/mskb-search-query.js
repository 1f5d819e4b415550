/* What a query means: its words, which of them are rare, and whether a text has them. Knows no page and no index. */

// Words without a subject of their own: asked for only where there are no others.
const EMPTY = new Set((
  "the to in this a and for is of you on be following not that when or more if are with from by may as has an it can at " +
  "your then do does have these only all how was after which without been but because what who why our my we so their they"
).split(" "));
/* What may stand around a word without being of it; `$` and `\` may begin one, and `_` may do both. */
const AROUND = /^[^\p{L}\p{N}_$\\]+|[^\p{L}\p{N}_$]+$/gu;
const PASTED = 8;

/* One word as it is compared: in small letters, nothing around it. */
function bare(word) {
  return word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(AROUND, "");
}

/* A text as it is compared: its words in small letters, one blank between them, nothing around any. */
export function flatten(text) {
  return text.split(/\s+/).map(bare).filter(Boolean).join(" ");
}

/* What to look for in texts to find a word in any of its forms: letters only, without an ending. */
export function stem(word) {
  if (!/^[a-z]{4,}$/.test(word)) {
    return word;
  }
  const cut = word.replace(/(?:ations?|ments?|ings?|ions?|ers?|ed|es|ies|ly|s|e|y|i)$/, "");
  return cut.length < 3 ? word.slice(0, 3) : cut.replace(/([^aeioul])\1$/, "$1");
}

/* A query as it is asked:
     words   {text, bare, offset, rank} of each word that says something, the most telling first, no word twice;
             `offset` counts the blanks before it, as the index counts places
     telling whether any of them says something
     signs   words of one letter or digit, such as options, that are not asked for: `q` of `-q`
     phrase  all of it, flattened
     exact   whether it stood in quotation marks: then nothing but the phrase will do
     pasted  whether it is long, as a message is that was pasted */
export function read(query) {
  const text = query.slice(0, 1000).replace(/\b0x\s+(?=[0-9a-f]{4,8}\b)/gi, "0x").trim();
  const exact = /^["“].+["”]$/s.test(text);
  const parts = text.split(/\s+/);
  const seen = new Map();
  parts.forEach((part, offset) => {
    const word = bare(part);
    if (word && !seen.has(word)) {
      seen.set(word, { text: part.replace(AROUND, ""), bare: word, offset, rank: rank(word) });
    }
  });
  const all = [...seen.values()];
  const telling = all.filter((word) => word.bare.length > 1 && !EMPTY.has(word.bare));
  const words = (telling.length ? telling : all).sort((one, other) => other.rank - one.rank || one.offset - other.offset);
  const signs = words === all ? [] : all.filter((word) => word.bare.length === 1 && word.bare !== "a").map((word) => word.bare);
  return { text, words, telling: telling.length > 0, signs, phrase: flatten(text), exact, pasted: all.length > PASTED, places: parts.length };
}

/* How much a word is likely to tell by its looks: words with digits and signs in them most, then long ones. */
function rank(word) {
  return Math.min(word.length, 20) + (/[^\p{L}]/u.test(word) && word.length > 3 ? 20 : 0);
}

/* The words within a word that the index may know where it does not know the whole, as `system32` of
   `system32\drivers`. */
export function partsOf(word) {
  const file = /[\\/]([^\\/]+\.[a-z0-9_]{1,4})$/i.exec(word.text)?.[1];
  if (file) { // where it stood on somebody's disk is nobody else's
    return [{ text: file, bare: bare(file), offset: word.offset, rank: rank(bare(file)) }];
  }
  const parts = word.text.split(/[^\p{L}\p{N}_$+#]+/u).filter((part) => part.length > 2);
  return parts.length < 2 ? [] : parts.map((part) => ({ text: part, bare: bare(part), offset: word.offset, rank: rank(bare(part)) }));
}

/* Whether a word of a text is a word of a query in another form, or begins with it. */
export function alike(word, asked) {
  if (word.startsWith(asked) || (/[^a-z]/.test(asked) && word.includes(asked))) {
    return true;
  }
  const same = Math.max(4, asked.length - 2);
  return asked.length >= 5 && word.length <= asked.length + 3 && word.slice(0, same) === asked.slice(0, same);
}

/* Which words of a query a flattened text lacks. */
export function lacking(words, flat) {
  return words.filter((word) => !flat.includes(stem(word.bare)));
}

/* Whether a flattened text has a phrase; the phrase's last word may be a beginning only. */
export function hasPhrase(phrase, flat) {
  return (" " + flat).includes(" " + phrase);
}

/* The words around what was looked for, as `[text, hit]` in turn. */
export function excerpt(content, query, length = 28) {
  const words = content.split(/\s+/).filter(Boolean);
  const flat = words.map(bare);
  const asked = query.words.map((word) => word.bare);
  const phrase = query.phrase.split(" ");
  const hits = flat.map((word) => asked.some((part) => alike(word, part)));
  let start = phrase.length > 1 ? flat.findIndex((_, at) => phrase.every((word, on) => flat[at + on]?.startsWith(word))) : -1;
  if (start < 0) {
    start = densest(flat, asked, hits, length);
  } else {
    phrase.forEach((_, on) => { hits[start + on] = true; });
  }
  const from = Math.max(0, Math.min(start - 5, words.length - length));
  const parts = [[from ? "… " : "", false]];
  words.slice(from, from + length).forEach((word, at) => {
    const last = parts[parts.length - 1];
    if (last[1] === hits[from + at]) {
      last[0] += word + " ";
    } else {
      parts.push([word + " ", hits[from + at]]);
    }
  });
  if (from + length < words.length) {
    parts.push(["…", false]);
  }
  return parts.filter((part) => part[0]);
}

/* Where most different words of a query stand together. */
function densest(flat, asked, hits, length) {
  let best = 0;
  let most = 0;
  hits.forEach((hit, at) => {
    if (hit) {
      const near = flat.slice(at, at + length).filter((_, on) => hits[at + on]);
      const found = asked.filter((part) => near.some((word) => alike(word, part))).length;
      if (found > most) {
        most = found;
        best = at;
      }
    }
  });
  return best;
}
