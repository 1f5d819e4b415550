/* The words of a text, as the index has them. `plugins/mskb/search/words.py` says why, and does the same. */
export const LONGEST = 64;

const PIECE = /[\p{L}\p{N}_$+#]+(?:(?:[.:-]+|')[\p{L}\p{N}_$+#]+)*|\.net(?![\p{L}\p{N}_])/giu;
const PART = /[\p{L}\p{N}_$+#]+/gu;
const CAPITALIZED = /[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])|[0-9]+/g;
const SPACED = /\b0x +(?=[0-9a-f]{4,8}(?![\p{L}\p{N}_]))/giu;
const HEXADECIMAL = /^(?:0x|h)?0*([0-9a-f]{1,8})$/;

/* The spelling that all forms of an error number share, or null. */
function errorNumber(part, negative) {
  if (part.startsWith("0x") || part.startsWith("h8") || (part.length === 8 && "89abcdef".includes(part[0]))) {
    const number = HEXADECIMAL.exec(part);
    return number && `0x${number[1]}`;
  }
  if (/^[0-9]{10}$/.test(part)) {
    const value = negative ? 2 ** 32 - Number(part) : Number(part);
    return value >= 2 ** 31 && value < 2 ** 32 ? `0x${value.toString(16)}` : null;
  }
  return null;
}

function wordsOfPart(raw, negative) {
  const part = raw.toLowerCase();
  const words = negative && /^\p{Nd}{3,}$/u.test(part) ? [`-${part}`, part] : [part];
  if (part.replace(/^_+|_+$/g, "").includes("_")) {
    words.push(...part.split("_").filter(Boolean));
  }
  const number = errorNumber(part, negative);
  if (number) {
    words.push(number);
  }
  if (raw !== part && raw !== raw.toUpperCase()) {
    const inner = raw.match(CAPITALIZED) ?? [];
    if (inner.length > 1) {
      words.push(...inner.filter((word) => word.length >= 3).map((word) => word.toLowerCase()));
    }
  }
  return words.map((word) => (word[0] === "-" ? word.slice(0, LONGEST + 1) : word.slice(0, LONGEST)));
}

/* The words of a piece, each with its parts: one word where the piece is a compound. */
function readPiece(piece, negative) {
  const raw = piece.includes("'") ? piece.replace(/'s(?![\p{L}\p{N}_])/giu, "").replaceAll("'", "") : piece;
  const folded = raw.toLowerCase();
  const words = (raw.match(PART) ?? []).map((part) => wordsOfPart(part, negative));
  if (folded === ".net" || (words.length > 1 && words.length <= 4 && folded.length <= 32)) {
    return [[folded.replace(/:+/g, ":"), ...words.flat()]];
  }
  return words;
}

/* The words in their order, each with its parts. */
export function readWords(text) {
  const plain = text.replace(/[’‘ʼ]/g, "'").normalize("NFKD").replace(/\p{M}/gu, "").replace(SPACED, "0x");
  return [...plain.matchAll(PIECE)].flatMap((match) => readPiece(match[0], plain[match.index - 1] === "-"));
}

/* The words in their order; a compound comes before its parts. */
export function wordsOf(text) {
  return readWords(text).flat();
}

/* The words in their order, without the parts of compounds. */
export function sequenceOf(text) {
  return readWords(text).map(([whole]) => whole);
}
