/* Marks what was looked for on the page that was found: `#highlight=...`, once for each word or phrase. Escape takes
   the marks away. */
const ENDING = "(?:s|es|ed|d|ing)?";

/* An expression for words in any spacing, in any case, none of them inside a longer word. */
export function expression(marks) {
  const escaped = marks
    .filter((mark) => mark.trim())
    .slice(0, 20)
    .map((mark) => mark.trim().slice(0, 300).replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"))
    .sort((one, other) => other.length - one.length);
  return escaped.length ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})${ENDING}(?![\\p{L}\\p{N}])`, "giu") : null;
}

export function start() {
  const wanted = expression(new URLSearchParams(location.hash.slice(1)).getAll("highlight"));
  const content = document.querySelector(".md-content");
  if (wanted === null || content === null) {
    return;
  }
  // a phrase may run over several elements: text is searched as one, each element's part is marked by itself
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest("script, style, form")) {
      nodes.push([walker.currentNode, text.length]);
      text += walker.currentNode.data;
    }
  }
  const places = [...text.matchAll(wanted)].map((match) => [match.index, match.index + match[0].length]);
  for (const [node, begin] of nodes.reverse()) {
    const within = places.filter(([from, to]) => to > begin && from < begin + node.length);
    for (const [from, to] of within.reverse()) {
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - begin));
      range.setEnd(node, Math.min(node.length, to - begin));
      const mark = document.createElement("mark");
      mark.className = "mskb-hit";
      range.surroundContents(mark);
    }
  }
  const first = document.querySelector(".mskb-body .mskb-hit") ?? document.querySelector(".mskb-hit");
  if (first && first.getBoundingClientRect().bottom > innerHeight) {
    first.scrollIntoView({ block: "center" });
  }
  document.addEventListener("keydown", function unmark(event) {
    if (event.key === "Escape") {
      document.querySelectorAll(".mskb-hit").forEach((mark) => mark.replaceWith(...mark.childNodes));
      content.normalize();
      document.removeEventListener("keydown", unmark);
    }
  });
}
