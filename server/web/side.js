// The side list of conversations: found, opened, deleted with undo.
import * as address from "./address.js";
import { get, remove } from "./api.js";
import { when } from "./dates.js";
import { button, el } from "./element.js";
import { Row } from "./row.js";
import { toast } from "./toast.js";

const PAGE = 100;
const SEARCH_PAUSE = 250;

export class Side {
  /** `on`: open(id), gone(id), renamed(id, title), lost(then). */
  constructor(element, toggle, on) {
    Object.assign(this, { element, toggle, on, current: null, shown: PAGE, leaving: new Map() });
    this.search = el("input", {
      type: "search",
      placeholder: "Search conversations",
      "aria-label": "Search conversations",
      oninput: () => this.#searched(),
    });
    this.list = el("div", {});
    this.foot = el("p", { class: "side-foot" });
    element.replaceChildren(
      el(
        "div",
        { class: "side-head" },
        el(
          "a",
          { href: "./", class: "new", onclick: (event) => this.#anew(event) },
          "New conversation",
        ),
        this.search,
      ),
      this.list,
      this.foot,
    );
    toggle.addEventListener("click", () =>
      this.#toggle(toggle.getAttribute("aria-expanded") !== "true"),
    );
    addEventListener(
      "pointerdown",
      ({ target }) => element.contains(target) || toggle.contains(target) || this.#toggle(false),
    );
    element.addEventListener(
      "keydown",
      (event) => event.key === "Escape" && this.#toggle(false, true),
    );
    this.channel = new BroadcastChannel("dateline");
    this.channel.onmessage = () => this.load(this.current);
    addEventListener("pagehide", () => {
      for (const finish of this.leaving.values()) finish();
    });
  }

  /** Tell other tabs that something changed. */
  tell() {
    this.channel.postMessage("changed");
  }

  #anew(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#toggle(false);
    document.getElementById("home").click();
    document.getElementById("question").focus();
  }

  #toggle(open, refocus = false) {
    this.toggle.setAttribute("aria-expanded", String(open));
    this.element.classList.toggle("open", open);
    if (open) this.#reveal();
    if (open) this.search.focus({ preventScroll: true });
    else if (refocus) this.toggle.focus();
  }

  #searched() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => {
      this.shown = PAGE;
      this.load(this.current);
    }, SEARCH_PAUSE);
  }

  /** Fetch the list anew; `current` is the open conversation. */
  async load(current) {
    const first = !this.list.childElementCount;
    this.current = current;
    const asked = (this.asked = Symbol("asked"));
    const words = this.search.value.trim();
    try {
      const page = await get("api/conversations", {
        words: words && `${words}*`, // the last word is still being written
        limit: this.shown,
      });
      const open = words ? null : await this.#beyond(page.conversations);
      if (asked !== this.asked) return;
      this.#draw(page, words, open);
      if (first) this.#reveal();
    } catch (error) {
      if (asked !== this.asked) return;
      this.foot.replaceChildren(error.message);
      if (error.gone) this.on.lost(() => this.load(this.current));
    }
  }

  /** The open conversation, where it is so old that the list does not reach it. */
  async #beyond(listed) {
    const { current } = this;
    if (!current || listed.length < this.shown || listed.some(({ id }) => id === current))
      return null;
    return get(`api/conversations/${encodeURIComponent(current)}`).catch(() => null);
  }

  #draw({ conversations, total }, words, open) {
    const kept = conversations.filter(({ id }) => !this.leaving.has(id));
    const groups = new Map(open ? [["Open", [open]]] : []);
    for (const one of kept) {
      const name = when(one.updated_at);
      groups.set(name, [...(groups.get(name) ?? []), one]);
    }
    this.list.replaceChildren(...[...groups].map(([name, some]) => this.#group(name, some)));
    const more = button(
      `Show more of ${total}`,
      () => {
        this.shown = Math.min(500, this.shown + PAGE);
        this.load(this.current);
      },
      { class: "quiet" },
    );
    const none = words ? `No conversation holds “${words}”.` : "What you ask is kept here.";
    this.foot.replaceChildren(kept.length ? "" : none);
    if (total > conversations.length && this.shown < 500) this.foot.replaceChildren(more);
    this.#point();
  }

  #group(name, some) {
    return el(
      "section",
      { class: "group", "aria-label": name },
      el("h2", {}, name),
      el(
        "ul",
        { class: "conversations" },
        some.map((one) => this.#row(one)),
      ),
    );
  }

  /** Show which conversation is open. */
  mark(id) {
    const other = id !== this.current;
    this.current = id;
    if (!this.#point() && id && other) this.load(id);
    if (other) this.#reveal();
  }

  /** Mark the open conversation in the list; whether it is there. */
  #point() {
    let there = false;
    for (const link of this.list.querySelectorAll("a")) {
      const open = link.dataset.id === this.current;
      if (open) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      there ||= open;
    }
    return there;
  }

  #reveal() {
    this.list.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }

  #row(one) {
    return new Row(one, {
      open: (event) => this.#open(event, one.id),
      renamed: (title) => this.#renamed(one.id, title),
      drawn: () => this.#point(),
      drop: (row) => this.#delete(row, one),
    }).element;
  }

  #open(event, id) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.#toggle(false);
    address.go({ ...address.read(), view: "", cite: "", c: id });
    this.on.open(id);
  }

  #renamed(id, title) {
    this.tell();
    this.on.renamed(id, title);
  }

  #delete(row, one) {
    const wasOpen = one.id === this.current;
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    this.leaving.set(one.id, () => this.#finish(one));
    row.remove();
    (neighbour?.querySelector("a") ?? this.search).focus();
    this.on.gone(one.id);
    const undo = () => {
      this.leaving.delete(one.id);
      this.load(this.current);
      if (wasOpen) this.on.open(one.id);
    };
    const lapse = () => this.leaving.has(one.id) && this.#finish(one);
    toast(`Deleted “${one.title}”.`, { label: "Undo", act: undo }, lapse);
  }

  async #finish(one) {
    this.leaving.delete(one.id);
    try {
      await remove(`api/conversations/${one.id}`);
    } catch (error) {
      if (error.status !== 404) toast(`“${one.title}” was not deleted. ${error.message}`);
    }
    this.tell();
    this.load(this.current);
  }
}
