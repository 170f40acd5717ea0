// One conversation in the side list, and what can be done with it.
import * as address from "./address.js";
import { get, patch } from "./api.js";
import { day } from "./dates.js";
import { button, el } from "./element.js";
import { menu } from "./menu.js";
import { toast, toCopy } from "./toast.js";

export class Row {
  /** `on`: open(event), renamed(title), drawn(), drop(element). */
  constructor(one, on) {
    Object.assign(this, { one, on, element: el("li", {}) });
    this.#draw();
  }

  #draw() {
    const { id, title, updated_at: used } = this.one;
    const href = address.href({ c: id });
    const link = { href, "data-id": id, dir: "auto", title: `${title}, ${day(used)}` };
    this.element.replaceChildren(
      el("a", { ...link, onclick: this.on.open }, title),
      menu(`More for ${title}`, [
        ["Rename", () => this.#rename()],
        ["Copy link", () => copyLink(href)],
        ["Export as Markdown", () => download(id, "markdown")],
        ["Export as JSON", () => download(id, "json")],
        ["Delete", () => this.on.drop(this.element)],
      ]),
    );
  }

  #rename() {
    const title = { value: this.one.title, maxlength: 200, "aria-label": "New title", dir: "auto" };
    const input = el("input", title);
    const submit = (event) => {
      event.preventDefault();
      this.#save(input.value.trim());
    };
    const escape = (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.#back();
    };
    const save = el("button", { type: "submit", class: "quiet" }, "Save");
    const form = { class: "rename", onsubmit: submit, onkeydown: escape };
    this.element.replaceChildren(
      el(
        "form",
        form,
        input,
        save,
        button("Cancel", () => this.#back(), { class: "quiet" }),
      ),
    );
    input.select();
    input.focus();
  }

  async #save(title) {
    if (!title || title === this.one.title) return this.#back();
    try {
      await patch(`api/conversations/${this.one.id}`, { title });
    } catch (error) {
      return toast(error.message);
    }
    this.one = { ...this.one, title };
    this.on.renamed(title);
    this.#back();
  }

  #back() {
    this.#draw();
    this.on.drawn();
    this.element.querySelector("a").focus();
  }
}

async function copyLink(href) {
  const whole = new URL(href, document.baseURI).href;
  try {
    await navigator.clipboard.writeText(whole); // there over https and on this machine, if allowed
  } catch {
    return toCopy("The browser copies nothing here. Copy the link yourself:", whole);
  }
  toast("Link copied.");
}

async function download(id, form) {
  const { save } = await import("./export.js");
  try {
    save(await get(`api/conversations/${id}`), form);
  } catch (error) {
    toast(error.message);
  }
}
