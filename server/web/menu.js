// A small menu that lies over what is below it, and goes with Escape, a press elsewhere or a choice.
import { button, el } from "./element.js";

/** A menu behind three dots; `items` are pairs of a label and what it does. */
export function menu(label, items) {
  const dots = el("summary", { "aria-label": label }, "···");
  const node = el("details", { class: "row-menu" }, dots);
  const shut = () => {
    node.open = false;
  };
  const chosen = (act) => () => {
    shut();
    act();
  };
  node.append(
    el(
      "div",
      { class: "row-actions" },
      items.map(([name, act]) => button(name, chosen(act))),
    ),
  );
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !node.open) return;
    event.stopPropagation();
    shut();
    dots.focus();
  });
  node.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !node.contains(relatedTarget)) shut();
  });
  node.addEventListener("toggle", () => {
    if (node.open) node.lastChild.scrollIntoView({ block: "nearest" });
  });
  return node;
}

addEventListener("pointerdown", ({ target }) => {
  for (const node of document.querySelectorAll(".row-menu[open]"))
    if (!node.contains(target)) node.open = false;
});
