// Thumbs below an answer: up, or down with what is amiss; stored with the answer at once.
import { announce } from "./announce.js";
import { put, remove } from "./api.js";
import { button, el } from "./element.js";
import { toast } from "./toast.js";

const REASONS = {
  wrong: "It is wrong",
  not_supported: "The quotes do not support it",
  out_of_date: "It is out of date",
  missing: "Something is missing",
};
const NOTE_CHARS = 2000;

export class Feedback {
  /** `given` is what is stored already: opinions, of which the page's own has no name on it. */
  constructor({ message_id: id, feedback: given = [] }) {
    this.path = `api/messages/${encodeURIComponent(id)}/feedback`;
    this.own = given.find(({ by }) => !by) ?? null;
    this.sent = Promise.resolve(); // one after the other, so that the last press is what stays
    this.thumbs = {
      up: this.#thumb("up", "Good answer"),
      down: this.#thumb("down", "Bad answer"),
    };
    this.buttons = el("span", { class: "thumbs", role: "group", "aria-label": "Feedback" });
    this.buttons.append(...Object.values(this.thumbs));
    this.panel = this.#amiss();
    this.#draw();
  }

  #thumb(verdict, label) {
    const press = () => this.#press(verdict);
    return button("", press, { class: `thumb ${verdict}`, "aria-label": label, title: label });
  }

  #amiss() {
    this.reasons = Object.entries(REASONS).map(([reason, label]) =>
      button(label, () => this.#choose(reason), { class: "choice", "data-reason": reason }),
    );
    this.note = el("textarea", { rows: 2, maxlength: NOTE_CHARS, dir: "auto" });
    this.note.value = this.own?.note ?? "";
    this.state = el("p", { class: "hint", role: "status" });
    const submit = (event) => {
      event.preventDefault();
      this.#send({ ...this.own, note: this.note.value });
    };
    return el(
      "form",
      { class: "amiss", "aria-label": "What is amiss", onsubmit: submit },
      el("div", { class: "choices", role: "group", "aria-label": "What is amiss?" }, this.reasons),
      el("label", {}, "In your words, if you like", this.note),
      el("div", { class: "choices" }, el("button", { class: "quiet" }, "Send"), this.state),
    );
  }

  #press(verdict) {
    if (this.own?.verdict === verdict) return this.#send(null);
    return this.#send({ verdict, reason: null, note: "" });
  }

  #choose(reason) {
    const same = this.own?.reason === reason;
    return this.#send({ ...this.own, reason: same ? null : reason, note: this.note.value });
  }

  #send(opinion) {
    this.sent = this.sent.then(() => this.#store(opinion));
    return this.sent;
  }

  async #store(opinion) {
    try {
      if (opinion) {
        const { verdict, reason, note } = opinion;
        this.own = await put(this.path, { verdict, reason, note });
      } else {
        await remove(this.path);
        this.own = null;
      }
    } catch (error) {
      return toast(`Your feedback was not kept. ${error.message}`);
    }
    this.#draw(true);
  }

  #draw(told = false) {
    const { verdict, reason, note } = this.own ?? {};
    for (const [name, thumb] of Object.entries(this.thumbs))
      thumb.setAttribute("aria-pressed", String(name === verdict));
    for (const one of this.reasons)
      one.setAttribute("aria-pressed", String(one.dataset.reason === reason));
    this.panel.hidden = verdict !== "down";
    if (!verdict) this.note.value = "";
    const words = reason || note ? "Kept with the answer. Thank you." : "Kept with the answer.";
    this.state.textContent = verdict ? words : "";
    if (told) announce(verdict ? words : "Feedback taken back.");
  }
}
