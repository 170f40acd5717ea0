// Says when the server is gone, knocks until it is back, then says that.
import { announce } from "./announce.js";
import { get } from "./api.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15_000;

export class Connection {
  constructor(banner) {
    Object.assign(this, { banner, waiting: false, after: [] });
    addEventListener("online", () => this.waiting && this.#knock(FIRST_WAIT));
  }

  /** The server was not reached; `then` runs once it is back. */
  lost(then = null) {
    if (then) this.after.push(then);
    if (this.waiting) return;
    this.waiting = true;
    this.banner.textContent =
      "The server does not answer. Dateline keeps trying; what you typed is kept.";
    this.banner.hidden = false;
    this.#knock(FIRST_WAIT);
  }

  #knock(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (await alive()) this.#back();
      else this.#knock(Math.min(wait * 2, LONGEST_WAIT));
    }, wait);
  }

  #back() {
    this.waiting = false;
    this.banner.hidden = true;
    announce("The server answers again.");
    for (const then of this.after.splice(0)) then();
  }
}

function alive() {
  return get("healthz").then(
    () => true,
    () => false,
  );
}
