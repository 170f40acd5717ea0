// Adding articles: files, addresses or a text, with what became of each.
import { post } from "./api.js";
import { count, el } from "./element.js";

const HOW_TO_GIVE =
  "Date and outlet are read from front matter, or from lines at the top of a text such as “Publisher: …” and “Date: …”: add them, and drop the file again.";
const FORMS = ".html,.htm,.txt,.md,.markdown,.pdf,.jsonl,.gz,.xml,.rss,.atom";
const BETWEEN_ADDRESSES = /\s*\n\s*|\s+(?=https?:\/\/)/i;

export class Adding {
  /** `added()` runs after something was stored. */
  constructor(element, added) {
    Object.assign(this, { added, queue: [], done: 0, total: 0, stored: 0 });
    this.progress = el("progress", { value: 0, max: 1, "aria-label": "Articles sent" });
    this.state = el("p", { role: "status" });
    this.list = el("ul", {});
    this.hint = el("p", { class: "how", hidden: true }, HOW_TO_GIVE);
    this.arrivals = el(
      "div",
      { class: "arrivals", hidden: true },
      this.state,
      this.progress,
      this.list,
      this.hint,
    );
    element.replaceChildren(
      el(
        "section",
        { class: "adding", "aria-label": "Add articles" },
        this.arrivals,
        this.#files(),
        this.#addresses(),
        this.#text(),
      ),
    );
  }

  #files() {
    const input = el("input", {
      type: "file",
      multiple: true,
      accept: FORMS,
      onchange: () => {
        this.#take([...input.files]);
        input.value = "";
      },
    });
    const over = (event) => {
      event.preventDefault();
      zone.classList.add("over");
    };
    const drop = (event) => {
      event.preventDefault();
      zone.classList.remove("over");
      this.#take([...event.dataTransfer.files]);
    };
    const zone = el(
      "div",
      {
        class: "drop",
        ondragover: over,
        ondragleave: () => zone.classList.remove("over"),
        ondrop: drop,
      },
      el("p", {}, "Drop files here: HTML, text, Markdown, PDF, JSON Lines or feeds"),
      el("label", { class: "quiet chooser" }, "Choose files", input),
    );
    return zone;
  }

  #take(files) {
    this.#send(
      files.map((file) => {
        const form = new FormData();
        form.append("file", file, file.name);
        return { name: file.name, body: form };
      }),
    );
  }

  #addresses() {
    const box = el("textarea", {
      rows: 2,
      placeholder: "https://…",
      required: true,
      spellcheck: "false",
    });
    return this.#form(
      "Paste addresses",
      [el("label", {}, "Addresses, one a line", box)],
      "Fetch",
      () =>
        box.value
          .trim()
          .split(BETWEEN_ADDRESSES)
          .filter(Boolean)
          .map((url) => ({ name: url, body: { url } })),
    );
  }

  #text() {
    const title = el("input", { required: true, dir: "auto" });
    const outlet = el("input", { dir: "auto" });
    const date = el("input", { type: "date" });
    const text = el("textarea", { required: true, dir: "auto" });
    const fields = [
      el("label", {}, "Title", title),
      el(
        "div",
        { class: "pair" },
        el("label", {}, "Outlet", outlet),
        el("label", {}, "Published", date),
      ),
      el("label", {}, "Text", text),
    ];
    return this.#form("Paste a text", fields, "Add", () => {
      const body = { title: title.value, text: text.value };
      if (outlet.value) body.publisher = outlet.value;
      if (date.value) body.published_at = date.value;
      return [{ name: title.value, body }];
    });
  }

  #form(title, fields, label, read) {
    const submit = async (event) => {
      event.preventDefault();
      if (await this.#send(read())) form.reset();
    };
    const form = el(
      "form",
      { onsubmit: submit, "aria-label": title },
      ...fields,
      el("button", { type: "submit", class: "quiet" }, label),
    );
    return el("details", {}, el("summary", {}, title), form);
  }

  /** Send one after the other; true if none failed. */
  async #send(sources) {
    this.arrivals.hidden = false;
    this.total += sources.length;
    let failures = 0;
    for (const source of sources) failures += await this.#one(source);
    if (this.stored) this.added();
    return failures === 0;
  }

  async #one({ name, body }) {
    this.state.textContent = `Adding ${name}: ${this.done + 1} of ${this.total}`;
    let results;
    try {
      ({ results } = await post("api/articles", body));
    } catch (error) {
      results = [{ source: name, outcome: "failed", reason: error.message }];
    }
    this.list.append(...results.map(row));
    if (results.some((result) => lacks(result))) this.hint.hidden = false;
    this.stored += results.filter(({ outcome }) => outcome !== "failed").length;
    this.done += 1;
    this.progress.max = this.total;
    this.progress.value = this.done;
    this.progress.hidden = this.done === this.total;
    this.#sum();
    return results.filter(({ outcome }) => outcome === "failed").length;
  }

  #sum() {
    const failed = this.list.querySelectorAll(".failed").length;
    const bad = failed ? `, ${failed} failed` : "";
    this.state.textContent =
      this.done < this.total
        ? `${this.done} of ${this.total} sent${bad}`
        : `${count(this.stored, "article")} stored${bad}.`;
  }
}

function lacks({ outcome, lacks = [] }) {
  return ["added", "updated"].includes(outcome) ? lacks.map((one) => `no ${one}`).join(", ") : "";
}

function row(result) {
  const { source, title, outcome, reason, warning } = result;
  const told = [reason, lacks(result), warning].filter(Boolean).join("; ");
  return el(
    "li",
    {},
    el("span", { class: `outcome ${outcome}` }, outcome),
    el(
      "span",
      {},
      el("bdi", {}, title || source),
      told ? el("span", { class: "reason", dir: "auto" }, " ", told) : null,
    ),
  );
}
