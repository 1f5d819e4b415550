/* Pairs of common words that stand one after the other. `plugins/mskb/search/pairs.py` says why, and does the same. */
const COMMON = 100;
const [FNV_START, FNV_PRIME] = [0x811c9dc5, 0x01000193];
const [FIRST, BOTH, SHIFT] = [31, 0x9e3779b1, 32 - 13];

export const BUCKETS = 8192;

/* Whether so many of all articles make a word common. */
export function isCommon(articles, size) {
  return articles * COMMON > size;
}

/* 32 bits for a word's first form: FNV-1a over its UTF-8. */
export function hashOf(word) {
  return new TextEncoder().encode(word).reduce((value, byte) => Math.imul(value ^ byte, FNV_PRIME), FNV_START) >>> 0;
}

/* The bucket of a pair, from the hashes of its words. */
export function bucketOf(first, second) {
  return Math.imul((Math.imul(first, FIRST) + second) | 0, BOTH) >>> SHIFT;
}
