"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.querySelector("form.filters");
const list = document.getElementById("list");
const more = document.getElementById("more");
const suites = new Set(data.questions.map((q) => q.suite)).size;
const STEP = 50;
let found = [];
let shown = 0;

function make(tag, text, ...classes) {
  const node = document.createElement(tag);
  if (text !== undefined && text !== null) node.textContent = text;
  if (classes.length) node.classList.add(...classes);
  return node;
}

function part(parent, title, nodes) {
  if (!nodes.length) return;
  parent.append(make("h4", title), ...nodes);
}

function quote(citation) {
  const node = make("blockquote", citation.quote);
  const source = make("cite");
  if (/^https?:\/\//.test(citation.url || "")) {
    const link = make("a", citation.source);
    link.href = citation.url;
    link.rel = "noreferrer noopener";
    source.append(link);
  } else source.textContent = citation.source;
  node.append(source);
  return node;
}

function bullets(texts) {
  const node = make("ul");
  node.append(...texts.map((text) => make("li", text)));
  return node;
}

function passage(key) {
  const held = data.passages[key];
  const node = make("div", held.text.replace(/\s*\n\s*/g, "\n"), "passage");
  node.prepend(make("cite", held.source));
  return node;
}

function inside(q) {
  const node = make("div", null, "inside");
  part(node, "Earlier turns", q.history.map(([asked, said]) => make("p", `${asked} — ${said}`)));
  if (q.asked) node.append(make("p", `Asked at ${q.asked}`, "soft"));
  if (q.faults.length) part(node, "What is wrong", [bullets(q.faults)]);
  const answer = [];
  if (q.missing !== null) answer.push(make("p", `Abstained: ${q.missing}`));
  for (const statement of q.statements)
    answer.push(make("p", statement.text), ...statement.citations.map(quote));
  part(node, "Answer", answer);
  part(node, "Caveats", q.caveats.length ? [bullets(q.caveats)] : []);
  part(node, "Nearest evidence", q.nearest.map(quote));
  const expected = Object.entries(q.expected).filter(([, texts]) => texts.length);
  part(node, "Expected", expected.map(([kind, texts]) => make("p", `${kind}: ${texts.join("; ")}`)));
  if (q.passages.length) {
    const box = make("details");
    box.append(make("summary", `${q.passages.length} passages, best first`));
    box.addEventListener("toggle", () => {
      if (box.open && box.children.length === 1) box.append(...q.passages.map(passage));
    });
    node.append(make("h4", "Retrieved"), box);
  }
  part(node, "Not scored", q.unscored.length ? [bullets(q.unscored)] : []);
  const scores = Object.entries(q.scores).map(([name, value]) => `${name} ${+value.toFixed(3)}`);
  if (q.confidence !== null) scores.unshift(`confidence ${q.confidence.toFixed(3)}`);
  if (q.seconds !== null) scores.unshift(`${q.seconds.toFixed(2)} s`);
  node.append(make("h4", "Scores"), make("p", scores.join(" · "), "soft"));
  return node;
}

function row(q) {
  const node = make("details", null, "question");
  const summary = make("summary");
  const where = make("span", suites > 1 ? `${q.suite} ${q.id}` : q.id, "where");
  const what = make("span", q.question, "what");
  what.append(...q.tags.map((tag) => make("span", tag, "tag")));
  summary.append(make("span", q.verdict, "mark", q.verdict), what, where);
  node.append(summary);
  node.addEventListener("toggle", () => {
    if (node.open && node.children.length === 1) node.append(inside(q));
  });
  return node;
}

function value(name) {
  return form.elements[name] ? form.elements[name].value : "";
}

function admits(q) {
  const words = value("words").toLowerCase().split(/\s+/).filter(Boolean);
  const text = [q.id, q.question, ...q.statements.map((s) => s.text)].join(" ").toLowerCase();
  const verdict = value("verdict");
  const went = verdict === "fallen" ? ["failed", "error"].includes(q.verdict) : q.verdict === verdict;
  return (
    (!verdict || went) &&
    (!value("suite") || q.suite === value("suite")) &&
    q.run === Number(value("run") || 0) &&
    (!value("tag") || q.tags.includes(value("tag"))) &&
    words.every((word) => text.includes(word))
  );
}

function extend() {
  list.append(...found.slice(shown, shown + STEP).map(row));
  shown = Math.min(shown + STEP, found.length);
  more.hidden = shown === found.length;
  more.textContent = `Show more (${found.length - shown} left)`;
}

function refresh() {
  found = data.questions.filter(admits);
  shown = 0;
  list.replaceChildren();
  const count = found.length === 1 ? "1 question" : `${found.length} questions`;
  document.getElementById("count").textContent = count;
  extend();
}

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", refresh);
more.addEventListener("click", extend);
refresh();
