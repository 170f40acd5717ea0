// The place beside the answer where an article opens: which quote is shown, and the way to the next.
import { announce } from "./announce.js";
import { get } from "./api.js";
import { head, marked, origin, warning } from "./article.js";
import { button, el, fill, scrolling } from "./element.js";

const NARROW = matchMedia("(max-width: 59.99rem)");

function focusUnlessTyping(node) {
  if (!document.activeElement.matches("input, textarea")) node.focus({ preventScroll: true });
}

export class ArticlePane {
  /** `behind` is out of reach while the pane lies over it; `on`: moved(notes, number), lost(then). */
  constructor(element, behind, on) {
    Object.assign(this, { element, behind, on, kept: new Map(), opener: null });
    element.addEventListener("keydown", (event) => this.#key(event));
    NARROW.addEventListener("change", () => this.#cover());
  }

  /** Show quote `number` of the notes in its article; `from` gets the focus back. */
  async open(notes, number, from = null) {
    Object.assign(this, { notes, number, opener: from ?? this.opener });
    const { article_id: id, version } = notes.list[number - 1];
    await this.#show(id, version);
  }

  /** Show a whole article, with no quote. */
  async read(id, from = null) {
    Object.assign(this, { notes: null, number: null, opener: from });
    await this.#show(id, null);
  }

  async #show(id, version) {
    this.element.hidden = false;
    this.#cover();
    this.on.moved(this.notes, this.number);
    const wanted = (this.wanted = Symbol(id));
    try {
      const article = await this.#fetch(id, version);
      if (wanted === this.wanted) this.#draw(article);
    } catch (error) {
      if (wanted === this.wanted) this.#fail(error, () => this.#show(id, version));
    }
  }

  async #fetch(id, version) {
    const key = `${id} ${version}`;
    if (this.kept.has(key)) return this.kept.get(key);
    this.element.replaceChildren(this.#bar(), el("p", { class: "stage" }, "Opening the article…"));
    const article = await get(`api/articles/${encodeURIComponent(id)}`, { version });
    if (version) this.kept.set(key, article); // a version never changes, the newest one may
    return article;
  }

  #fail(error, again) {
    const { wanted } = this;
    if (error.gone) this.on.lost(() => wanted === this.wanted && again());
    const quoted = this.notes ? " Its quote stays in the answer." : "";
    const told =
      error.status === 404
        ? [`This article is no longer kept here.${quoted}`]
        : [error.message, " ", button("Try again", again, { class: "quiet" })];
    this.element.replaceChildren(this.#bar(), el("p", { class: "failure", role: "alert" }, told));
  }

  #draw(article) {
    this.article = article;
    const notes = this.notes?.list ?? [];
    this.text = marked(article, notes, this.number);
    fill(
      this.element,
      this.#bar(article),
      head(article, (version) => this.#show(article.id, version)),
      warning(article, notes[this.number - 1]),
      this.text,
    );
    this.#arrive();
  }

  #bar(article = null) {
    const total = this.notes?.list.length ?? 0;
    const walk =
      total > 1
        ? [
            button("‹ Previous", () => this.step(-1), {
              class: "quiet",
              "aria-keyshortcuts": "p",
              "aria-label": "Previous quote",
            }),
            el("span", { class: "place" }, `${this.number} of ${total}`),
            button("Next ›", () => this.step(1), {
              class: "quiet",
              "aria-keyshortcuts": "n",
              "aria-label": "Next quote",
            }),
          ]
        : [];
    const where = article && el("span", { class: "dateline where" }, ...origin(article));
    return el(
      "div",
      { class: "article-bar", role: "group", "aria-label": "Quotes" },
      walk,
      where,
      button("Close", () => this.close(), { class: "quiet close" }),
    );
  }

  #arrive() {
    const mark = this.text.querySelector("mark.current");
    if (!mark) {
      this.element.scrollTop = 0;
      focusUnlessTyping(this.element.querySelector("h2"));
      return;
    }
    this.#bringIntoView(mark);
    focusUnlessTyping(mark);
    announce(
      `Quote ${this.number} of ${this.notes.list.length}, ${this.article.publisher ?? "unknown outlet"}.`,
    );
  }

  #bringIntoView(mark) {
    const place = mark.getBoundingClientRect();
    const top = place.top - this.element.getBoundingClientRect().top + this.element.scrollTop;
    const height = this.element.clientHeight;
    const fits = top + place.height < height * 0.9; // then the title and the dates can stay in view
    this.element.scrollTo({ top: fits ? 0 : top - height / 3, behavior: scrolling() });
  }

  /** Go to the next (1) or previous (-1) quote of the same answer, whichever article it is in. */
  step(by) {
    const total = this.notes?.list.length ?? 0;
    if (total > 1) this.open(this.notes, ((this.number - 1 + by + total) % total) + 1);
  }

  #key(event) {
    if (
      event.target.matches("input, select, textarea") ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return;
    const act = { n: () => this.step(1), p: () => this.step(-1), Escape: () => this.close() }[
      event.key
    ];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** Put the article away and give the focus back. */
  close() {
    this.shut();
    this.on.moved(null, null);
    this.opener?.focus();
    this.opener = null;
  }

  /** Put the article away because something else takes its place. */
  shut() {
    this.wanted = null;
    this.element.hidden = true;
    this.#cover();
  }

  #cover() {
    const over = NARROW.matches && !this.element.hidden;
    for (const one of this.behind) one.inert = over;
    document.documentElement.classList.toggle("covered", over);
  }
}
