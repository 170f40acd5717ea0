// The page, put together.
import * as address from "./address.js";
import { AskBox } from "./ask.js";
import { Connection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { Narrow } from "./filters.js";
import { Intro } from "./intro.js";
import { ArticlePane } from "./pane.js";
import { Side } from "./side.js";
import { toast } from "./toast.js";

const PENDING = "dateline-pending";
const at = (id) => document.getElementById(id);

const connection = new Connection(at("banner"));
const pane = new ArticlePane(
  at("article"),
  [at("main"), at("side"), at("skip"), at("masthead")],
  { moved: shown, lost },
);
const narrow = new Narrow(at("narrow"), ({ from, to, publishers }) =>
  address.change({ from, to, publishers }),
);
const box = new AskBox(at("ask"), { ask, stop: () => conversation.stop() });
const intro = new Intro(at("intro"), at("examples"), { ask, added: () => intro.load(), lost });
const side = new Side(at("side"), at("side-button"), {
  open: openConversation,
  gone: (id) => id === conversation.id && fresh(),
  renamed: (id, title) => id === conversation.id && named(title),
  lost,
});
const conversation = new Conversation(at("turns"), {
  open: (notes, number, from) => pane.open(notes, number, from),
  edit: (turn) => {
    box.fill(turn.question);
    narrow.set(turn.filters);
    box.focus();
  },
  busy: (running) => box.busy(running),
  saved,
  retry: (turn) => ask(turn.question, turn.filters, true),
  lost,
});
let browse = null;
let leaving = false; // the browser breaks off an answer before it says that the page goes

function lost(then) {
  connection.lost(then);
}

function view(name) {
  at("ask-view").hidden = name === "articles";
  at("articles-view").hidden = name !== "articles";
  at("to-ask").setAttribute("aria-current", name === "articles" ? "false" : "page");
  at("to-articles").setAttribute("aria-current", name === "articles" ? "page" : "false");
}

async function ask(question, { from, to, publishers } = narrow.filters, retried = false) {
  if (box.text === question) box.fill("");
  begun(true);
  sessionStorage.setItem(PENDING, JSON.stringify({ question, id: conversation.id }));
  const came = await conversation.ask(question, { from, to, publishers }, retried);
  if (!leaving) sessionStorage.removeItem(PENDING);
  if (!came && !box.text) box.fill(question);
}

function begun(yes) {
  at("ask-view").classList.toggle("begun", yes);
  at("title").hidden = !yes;
}

function named(title) {
  at("title").textContent = title;
  document.title = `${title} · Dateline`;
}

function saved(id, question) {
  address.change({ c: id });
  if (conversation.turns.length === 1) named(question);
  side.load(id);
  side.tell();
}

function shown(notes, number) {
  const index = conversation.turns.findIndex((turn) => notes && turn.notes === notes);
  address.change({ cite: index < 0 ? "" : `${index + 1}.${number}` });
  for (const turn of conversation.turns) turn.point(turn.notes === notes ? number : null);
}

async function openConversation(id, cite = "") {
  pane.shut();
  view("ask");
  try {
    const stored = await conversation.load(id);
    if (!stored) return;
    named(stored.title);
  } catch (error) {
    return missed(error, () => openConversation(id, cite));
  }
  begun(true);
  side.mark(id);
  const [turn, number] = cite.split(".").map(Number);
  const { notes } = conversation.turns[turn - 1] ?? {};
  if (notes?.list[number - 1]) pane.open(notes, number);
  else conversation.turns.at(-1)?.element.scrollIntoView({ block: "start" });
}

function missed(error, again) {
  if (error.gone) lost(again);
  else toast(error.message);
  if (error.status === 404) fresh();
}

function fresh() {
  pane.shut();
  conversation.clear();
  begun(false);
  document.title = "Dateline";
  address.change({ c: "", cite: "", view: "" });
  side.mark(null);
  view("ask");
  intro.load();
}

async function route() {
  const { view: name, c, cite, from, to, publishers } = address.read();
  narrow.set({ from, to, publishers });
  view(name);
  if (name === "articles") return showArticles();
  if (c && c !== conversation.id) return openConversation(c, cite);
  if (!c) fresh();
}

async function showArticles() {
  const { Browse } = await import("./browse.js");
  browse ??= new Browse(at("articles-view"), pane, lost);
  document.title = "Articles · Dateline";
  browse.load();
}

function interrupted() {
  const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null");
  sessionStorage.removeItem(PENDING);
  if (!pending) return;
  if (!box.text) box.fill(pending.question);
  toast(
    "The page was left before the answer was whole. Your question is in the box: ask it again.",
  );
}

function follow(event, state) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  pane.shut();
  address.go({ ...address.read(), cite: "", ...state });
  route();
}

at("home").addEventListener("click", (event) =>
  follow(event, { view: "", c: "", from: "", to: "", publishers: [] }),
);
at("to-ask").addEventListener("click", (event) =>
  follow(event, { view: "", c: conversation.id ?? "" }),
);
at("to-articles").addEventListener("click", (event) => follow(event, { view: "articles", c: "" }));
addEventListener("beforeunload", () => {
  leaving = true;
});
addEventListener("popstate", () => {
  pane.shut();
  route();
});

side.load(address.read().c);
await route();
interrupted();
