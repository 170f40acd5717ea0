// The small card with the quote, shown while a marker is pointed at or focused.
import { origin } from "./article.js";
import { el } from "./element.js";

const card = document.getElementById("card");
let leaving = 0;

/** Let a marker show its citation's quote on hover and focus. */
export function explain(marker, citation) {
  marker.setAttribute("aria-describedby", "card");
  for (const name of ["pointerenter", "focus"])
    marker.addEventListener(name, (event) => {
      if (event.pointerType ? event.pointerType !== "touch" : marker.matches(":focus-visible"))
        show(marker, citation);
    });
  for (const name of ["pointerleave", "blur"]) marker.addEventListener(name, leave);
}

/** Put the card away. */
export function hide() {
  card.hidden = true;
}

function leave() {
  leaving = setTimeout(hide, 200); // time to reach the card itself with the pointer
}

function show(marker, citation) {
  clearTimeout(leaving);
  card.replaceChildren(
    el("p", { class: "card-quote", dir: "auto" }, citation.quote),
    el("p", { class: "dateline" }, ...origin(citation)),
  );
  card.hidden = false;
  place(marker.getBoundingClientRect());
}

function place(marker) {
  const size = card.getBoundingClientRect();
  const left = Math.min(Math.max(8, marker.left - 24), innerWidth - size.width - 8);
  const below = marker.bottom + 8;
  card.style.left = `${left}px`;
  card.style.top = `${below + size.height < innerHeight ? below : marker.top - size.height - 8}px`;
}

card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", leave);
addEventListener("scroll", hide, { passive: true, capture: true });
addEventListener(
  "keydown",
  (event) => {
    if (event.key === "Escape" && !card.hidden) {
      hide();
      event.stopImmediatePropagation();
    }
  },
  true,
);
