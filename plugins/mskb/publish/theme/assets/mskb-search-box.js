/* The boxes in the header and on the home page: answers while one types, as the combobox of WAI-ARIA's patterns. */
import { ROOT, addressOf, ask, describe, element, exists, holds, named, open, parts, tellOff } from "./mskb-search-engine.js";

const PAUSE = 180; // milliseconds without a key before a question is asked
const SHOWN = 6;
let boxes = 0;

/* Makes a form answer. */
export function start(form) {
  const number = boxes++;
  const box = form.elements.q;
  const list = element("ul", { id: `mskb-answers-${number}`, role: "listbox" });
  list.setAttribute("aria-label", "Articles found");
  const said = element("p", { className: "mskb-said" });
  said.setAttribute("role", "status");
  const panel = element("div", { className: "mskb-answers", hidden: true }, said, list);
  if (number === 0) {
    document.head.append(element("link", { rel: "stylesheet", href: `${ROOT}assets/mskb-search.css` }));
  }
  form.append(panel);
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) {
    box.setAttribute(name, value);
  }
  let timer = 0;
  let chosen = -1;
  let turn = 0; // counts questions, and Escape, after which no answer opens the list
  let answered = ""; // the text whose answers the list has

  function show(shown) {
    panel.hidden = !shown;
    box.setAttribute("aria-expanded", String(shown && list.children.length > 0));
    if (!shown) {
      choose(-1);
    }
  }

  function choose(index) {
    chosen = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (option) {
      box.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      box.removeAttribute("aria-activedescendant");
    }
  }

  function fill(rows, keep = -1) {
    answered = box.value.trim();
    list.replaceChildren(...rows.map(([href, content], at) => {
      // options are no links to a screen reader, and all the same open in a new tab by the middle button
      const link = element("a", { href, tabIndex: -1 }, ...content);
      const option = element("li", { id: `${list.id}-${at}` }, link);
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      return option;
    }));
    choose(keep);
  }

  const all = (text, more) => `${ROOT}search/?${new URLSearchParams({ q: text, ...more })}`;

  async function answer() {
    const mine = ++turn;
    const text = box.value.trim();
    const isWanted = () => mine === turn && text === box.value.trim();
    if (!text) {
      show(false);
      return;
    }
    const article = named(text);
    const there = article !== null && (await holds(article));
    if (!isWanted()) {
      return;
    }
    const first = there ? [[article.url, [`Go to ${article.id}`]]] : [];
    const enter = there && article.sure ? `Press Enter to go to ${article.id}. ` : "";
    if (enter) { // before anything else is found
      fill(first);
      said.textContent = enter;
      show(true);
      if (/[/\\]/.test(text)) {
        return; // an address has no words to search for
      }
    }
    try {
      const found = await ask({ text, filters: {}, count: SHOWN }, isWanted);
      if (found === null) {
        return; // another question is on its way
      }
      fill([
        ...first,
        ...found.hits.map((hit) => [addressOf(hit, found), parts(hit)]),
        ...(found.more ? [[all(text, there ? { as: "words" } : {}), [found.phrases.length ? "More articles" : `All ${found.total.toLocaleString("en")} articles`]]] : []),
      ], first.length ? Math.min(chosen, 0) : -1);
      said.textContent = enter + describe(found);
    } catch (error) {
      if (!isWanted()) {
        return;
      }
      fill(first);
      if (!enter) {
        tellOff(said, error);
      }
    }
    show(document.activeElement === box || panel.contains(document.activeElement));
  }

  async function go() {
    const text = box.value.trim();
    if (chosen >= 0) {
      location.assign(list.children[chosen].firstChild.href);
    } else if (text) {
      const article = named(text);
      if (article?.sure && (await exists(article.url))) {
        location.assign(article.url);
      } else {
        location.assign(all(text));
      }
    }
  }

  box.addEventListener("input", () => {
    choose(-1); // the list answers what was typed before
    clearTimeout(timer);
    timer = setTimeout(answer, PAUSE);
  });
  box.addEventListener("focus", () => {
    if (box.value.trim()) {
      answer();
    }
  });
  /* Chooses the next answer, or the one before, of what is in the box now. */
  async function move(step) {
    if (answered !== box.value.trim()) {
      clearTimeout(timer);
      await answer();
    }
    const rows = list.children.length;
    if (rows && answered === box.value.trim()) {
      show(true);
      // below the last and above the first is the box itself
      choose(((chosen + 1 + step + rows + 1) % (rows + 1)) - 1);
    }
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (panel.hidden) {
        box.value = "";
      }
      clearTimeout(timer);
      turn += 1;
      show(false);
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      show(false);
    }
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus while one clicks
  if (!named(box.value)?.sure) {
    open().catch(() => {}); // an answer says so
  }
  if (box.value.trim()) {
    answer();
  }
}
