/* The search page: the address says what is asked, in what order, and for which articles only. */
import { ROOT, addressOf, ask, describe, element, exists, named, open, parts, renewal, tellOff, values } from "./mskb-search-engine.js";

const STEP = 10;
const FILTERS = ["family", "product", "version", "type", "state", "year", "keyword"];
const form = document.getElementById("mskb-search");
const said = document.getElementById("mskb-said");
const found = document.getElementById("mskb-found");
const more = document.getElementById("mskb-more");
const help = document.getElementById("mskb-help");
let count = STEP;
let shown = "";

/* The question that an address asks. */
function read(address) {
  const query = new URL(address).searchParams;
  const filters = {};
  for (const name of FILTERS) {
    if (query.get(name)) {
      filters[name] = query.get(name);
    }
  }
  return { text: (query.get("q") ?? "").trim(), filters, sort: query.get("sort") ?? "", corrects: query.get("as") !== "typed" };
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

/* Puts a question into the form. */
function fill(question) {
  form.elements.q.value = question.text;
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

async function answer(focusAt = -1) {
  const question = read(location.href);
  const chosen = Object.values(question.filters);
  const asked = question.text || chosen.length > 0;
  fill(question);
  entitle(question.text, chosen);
  help.classList.toggle("mskb-shown", !asked);
  if (!asked) {
    found.replaceChildren();
    said.textContent = "";
    more.hidden = true;
    return;
  }
  said.textContent = "Searching …";
  const article = named(question.text);
  if (article?.sure && !chosen.length && (await exists(article.url))) {
    location.replace(article.url);
    return;
  }
  try {
    const reply = await ask({ ...question, count });
    if (reply !== null) {
      show(reply, article, focusAt);
      help.classList.add("mskb-shown");
    }
  } catch (error) {
    tellOff(said, error);
    help.classList.add("mskb-shown");
  }
}

function show(reply, article, focusAt) {
  const absent = article?.sure ? ` ${article.id} is not in this archive.` : "";
  Object.entries(reply.labels).forEach(([name, label]) => set(form.elements[name], label)); // an address may have keys
  entitle(reply.text, Object.values(reply.labels));
  said.textContent = describe(reply) + absent;
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
  more.hidden = reply.hits.length >= reply.total;
  shown = location.href;
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
    list.replaceChildren(...(field.options ? [new Option("any", "")] : []), ...known.map(([value, articles]) => new Option(`${value} (${articles.toLocaleString("en")})`, value)));
    field.value = chosen;
  } catch {
    delete list.dataset.filled;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  count = STEP;
  const address = write();
  if (new URL(address, location.href).href !== location.href) {
    history.pushState(null, "", address);
  }
  answer();
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
  answer(first);
});
addEventListener("popstate", (event) => {
  if (location.href !== shown) {
    count = event.state?.count ?? STEP;
    answer();
  }
});

count = history.state?.count ?? STEP;
open().catch((error) => tellOff(said, error));
answer();
