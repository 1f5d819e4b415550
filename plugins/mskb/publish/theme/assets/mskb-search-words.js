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

/* The words in their order; a compound comes before its parts. */
export function wordsOf(text) {
  const words = [];
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").replace(SPACED, "0x");
  for (const match of plain.matchAll(PIECE)) {
    const raw = match[0];
    const lower = raw.toLowerCase();
    const folded = lower.includes("'") ? lower.replace(/'s(?![\p{L}\p{N}_])/gu, "").replaceAll("'", "") : lower;
    const parts = folded.match(PART) ?? [];
    if (folded === ".net" || (parts.length > 1 && parts.length <= 4 && folded.length <= 32)) {
      words.push(folded.replace(/:+/g, ":"));
    }
    const negative = plain[match.index - 1] === "-";
    for (const part of parts) {
      if (negative && /^\p{Nd}{3,}$/u.test(part)) {
        words.push(`-${part.slice(0, LONGEST)}`);
      }
      words.push(part.slice(0, LONGEST));
      if (part.replace(/^_+|_+$/g, "").includes("_")) {
        words.push(...part.split("_").filter(Boolean).map((inner) => inner.slice(0, LONGEST)));
      }
      const number = errorNumber(part, negative);
      if (number) {
        words.push(number);
      }
    }
    if (raw !== raw.toUpperCase() && raw !== lower) {
      for (const part of raw.match(PART) ?? []) {
        const inner = part.match(CAPITALIZED) ?? [];
        if (inner.length > 1) {
          words.push(...inner.filter((word) => word.length >= 3).map((word) => word.toLowerCase().slice(0, LONGEST)));
        }
      }
    }
  }
  return words;
}
