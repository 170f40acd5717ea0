// A question as the heading of its turn: three lines of it, and the rest at a press.
import { button, el } from "./element.js";

/** The heading, and the button that is there where it does not fit into its lines. */
export function question(id, text) {
  const heading = el("h2", { id, dir: "auto", tabindex: "-1" }, text);
  const press = () => {
    const whole = heading.classList.toggle("whole");
    more.textContent = whole ? "Show less" : "Show all of the question";
    more.setAttribute("aria-expanded", String(whole));
  };
  const more = button("Show all of the question", press, {
    class: "more",
    "aria-expanded": "false",
    hidden: true,
  });
  const fits = () => heading.scrollHeight <= heading.clientHeight + 2;
  new ResizeObserver(() => {
    more.hidden = !heading.classList.contains("whole") && fits();
  }).observe(heading);
  return { heading, more };
}
