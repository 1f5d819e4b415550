/* A found article as its page has it: title, what is known of it, and the words around what was searched for. */
import { wordsOf } from "./mskb-search-words.js";

const LENGTH = 28; // words of an excerpt

/* Whether two words are forms of one, for marks only: the index knows better. */
function alike(word, asked) {
  if (word === asked) {
    return true;
  }
  const same = Math.min(word.length, asked.length) - 1;
  return same >= 3 && Math.abs(word.length - asked.length) <= 3 && word.slice(0, same) === asked.slice(0, same);
}

/* What a page says: {title, known, text}. */
export function readPage(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll(".headerlink").forEach((link) => link.remove());
  const body = page.querySelector(".mskb-body");
  body?.querySelectorAll("h2, h3, h4, p, li, pre, td, th, br").forEach((block) => block.append(" "));
  const badges = [...page.querySelectorAll(".mskb-id i")].map((badge) => badge.textContent);
  const product = page.querySelector(".mskb-facts dd a")?.textContent ?? "";
  const modified = page.querySelector(".mskb-facts time")?.getAttribute("datetime") ?? "";
  return {
    title: page.querySelector("h1")?.textContent ?? "",
    known: [...badges, product, modified.slice(0, 4)].filter(Boolean),
    text: body?.textContent ?? "",
  };
}

/* The words around what was searched for, as `[text, hit]` in turn. */
export function excerpt(text, asked) {
  const words = text.split(/\s+/).filter(Boolean);
  const wanted = new Set(asked);
  const hits = words.map((word) => {
    const own = wordsOf(word);
    return own.find((each) => wanted.has(each)) ?? own.map((each) => asked.find((one) => alike(each, one))).find(Boolean) ?? "";
  });
  let [best, most] = [0, 0];
  hits.forEach((hit, at) => {
    if (hit) {
      const found = new Set(hits.slice(at, at + LENGTH).filter(Boolean)).size;
      if (found > most) {
        [best, most] = [at, found];
      }
    }
  });
  const from = Math.max(0, Math.min(best - 5, words.length - LENGTH));
  const parts = [[from ? "… " : "", false]];
  words.slice(from, from + LENGTH).forEach((word, at) => {
    const hit = Boolean(hits[from + at]);
    const last = parts[parts.length - 1];
    if (last[1] === hit) {
      last[0] += `${word} `;
    } else {
      parts.push([`${word} `, hit]);
    }
  });
  if (from + LENGTH < words.length) {
    parts.push(["…", false]);
  }
  return parts.filter((part) => part[0]);
}
