/* The search page: the address says what is asked, in what order, and for which articles only. */
import { ORDERS, addressOf, ask, describe, element, exists, holds, named, open, parts, renewal, tellOff, values } from "./mskb-search-engine.js";

const STEP = 10;
const FILTERS = ["family", "product", "version", "type", "state", "year", "keyword"];
const form = document.getElementById("mskb-search");
const said = document.getElementById("mskb-said");
const found = document.getElementById("mskb-found");
const more = document.getElementById("mskb-more");
const help = document.getElementById("mskb-help");
const PAUSE = 300; // milliseconds without a key before a question is asked
let count = STEP;
let asked = ""; // the address of the question that was asked last
let turn = 0; // counts questions
let timer = 0;

/* The question that an address asks. */
function read(address) {
  const query = new URL(address).searchParams;
  const filters = {};
  for (const name of FILTERS) {
    if (query.get(name)) {
      filters[name] = query.get(name);
    }
  }
  const sort = query.get("sort") ?? "";
  return {
    text: (query.get("q") ?? "").trim(),
    filters,
    sort: Object.hasOwn(ORDERS, sort) ? sort : "",
    corrects: query.get("as") !== "typed",
    direct: !query.has("as"), // whether a Q-number leads to its article at once
  };
}

/* The address that asks what the form says. */
function write() {
  const query = new URLSearchParams();
  for (const name of ["q", ...FILTERS, "sort"]) {
    const value = form.elements[name].value.trim();
    if (value) {
      query.set(name, value);
    }
  }
  return `${location.pathname}?${query}`;
}

/* Puts a value into a field. One that is in no list yet comes into it. */
function set(field, value) {
  if (field.options && value && ![...field.options].some((option) => option.value === value)) {
    field.append(new Option(value, value));
  }
  field.value = value;
}

/* Puts a question into the form. What is being typed stays as it is. */
function fill(question) {
  if (form.elements.q.value.trim() !== question.text) {
    form.elements.q.value = question.text;
  }
  for (const name of FILTERS) {
    set(form.elements[name], question.filters[name] ?? "");
  }
  set(form.elements.sort, question.sort);
  form.querySelector("details").open ||= Object.keys(question.filters).length > 0;
}

/* Names the page by what is asked. */
function entitle(text, chosen) {
  const asked = text || chosen.join(", ");
  document.title = document.title.replace(/^(?:.*: )?/, asked ? `${asked}: ` : "");
}

/* Answers the question of the address. `typing` is set while one types: then no number leads away. */
async function answer({ focusAt = -1, typing = false } = {}) {
  const mine = ++turn;
  const isWanted = () => mine === turn;
  const question = read(location.href);
  const chosen = Object.values(question.filters);
  asked = location.href;
  fill(question);
  entitle(question.text, chosen);
  help.classList.toggle("mskb-shown", !question.text && !chosen.length);
  if (!question.text && !chosen.length) {
    found.replaceChildren();
    said.textContent = "";
    more.hidden = true;
    return;
  }
  said.textContent = "Searching …";
  found.setAttribute("aria-busy", "true"); // what stands there answers another question
  try {
    const article = await articleNamed(question.text, typing);
    if (isWanted() && article.there && article.sure && question.direct && !typing && !chosen.length) {
      location.replace(article.url);
      return;
    }
    const reply = await ask({ ...question, count }, isWanted);
    if (reply !== null) {
      show(reply, article, focusAt);
    }
  } catch (error) {
    if (isWanted()) {
      found.replaceChildren();
      more.hidden = true;
      tellOff(said, error);
    }
  }
  if (isWanted()) {
    found.removeAttribute("aria-busy");
    help.classList.add("mskb-shown");
  }
}

/* The article whose number or address a text holds, and whether it is there. While one types no page is asked for. */
async function articleNamed(text, typing) {
  const article = named(text);
  return { ...article, there: article !== null && (await (typing ? holds(article) : exists(article.url))) };
}

function show(reply, article, focusAt) {
  for (const [name, label] of Object.entries(reply.labels)) { // an address may have keys
    set(form.elements[name], label);
  }
  entitle(reply.text, Object.values(reply.labels));
  said.textContent = describe(reply);
  if (article.there) {
    said.append(" ", element("a", { href: article.url, textContent: `Go to ${article.id}` }), ".");
  } else if (article.sure) {
    said.append(` ${article.id} is not in this archive.`);
  }
  if (reply.corrected.length || reply.widened.length) {
    const query = new URLSearchParams(location.search);
    query.set("as", "typed");
    said.append(" ", element("a", { href: `${location.pathname}?${query}`, textContent: "Search for what was typed" }), ".");
  }
  if (reply.renewed) {
    said.append(" ", ...renewal());
  }
  found.replaceChildren(...reply.hits.map((hit) => {
    const [title, known, text] = parts(hit);
    return element("li", {}, element("a", { href: addressOf(hit, reply) }, title), known, text);
  }));
  more.hidden = !reply.more;
  if (focusAt >= 0) { // the first of those that came now
    found.children[focusAt]?.querySelector("a").focus();
  }
}

/* The values of a filter, with counts for the question as it is, are fetched when somebody wants to choose one. */
async function offer(name) {
  const field = form.elements[name];
  const list = field.list ?? field;
  const question = read(location.href);
  if (list.dataset.filled === location.search) {
    return;
  }
  list.dataset.filled = location.search;
  try {
    const known = await values(name, question);
    if (name === "year") {
      known.reverse();
    }
    const chosen = field.value;
    list.replaceChildren(...(field.options ? [new Option("any", "")] : []), ...known.map(([value, articles]) => new Option(articles === null ? value : `${value} (${articles.toLocaleString("en")})`, value)));
    field.value = chosen;
  } catch {
    delete list.dataset.filled;
  }
}

/* Asks what the form says: at once, or while one types, which leaves no trace in the history. */
function askForm(typing) {
  clearTimeout(timer);
  count = STEP;
  const address = new URL(write(), location.href).href;
  if (address !== location.href) {
    history[typing ? "replaceState" : "pushState"](null, "", address);
  } else if (typing) {
    return; // blanks
  }
  answer({ typing });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  askForm(false);
});
form.elements.q.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(askForm, PAUSE, true);
});
form.addEventListener("change", (event) => {
  if (event.target.name !== "q") {
    form.requestSubmit();
  }
});
for (const name of FILTERS) {
  form.elements[name].addEventListener("focus", () => offer(name));
}
more.addEventListener("click", () => {
  const first = found.children.length;
  count += STEP;
  history.replaceState({ count }, "");
  answer({ focusAt: first });
});
addEventListener("popstate", (event) => {
  if (location.href !== asked) {
    count = event.state?.count ?? STEP;
    answer();
  }
});

count = history.state?.count ?? STEP;
open().catch((error) => tellOff(said, error));
answer();
