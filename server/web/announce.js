// What a screen reader hears, one line after the other.

const announcer = document.getElementById("announcer");
const KEPT = 20;

/** Say a line politely. */
export function announce(words) {
  const line = document.createElement("p");
  line.textContent = words;
  announcer.append(line);
  while (announcer.childElementCount > KEPT) announcer.firstElementChild.remove();
}
