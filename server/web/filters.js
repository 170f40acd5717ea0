// Dates and outlets that narrow a question: the panel, the chips, and their form in the API.
import { get } from "./api.js";
import { day, dayAfter, dayStart, lastDay } from "./dates.js";
import { button, count, el } from "./element.js";

const UNNAMED = "No outlet named";

/** Filters {from, to, publishers} of the page as the API wants them, or null where none is set. */
export function wire({ from, to, publishers }) {
  const filters = {};
  if (from) filters.from = dayStart(from);
  if (to) filters.to = dayAfter(to);
  if (publishers.length) filters.publishers = publishers;
  return Object.keys(filters).length ? filters : null;
}

/** The page's form of filters that the API gave back. */
export function fromWire(filters) {
  return {
    from: filters?.from?.slice(0, 10) ?? "",
    to: filters?.to ? lastDay(filters.to) : "",
    publishers: filters?.publishers ?? [],
  };
}

/** One chip a filter; `drop(part)` makes them removable. */
export function chips({ from, to, publishers }, drop = null) {
  const parts = [];
  if (from) parts.push([`From ${day(dayStart(from))}`, { from: "" }]);
  if (to) parts.push([`Until ${day(dayStart(to))}`, { to: "" }]);
  for (const one of publishers)
    parts.push([one || UNNAMED, { publishers: publishers.filter((other) => other !== one) }]);
  if (!parts.length) return null;
  const items = parts.map(([label, rest]) =>
    el(
      "li",
      { class: "chip" },
      el("span", { dir: "auto" }, label),
      drop ? button("×", () => drop(rest), { "aria-label": `Remove ${label}` }) : null,
    ),
  );
  return el("ul", { class: "chips", "aria-label": "Only articles" }, items);
}

export class Narrow {
  /** `changed(filters)` is told of each change. */
  constructor(element, changed) {
    Object.assign(this, { element, changed, filters: { from: "", to: "", publishers: [] } });
    this.from = this.#date("From", "from");
    this.to = this.#date("Until", "to");
    this.outlets = el("div", { class: "outlets" });
    this.legend = el("legend", {}, "Outlets");
    this.chips = el("div", {});
    this.panel = el(
      "details",
      { class: "narrow-panel", ontoggle: () => this.#load() },
      el("summary", {}, "Narrow by date or outlet"),
      el("div", { class: "dates" }, this.from, this.to),
      el("fieldset", {}, this.legend, this.outlets),
    );
    element.replaceChildren(this.chips, this.panel);
  }

  #date(label, name) {
    const input = el("input", { type: "date", onchange: () => this.set({ [name]: input.value }) });
    return el("label", {}, `${label} `, input);
  }

  /** Take on filters, from the address or from a chip. */
  set(part) {
    this.filters = { ...this.filters, ...part };
    this.#draw();
    this.changed(this.filters);
  }

  #draw() {
    const { from, to, publishers } = this.filters;
    this.from.lastChild.value = from;
    this.to.lastChild.value = to;
    for (const box of this.outlets.querySelectorAll("input"))
      box.checked = publishers.includes(box.value);
    this.chips.replaceChildren(chips(this.filters, (rest) => this.set(rest)) ?? "");
  }

  async #load() {
    if (!this.panel.open) return;
    try {
      const { publishers, without } = await get("api/publishers");
      const names = without ? [...publishers, ""] : publishers;
      this.outlets.replaceChildren(...names.map((name) => this.#outlet(name)));
      if (publishers.length > 1) this.legend.textContent = count(publishers.length, "outlet");
      if (!names.length) this.outlets.append("No outlet is named in the articles.");
    } catch (error) {
      this.outlets.replaceChildren(error.message);
    }
  }

  #outlet(name) {
    const toggle = () => {
      const others = this.filters.publishers.filter((one) => one !== name);
      this.set({ publishers: box.checked ? [...others, name] : others });
    };
    const box = el("input", { type: "checkbox", value: name, onchange: toggle });
    box.checked = this.filters.publishers.includes(name);
    return el("label", {}, box, " ", el("span", { dir: "auto" }, name || UNNAMED));
  }
}
