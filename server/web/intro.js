// What stands on the page before the first question: what is here to ask, or how to add some.
import { get } from "./api.js";
import { day } from "./dates.js";
import { button, count, el, fill } from "./element.js";

export class Intro {
  /** `on`: ask(question), added(), lost(then). */
  constructor(element, examples, on) {
    Object.assign(this, { element, examples, on, panel: null });
  }

  /** Look at what is stored and say so. */
  async load() {
    let articles, outlets, asked;
    try {
      [articles, { publishers: outlets }, { questions: asked }] = await Promise.all([
        get("api/articles", { limit: 1 }),
        get("api/publishers"),
        get("api/examples"),
      ]);
    } catch (error) {
      if (error.gone) this.on.lost(() => this.load());
      this.element.replaceChildren(
        el(
          "p",
          { class: "failure", role: "alert" },
          error.message,
          " ",
          button("Try again", () => this.load(), { class: "quiet" }),
        ),
      );
      return;
    }
    this.element.parentElement.classList.toggle("bare", !articles.total);
    if (articles.total) this.#full(articles, outlets, asked);
    else await this.#empty();
  }

  #full({ total, articles: [newest] }, outlets, questions) {
    const date = newest.published_at ? `, the newest of ${day(newest.published_at)}` : "";
    const from = outlets.length ? ` from ${count(outlets.length, "outlet")}` : "";
    fill(
      this.element,
      el("h1", {}, "What do you want to know?"),
      el(
        "p",
        { class: "standfirst" },
        `Dateline answers from ${count(total, "article")}${from} kept here${date}. Every sentence carries its quote; what the articles do not say, it does not answer.`,
      ),
    );
    fill(this.examples, questions.length ? this.#examples(questions) : [], this.panel); // what became of each file stays to be read
  }

  #examples(questions) {
    const items = questions.map((question) =>
      el(
        "li",
        {},
        button(question, () => this.on.ask(question), { dir: "auto" }),
      ),
    );
    return [el("h2", {}, "For example"), el("ul", {}, items)];
  }

  async #empty() {
    const { Adding } = await import("./adding.js");
    if (!this.panel) new Adding((this.panel = el("div", {})), this.on.added);
    fill(
      this.element,
      el("h1", {}, "No articles yet"),
      el(
        "p",
        { class: "standfirst" },
        "Dateline answers only from articles that you keep here. Add some, then ask about them.",
      ),
      this.panel,
    );
    this.examples.replaceChildren();
  }
}
