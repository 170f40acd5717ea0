// The side list of conversations: found, opened, deleted with undo.
import * as address from "./address.js";
import { get, remove } from "./api.js";
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
    this.list = el("ul", { class: "conversations" });
    this.foot = el("p", { class: "side-foot" });
    element.replaceChildren(
      el(
        "a",
        { href: "./", class: "new", onclick: (event) => this.#anew(event) },
        "New conversation",
      ),
      this.search,
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
    if (open) this.search.focus();
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
    this.current = current;
    const words = this.search.value.trim();
    try {
      this.#draw(await get("api/conversations", { words, limit: this.shown }), words);
    } catch (error) {
      this.foot.replaceChildren(error.message);
      if (error.gone) this.on.lost(() => this.load(this.current));
    }
  }

  #draw({ conversations, total }, words) {
    const kept = conversations.filter(({ id }) => !this.leaving.has(id));
    this.list.replaceChildren(...kept.map((one) => this.#row(one)));
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
    this.mark(this.current);
  }

  /** Show which conversation is open. */
  mark(id) {
    this.current = id;
    for (const link of this.list.querySelectorAll("a")) {
      if (link.dataset.id === id) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  #row(one) {
    return new Row(one, {
      open: (event) => this.#open(event, one.id),
      renamed: (title) => this.#renamed(one.id, title),
      drawn: () => this.mark(this.current),
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
