// One question and its answer, from the first stage to the last source.
import {
  abstention,
  asOf,
  caveats,
  noAnswer,
  passagesFound,
  sourceList,
  statement,
} from "./answer.js";
import { announce } from "./announce.js";
import { Notes } from "./citations.js";
import { button, count, el, fill } from "./element.js";
import { Feedback } from "./feedback.js";
import { chips } from "./filters.js";
import { question } from "./question.js";

const STAGES = {
  condense: "Reading the question in its conversation",
  retrieve: "Searching the articles",
  read: "Reading",
  verify: "Checking every quote",
};

let made = 0;

export class Turn {
  /** `on` has open(notes, number, from), again(turn), edit(turn). */
  constructor({ question, filters, retried = false }, on) {
    Object.assign(this, {
      question,
      filters,
      retried,
      on,
      notes: new Notes(),
      statements: [],
      answer: null,
      found: [],
    });
    this.element = this.#build();
  }

  #build() {
    made += 1;
    const id = `turn-${made}`;
    const { heading, more } = question(id, this.question);
    this.heading = heading;
    this.stageLine = el("p", { class: "stage" }, "Sending the question…");
    this.caveats = el("div", { class: "caveats" });
    this.body = el("div", { class: "statements" });
    this.end = el("div", { class: "turn-end" });
    this.next = el("div", {});
    return el(
      "article",
      { class: "turn", "aria-labelledby": id },
      heading,
      more,
      chips(this.filters),
      this.stageLine,
      this.caveats,
      this.body,
      this.end,
      this.next,
    );
  }

  /** Take in one event of the stream. */
  take({ name, data }) {
    if (name === "stage") this.#stage(data);
    else if (name === "statement") this.#state(data.statement);
    else if (name === "answer") this.finish(data);
  }

  #stage({ stage, detail }) {
    const words = STAGES[stage] ?? stage;
    if (stage === "read") this.#say(`${words} ${detail}…`);
    else this.#say(`${words}…`, detail);
  }

  #say(words, detail) {
    this.stageLine.replaceChildren(
      words,
      detail ? el("span", { class: "detail", dir: "auto" }, ` ${detail}`) : "",
    );
    announce(words);
  }

  #state(stated) {
    this.statements.push(stated);
    this.body.append(statement(stated, this.notes, this.on.open));
    announce(stated.text);
  }

  /** The whole answer, live or from the store: what was streamed stays where it is if it is the same. */
  finish(answer, given = []) {
    this.answer = answer;
    this.stageLine.remove();
    const same = JSON.stringify(this.statements) === JSON.stringify(answer.statements);
    if (!same) this.#restate(answer.statements);
    fill(this.caveats, caveats(answer.caveats));
    const parts = answer.abstained
      ? [abstention(answer, this.notes, this.on.open)]
      : this.#answered();
    const feedback = new Feedback({ ...answer, feedback: given });
    fill(this.end, parts, this.#actions(feedback.buttons), feedback.panel);
  }

  #restate(statements) {
    this.notes = new Notes();
    this.statements = statements;
    this.body.replaceChildren(...statements.map((one) => statement(one, this.notes, this.on.open)));
  }

  #answered() {
    const { answer, notes, on } = this;
    return [
      asOf(answer),
      sourceList(answer.statements, notes, on.open),
      passagesFound(answer, on.open),
    ];
  }

  /** Show what to ask next, or take it away. */
  offer(element) {
    fill(this.next, element);
  }

  /** Point out the markers of the quote that is open beside the answer, if any. */
  point(number) {
    for (const marker of this.element.querySelectorAll(".marker")) {
      marker.setAttribute("aria-current", String(Number(marker.dataset.number) === number));
    }
  }

  /** Tell a listener what came of it. */
  conclude() {
    const { statements, abstained } = this.answer;
    announce(
      abstained
        ? `${noAnswer(this.answer)}.`
        : `Answered: ${count(statements.length, "statement")}, ${count(this.notes.list.length, "quote")}.`,
    );
  }

  /** The stream ended early: say why and what to do; verified statements stay. */
  fail(message) {
    const title = this.statements.length ? "The answer broke off" : "No answer came";
    this.#close("failure", title, message, "alert");
  }

  /** The reader stopped it. */
  stop() {
    this.#close("stopped", "Stopped", "", "status");
  }

  #close(kind, title, message, role) {
    this.stageLine.remove();
    const kept = this.statements.length
      ? " What stands above is checked, but it may not be all."
      : "";
    this.end.replaceChildren(
      el("p", { class: kind, role }, el("b", {}, `${title}.`), " ", message, kept),
      this.#actions(),
    );
  }

  #actions(...more) {
    return el(
      "div",
      { class: "actions" },
      button("Ask again", () => this.on.again(this), { class: "quiet" }),
      button("Edit the question", () => this.on.edit(this), { class: "quiet" }),
      ...more,
    );
  }
}
