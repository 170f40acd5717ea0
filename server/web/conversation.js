// The open conversation: its turns, the one that is running, and the way back to a stored one.
import { announce } from "./announce.js";
import { ApiError, ask, get } from "./api.js";
import { fromWire, wire } from "./filters.js";
import { scrolling } from "./element.js";
import { suggestions } from "./suggestions.js";
import { Turn } from "./turn.js";

const AGAIN = "The question is asked again once the server answers.";

export class Conversation {
  /** `on`: open(notes, number, from), edit(turn), retry(turn), busy(bool), saved(id, question),
   *  lost(then). */
  constructor(element, on) {
    Object.assign(this, { element, on, id: null, turns: [], running: null });
  }

  /** Ask in this conversation and show the answer as it comes; true if one came. */
  async ask(question, filters, retried = false) {
    this.stop();
    const turn = this.#add({ question, filters, retried });
    const running = (this.running = { turn, control: new AbortController() });
    this.on.busy(true);
    turn.element.scrollIntoView({ block: "start", behavior: scrolling() });
    try {
      await this.#follow(turn, running.control.signal);
      return true;
    } catch (error) {
      this.#broke(turn, error);
      return error.name === "AbortError";
    } finally {
      if (this.running === running) this.#rest();
    }
  }

  async #follow(turn, signal) {
    const body = { question: turn.question };
    if (this.id) body.conversation_id = this.id;
    const filters = wire(turn.filters);
    if (filters) body.filters = filters;
    for await (const event of ask(body, signal)) turn.take(event);
    turn.conclude();
    this.id = turn.answer.conversation_id ?? this.id;
    if (!this.id || !this.turns.includes(turn)) return;
    this.on.saved(this.id, turn.question);
    this.#suggest(turn);
  }

  /** Offer what to ask next below the newest answer, unless something was asked meanwhile. */
  async #suggest(turn) {
    let offered = null;
    try {
      offered = await suggestions(this.id, (question) => this.ask(question, turn.filters));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return; // the answer stands without it
    }
    if (turn === this.turns.at(-1)) turn.offer(offered);
  }

  #broke(turn, error) {
    if (error.name === "AbortError") return turn.stop();
    const again = error.gone && !turn.retried; // once: a question may be what ends the server
    turn.fail(again ? `${error.message} ${AGAIN}` : error.message);
    if (error.gone) this.on.lost(again ? () => this.#retry(turn) : null);
  }

  #retry(turn) {
    if (this.running || turn !== this.turns.at(-1)) return; // the reader went on meanwhile
    this.turns.pop();
    turn.element.remove();
    this.on.retry(turn);
  }

  #rest() {
    this.running = null;
    this.on.busy(false);
  }

  /** Stop the running answer; its verified statements stay. */
  stop() {
    this.running?.control.abort();
  }

  #add(asked) {
    this.turns.at(-1)?.offer(null);
    const turn = new Turn(asked, {
      open: this.on.open,
      again: () => this.ask(turn.question, turn.filters),
      edit: () => this.on.edit(turn),
    });
    this.turns.push(turn);
    this.element.append(turn.element);
    return turn;
  }

  /** Begin anew. */
  clear() {
    this.stop();
    this.wanted = null;
    this.turns = [];
    this.id = null;
    this.element.replaceChildren();
  }

  /** Show a stored conversation exactly as it was answered; null if another was wanted since. */
  async load(id) {
    const wanted = (this.wanted = Symbol(id));
    const stored = await get(`api/conversations/${encodeURIComponent(id)}`);
    if (wanted !== this.wanted) return null;
    this.clear();
    this.id = stored.id;
    for (const { question, filters, answer, feedback } of stored.messages) {
      this.#add({ question, filters: fromWire(filters) }).finish(answer, feedback);
    }
    announce(`Conversation opened: ${stored.title}`);
    if (this.turns.length) this.#suggest(this.turns.at(-1));
    return stored;
  }
}
