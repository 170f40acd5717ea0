// Short notices at the foot of the page, with at most one thing to do.
import { button, el } from "./element.js";

const shelf = document.getElementById("toasts");
const STAYS = 10_000;

/** Show a notice with a text that stands selected, to be copied by hand. */
export function toCopy(words, text) {
  const field = el("input", { readonly: true, value: text, "aria-label": words });
  toast([words, field]);
  field.select();
}

/** Show a notice of words or nodes; `action` is {label, act}, `gone` runs when it left without being acted on. */
export function toast(words, action = null, gone = () => {}) {
  const leave = () => {
    node.remove();
    clearTimeout(timer);
  };
  const lapse = () => {
    leave();
    gone();
  };
  const acted = () => {
    leave();
    action.act();
  };
  const node = el(
    "div",
    { class: "toast" },
    el("p", { dir: "auto" }, words),
    action ? button(action.label, acted) : null,
    button("×", lapse, { "aria-label": "Dismiss" }),
  );
  let timer = setTimeout(lapse, STAYS);
  node.addEventListener("pointerenter", () => clearTimeout(timer));
  node.addEventListener("focusin", () => clearTimeout(timer));
  node.addEventListener("pointerleave", () => {
    timer = setTimeout(lapse, STAYS);
  });
  node.addEventListener("focusout", () => {
    timer = setTimeout(lapse, STAYS);
  });
  shelf.append(node);
  return lapse;
}
