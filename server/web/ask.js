// The box a question is typed in.

const DRAFT = "dateline-draft";

export class AskBox {
  /** `on`: ask(question), stop(). */
  constructor(form, on) {
    Object.assign(this, { form, on, running: false });
    this.box = form.querySelector("textarea");
    this.button = form.querySelector("button[type=submit]");
    form.addEventListener("submit", (event) => this.#submit(event));
    this.box.addEventListener("input", () => this.#typed());
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.fill(sessionStorage.getItem(DRAFT) ?? "");
  }

  /** Put a question in the box, to be changed or sent. */
  fill(question) {
    this.box.value = question;
    this.#typed();
  }

  /** What is typed so far. */
  get text() {
    return this.box.value.trim();
  }

  focus() {
    this.box.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  /** While an answer runs the button stops it. */
  busy(running) {
    this.running = running;
    this.button.textContent = running ? "Stop" : "Ask";
    this.button.classList.toggle("stop", running);
  }

  #typed() {
    sessionStorage.setItem(DRAFT, this.box.value);
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }

  #key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!this.running) this.form.requestSubmit();
  }

  #submit(event) {
    event.preventDefault();
    if (this.running) this.on.stop();
    else if (this.text) this.on.ask(this.text);
    else this.box.focus();
  }
}
