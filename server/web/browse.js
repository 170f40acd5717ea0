// The stored articles: found by words, outlet and date; read; deleted after a question.
import * as address from "./address.js";
import { Adding } from "./adding.js";
import { get, remove } from "./api.js";
import { dayAfter, dayStart, time } from "./dates.js";
import { button, count, el } from "./element.js";
import { toast } from "./toast.js";

const PAGE = 50;
const PAUSE = 250;

export class Browse {
  /** `lost(then)` is told of a server that is gone. */
  constructor(element, pane, lost) {
    Object.assign(this, { element, pane, lost, offset: 0 });
    this.words = el("input", { type: "search", oninput: () => this.#typed(), dir: "auto" });
    this.outlet = el(
      "select",
      { onchange: () => this.#changed() },
      el("option", { value: "" }, "All outlets"),
    );
    this.from = el("input", { type: "date", onchange: () => this.#changed() });
    this.to = el("input", { type: "date", onchange: () => this.#changed() });
    this.state = el("p", { class: "hint", role: "status" });
    this.list = el("ul", { class: "found" });
    this.more = button("Show more", () => this.#fetch(), { class: "quiet" });
    element.replaceChildren(
      el("h1", {}, "Articles"),
      this.#adding(),
      this.#form(),
      this.state,
      this.list,
      this.more,
    );
  }

  #form() {
    return el(
      "form",
      {
        class: "find",
        role: "search",
        "aria-label": "Articles",
        onsubmit: (event) => {
          event.preventDefault();
          this.#changed();
        },
      },
      el("label", { class: "words" }, "Words", this.words),
      el("label", {}, "Outlet", this.outlet),
      el("label", {}, "From", this.from),
      el("label", {}, "Until", this.to),
    );
  }

  #adding() {
    const place = el("div", {});
    new Adding(place, () => this.load());
    return el("details", { class: "add-more" }, el("summary", {}, "Add articles"), place);
  }

  #typed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#changed(), PAUSE);
  }

  #changed() {
    const publishers = this.outlet.value ? [this.outlet.value] : [];
    address.change({
      words: this.words.value.trim(),
      from: this.from.value,
      to: this.to.value,
      publishers,
    });
    this.#again();
  }

  /** Show what the address asks for. */
  async load() {
    const { words, from, to, publishers } = address.read();
    try {
      const { publishers: names } = await get("api/publishers");
      this.outlet.replaceChildren(
        ...["", ...names].map((name) => el("option", { value: name }, name || "All outlets")),
      );
    } catch (error) {
      this.#failed(error);
      return;
    }
    Object.assign(this.words, { value: words });
    Object.assign(this.from, { value: from });
    Object.assign(this.to, { value: to });
    this.outlet.value = publishers[0] ?? "";
    await this.#again();
  }

  #again() {
    this.offset = 0;
    this.list.replaceChildren();
    return this.#fetch();
  }

  async #fetch() {
    const asked = (this.asked = Symbol("asked"));
    const { words, from, to, publishers } = address.read();
    try {
      const page = await get("api/articles", {
        words: words && `${words}*`, // the last word is still being written
        publisher: publishers,
        from: from && dayStart(from),
        to: to && dayAfter(to),
        limit: PAGE,
        offset: this.offset,
      });
      if (asked === this.asked) this.#draw(page, words);
    } catch (error) {
      if (asked === this.asked) this.#failed(error);
    }
  }

  #failed(error) {
    this.more.hidden = true;
    this.state.textContent = error.message;
    if (error.gone) this.lost(() => this.load());
  }

  #draw({ articles, total }, words) {
    this.offset += articles.length;
    this.list.append(...articles.map((article) => this.#row(article)));
    this.more.hidden = this.offset >= total;
    this.state.textContent = total
      ? `${count(total, "article")}, newest first`
      : words
        ? `No article holds “${words}” there.`
        : "No articles here.";
  }

  #row(article) {
    const title = article.title || "Untitled";
    const row = el(
      "li",
      {},
      el(
        "div",
        {},
        button(title, (event) => this.pane.read(article.id, event.currentTarget), {
          class: "title",
          dir: "auto",
        }),
        el(
          "p",
          { class: "dateline" },
          el("b", { dir: "auto" }, article.publisher ?? "Unknown outlet"),
          "\u00a0· ",
          time(article.published_at),
          article.version > 1 ? `\u00a0· version ${article.version}` : "",
        ),
      ),
      button("Delete", () => this.#confirm(article, title, row), {
        class: "quiet",
        "aria-label": `Delete ${title}`,
      }),
    );
    return row;
  }

  #confirm(article, title, row) {
    const dialog = el(
      "dialog",
      { "aria-labelledby": "confirm-title", onclose: () => this.#decided(dialog, article, row) },
      el("h2", { id: "confirm-title", dir: "auto" }, `Delete “${title}”?`),
      el(
        "p",
        {},
        "The article goes with all its versions and answers no more questions. Answers that quote it keep their quotes. This cannot be undone.",
      ),
      el(
        "form",
        { method: "dialog", class: "actions" },
        el("button", { value: "keep", class: "quiet", autofocus: true }, "Keep it"),
        el("button", { value: "delete", class: "quiet danger" }, "Delete"),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  }

  async #decided(dialog, article, row) {
    dialog.remove();
    if (dialog.returnValue !== "delete") return row.querySelector("button:last-child").focus();
    try {
      await remove(`api/articles/${encodeURIComponent(article.id)}`);
    } catch (error) {
      return toast(error.message);
    }
    toast(`Deleted “${article.title || "Untitled"}”.`);
    await this.load();
    this.words.focus();
  }
}
