// A stored conversation as a file: Markdown with footnotes for people, JSON for programs.
import { noAnswer } from "./answer.js";
import { moment } from "./dates.js";
import { el } from "./element.js";

/** Hand a conversation to the reader as a file; form is "markdown" or "json". */
export function save(conversation, form) {
  const [text, type, ending] =
    form === "json"
      ? [JSON.stringify(conversation, null, 2), "application/json", "json"]
      : [markdown(conversation), "text/markdown", "md"];
  const href = URL.createObjectURL(new Blob([text], { type }));
  el("a", { href, download: `${fileName(conversation.title)}.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

function fileName(title) {
  return (
    title
      .normalize("NFKD")
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 60) || "conversation"
  );
}

/** Markdown with one footnote a citation; what articles and readers wrote is escaped. */
export function markdown(conversation) {
  const notes = [];
  const parts = conversation.messages.flatMap((message) => turn(message, notes));
  return [`# ${plain(conversation.title)}`, ...parts, ...notes.map(footnote)].join("\n\n") + "\n";
}

function turn({ question, asked_at, answer }, notes) {
  const asked = `*Asked ${moment(asked_at)}${answer.as_of ? `; as of ${moment(answer.as_of)}` : ""}*`;
  const caveats = answer.caveats.map((caveat) => `> ${plain(caveat.text)}`);
  const body = answer.abstained
    ? [`**${noAnswer(answer)}.** ${plain(answer.missing ?? "")}`.trim()]
    : answer.statements.map((statement) => stated(statement, notes));
  return [`## ${plain(question)}`, asked, ...caveats, ...body];
}

function stated(statement, notes) {
  const items = statement.items.map((item) => `- ${sentence(item, notes)}`);
  return [sentence(statement, notes), ...items].join("\n");
}

function sentence({ text, citations }, notes) {
  return plain(text) + citations.map((citation) => `[^${notes.push(citation)}]`).join("");
}

function footnote(citation, i) {
  const where = [citation.title, citation.publisher ?? "unknown outlet"]
    .filter(Boolean)
    .map(plain)
    .join(", ");
  const dates = `published ${moment(citation.published_at)}${citation.updated_at ? `, updated ${moment(citation.updated_at)}` : ""}`;
  const place = `version ${citation.version}, characters ${citation.start} to ${citation.end}`;
  return `[^${i + 1}]: “${plain(citation.quote)}” ${where}, ${dates} (${place}). ${plain(citation.url ?? "")}`.trim();
}

/** Text on one line in which no character is Markdown or HTML. */
function plain(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&!]/g, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2")
    .replace(/^([-+])/, "\\$1");
}
