// A whole answer or its parts as elements; `open(notes, number)` is told which quote to show.
import { origin } from "./article.js";
import { explain, hide } from "./card.js";
import { Notes, rows, sources } from "./citations.js";
import { day, time } from "./dates.js";
import { button, count, el } from "./element.js";

const CAVEATS = {
  window_empty: "Nothing from then",
  disagreement: "Disagreement",
  changed: "Changed since",
  single_source: "One source",
  old_evidence: "Old news",
  no_date: "Undated",
  partial_list: "Perhaps not all",
  model_failed: "No chat model",
  broken_off: "Broken off",
  unsupported: "Not verified",
};

/** One verified statement with its markers; a list statement has a row for each item. */
export function statement(stated, notes, open) {
  const { own, items } = rows(stated);
  const lead = cited("p", stated.text, own, notes, open, stated.answer);
  if (!items.length) return el("div", { class: "statement" }, lead);
  const list = items.map((item) => cited("li", item.text, item.citations, notes, open));
  return el("div", { class: "statement" }, lead, el("ul", {}, list));
}

function cited(tag, text, citations, notes, open, answer = null) {
  const markers = citations.map((citation) => marker(citation, notes, open));
  const cut = text.length - text.match(/\S{0,24}$/)[0].length; // never alone on its line: a marker
  return el(
    tag,
    { dir: "auto" },
    part(text, 0, cut, answer),
    el("span", { class: "held" }, part(text, cut, text.length, answer), markers.slice(0, 1)),
    markers.slice(1),
  );
}

/** The text between two places, the words that answer in bold, with the day they mean. */
function part(text, from, to, answer) {
  const start = Math.max(from, Math.min(to, answer?.start ?? to));
  const end = Math.max(start, Math.min(to, answer?.end ?? to));
  const said = start < end ? el("b", { class: "said" }, text.slice(start, end)) : null;
  const meant = answer?.day && from < answer.end && answer.end <= to;
  const title = "Counted from the day the article was published";
  return [
    text.slice(from, start),
    said,
    meant ? el("time", { class: "meant", datetime: answer.day, title }, ` (${day(answer.day)})`) : null,
    text.slice(end, to),
  ];
}

/** The numbered button of one citation. */
export function marker(citation, notes, open) {
  const number = notes.number(citation);
  const label = `${number}: ${citation.publisher ?? "unknown outlet"}, ${day(citation.published_at)}`;
  const pressed = (event) => {
    hide();
    open(notes, number, event.currentTarget);
  };
  const node = button(String(number), pressed, {
    class: "marker",
    "aria-label": label,
    "data-number": number,
  });
  explain(node, citation);
  return node;
}

/** What the reader must know before the statements. */
export function caveats(list) {
  return list.map((caveat) =>
    el(
      "p",
      { class: "caveat", dir: "auto" },
      el("b", {}, `${CAVEATS[caveat.kind] ?? "Note"}.`),
      " ",
      caveat.text,
    ),
  );
}

/** The newest date that the answer rests on. */
export function asOf(answer) {
  return answer.as_of ? el("p", { class: "dateline as-of" }, "As of ", time(answer.as_of)) : null;
}

/** The articles an answer rests on, each with its markers and the number of its statements. */
export function sourceList(statements, notes, open) {
  const entries = sources(statements, notes).map((source) => sourceEntry(source, notes, open));
  return el(
    "section",
    { class: "sources", "aria-label": "Sources" },
    el("h3", {}, "Sources"),
    el("ol", {}, entries),
  );
}

function sourceEntry({ citation, numbers, statements }, notes, open) {
  const show = (event) => open(notes, numbers[0], event.currentTarget);
  const rest = statements > 1 ? "rest" : "rests";
  return el(
    "li",
    {},
    el("span", { class: "numbers", "aria-hidden": "true" }, numbers.join(", ")),
    el(
      "div",
      {},
      button(citation.title || "Untitled", show, { class: "title", dir: "auto" }),
      el(
        "p",
        { class: "dateline" },
        ...origin(citation),
        "\u00a0· ",
        el("span", { class: "held" }, `${count(statements, "statement")} ${rest} on this`),
      ),
    ),
  );
}

/** In a few words, that an answer is none. */
export function noAnswer(answer) {
  return answer.unsure ? "Not sure enough to answer" : "The articles do not say";
}

/** An answer that says it has none: what was searched, what is missing, what came nearest. */
export function abstention(answer, notes, open) {
  return el(
    "div",
    { class: "abstention" },
    el("h3", {}, noAnswer(answer)),
    answer.missing ? el("p", { dir: "auto" }, answer.missing) : null,
    passagesFound(answer, open),
    answer.nearest.length ? nearest(answer, notes, open) : null,
  );
}

function nearest(answer, notes, open) {
  const entries = answer.nearest.map((citation) =>
    el(
      "li",
      {},
      cited("p", citation.quote, [citation], notes, open),
      el("p", { class: "dateline" }, ...origin(citation)),
    ),
  );
  return [
    el("h4", {}, "The nearest that was found"),
    el("ul", { class: "nearest" }, entries),
    answer.unsure ? null : el("p", { class: "hint" }, "These do not answer the question, or hardly."),
  ];
}

/** "12 passages from 5 outlets, published 1 to 4 March 2025" in one line. */
function searched(passages) {
  if (!passages.length) return "No passage came near the question.";
  const outlets = new Set(passages.map((passage) => passage.publisher ?? "unknown"));
  const dates = passages
    .map((passage) => passage.published_at)
    .filter(Boolean)
    .sort();
  const span = dates.length ? `, published ${period(day(dates[0]), day(dates.at(-1)))}` : "";
  return `Found ${count(passages.length, "passage")} from ${count(outlets.size, "outlet")}${span}.`;
}

function period(first, last) {
  return first === last ? first : `between ${first} and ${last}`;
}

function byArticle(passages) {
  const found = new Map(passages.map(({ article_id: id }) => [id, []]));
  for (const passage of passages) found.get(passage.article_id).push(passage);
  return [...found.values()];
}

function passageEntry(own, notes, open) {
  const opens = own.map((passage) => {
    const number = notes.number({ ...passage, quote: passage.text });
    return (event) => open(notes, number, event.currentTarget);
  });
  const each = (show, at) =>
    button(String(at + 1), show, { class: "passage", "aria-label": `Passage ${at + 1}` });
  const several = own[1] ? [`\u00a0· ${count(own.length, "passage")}: `, ...opens.map(each)] : [];
  return el(
    "li",
    {},
    button(own[0].title || "Untitled", opens[0], { class: "title", dir: "auto" }),
    el("p", { class: "dateline" }, ...origin(own[0]), ...several),
  );
}

/** The passages that were found, by article, folded away; each opens where it stands. */
export function passagesFound(answer, open) {
  if (!answer.passages.length) return el("p", { class: "passages" }, searched([]));
  const notes = new Notes();
  const entries = byArticle(answer.passages).map((own) => passageEntry(own, notes, open));
  return el(
    "details",
    { class: "passages" },
    el("summary", {}, searched(answer.passages)),
    el("ol", {}, entries),
  );
}
