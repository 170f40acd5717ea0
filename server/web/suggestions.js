// What to ask next: questions that the server has tried and that the articles answer.
import { get } from "./api.js";
import { button, el } from "./element.js";

/** The questions after a conversation's newest answer as a list, or null where there are none. */
export async function suggestions(id, ask) {
  const { questions } = await get(`api/conversations/${encodeURIComponent(id)}/suggestions`);
  if (!questions.length) return null;
  const items = questions.map((question) =>
    el(
      "li",
      {},
      button(question, () => ask(question), { dir: "auto" }),
    ),
  );
  const heading = el("h3", {}, "The articles also answer");
  return el(
    "section",
    { class: "examples next", "aria-label": "What to ask next" },
    heading,
    el("ul", {}, items),
  );
}
