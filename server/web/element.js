// Elements are built here and nowhere else: strings become text nodes, never markup.

/** An element with attributes, listeners (onclick: function) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) assign(node, name, value);
  return fill(node, ...children);
}

/** Put children in place of those an element has; null ones are left out. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function assign(node, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") node.addEventListener(name.slice(2), value);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A button that does one thing and never submits a form. */
export function button(label, onclick, attributes = {}) {
  return el("button", { type: "button", onclick, ...attributes }, label);
}

/** The address if a reader may follow it (http or https), else null. */
export function webAddress(address) {
  if (typeof address !== "string" || !URL.canParse(address)) return null;
  const parsed = new URL(address);
  return ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
}

/** A link out of the page, or null where the address is no web address. */
export function linkOut(address) {
  const href = webAddress(address);
  if (href === null) return null;
  const label = `Read at ${new URL(href).hostname}`;
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", class: "out" }, label);
}

/** Scroll softly unless the reader asked for less motion. */
export function scrolling() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}

/** "1 article", "2 articles". */
export function count(number, noun) {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
