// An article as elements: its head with dates and versions, its text with the quotes marked.
import { moment, time } from "./dates.js";
import { el, linkOut } from "./element.js";
import { paragraphs, ranges, stands } from "./quotes.js";

/** Outlet and dates of a citation or an article, as parts of a dateline. */
export function origin({ publisher, published_at: published, updated_at: updated }) {
  const parts = [
    el("b", { dir: "auto" }, publisher ?? "Unknown outlet"),
    "\u00a0· ",
    time(published),
  ];
  if (updated) parts.push(`\u00a0· as of ${moment(updated)}`);
  return parts;
}

/** Title, authors, dates, versions and the link out; `choose(version)` shows another version. */
export function head(article, choose) {
  const authors = article.authors.length ? `By ${article.authors.join(", ")}` : null;
  return el(
    "header",
    {},
    el("h2", { dir: "auto", tabindex: "-1" }, article.title || "Untitled"),
    authors && el("p", { class: "byline", dir: "auto" }, authors),
    dateline(article),
    versions(article, choose),
    linkOut(article.url),
  );
}

function dateline(article) {
  const parts = [el("b", { dir: "auto" }, article.publisher ?? "Unknown outlet")];
  parts.push("\u00a0· published ", time(article.published_at));
  if (article.updated_at) parts.push("\u00a0· updated ", time(article.updated_at));
  if (article.fetched_at) parts.push(`\u00a0· added ${moment(article.fetched_at)}`);
  if (article.versions.length < 2) parts.push(`\u00a0· version ${article.version}`);
  return el("p", { class: "dateline" }, ...parts);
}

function newest(article) {
  return article.versions[0]?.version ?? article.version; // an older one may come later
}

function versions(article, choose) {
  if (article.versions.length < 2) return null;
  const options = article.versions.map(({ version, updated_at, fetched_at, published_at }) => {
    const kind = version === newest(article) ? " (newest)" : "";
    const label = `Version ${version}${kind}, ${moment(updated_at ?? fetched_at ?? published_at)}`;
    return el("option", { value: version, selected: version === article.version }, label);
  });
  const select = el("select", { onchange: () => choose(Number(select.value)) }, options);
  return el("p", { class: "versions" }, el("label", {}, "Showing ", select));
}

/** What is amiss between the quote and the version shown, if anything. */
export function warning(article, quote) {
  const words = quote?.article_id === article.id ? amiss(article, quote) : null;
  return words && el("p", { class: "caveat" }, words);
}

function amiss(article, quote) {
  const version = quote.version ?? article.version;
  if (version !== article.version)
    return `The quote stands in version ${version}, not in this one.`;
  if (quote.quote !== undefined && !stands(article.text, quote)) {
    return "The quote does not stand where the answer says it does.";
  }
  if (version === newest(article)) return null;
  return `The answer quotes version ${version}; this article has changed since.`;
}

/** The text with every note of this version marked, note `number` above all. */
export function marked(article, notes, number) {
  const here = notes
    .map((note, i) => ({ ...note, number: i + 1 }))
    .filter((note) => note.article_id === article.id)
    .filter((note) => (note.version ?? article.version) === article.version);
  const cut = paragraphs(article.text, ranges(article.text, here));
  return el(
    "div",
    { class: "article-text", dir: "auto" },
    cut.map((segments) =>
      el(
        "p",
        { dir: "auto" },
        segments.map((one) => segment(one, number)),
      ),
    ),
  );
}

function segment({ text, quotes, begins }, number) {
  if (!quotes.length) return text;
  const numbers = quotes.map((quote) => quote.number);
  const kind = [numbers.includes(number) && "current", begins && "begins"].filter(Boolean);
  const marks = { class: kind.join(" ") || null, "data-numbers": numbers.join(" ") };
  return el("mark", { ...marks, tabindex: "-1" }, text);
}
