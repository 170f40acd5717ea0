// What the address bar keeps: conversation, citation, view and filters.

const SINGLE = ["view", "c", "cite", "words", "from", "to"];

/** The state in the address: {view, c, cite, words, from, to, publishers}. */
export function read() {
  const search = new URLSearchParams(location.search);
  const state = Object.fromEntries(SINGLE.map((name) => [name, search.get(name) ?? ""]));
  return { ...state, publishers: search.getAll("publisher") };
}

/** The address that would hold this state. */
export function href(state) {
  const search = new URLSearchParams();
  for (const name of SINGLE) if (state[name]) search.set(name, state[name]);
  for (const publisher of state.publishers ?? []) search.append("publisher", publisher);
  return search.size ? `?${search}` : "./";
}

/** Change some of the state in place; the back button is not filled with small steps. */
export function change(part) {
  history.replaceState(null, "", href({ ...read(), ...part }));
}

/** Go to another state; the back button returns from it. */
export function go(state) {
  history.pushState(null, "", href(state));
}
