// Where quotes stand in a text. The API counts code points, JavaScript UTF-16 units.

/** A map from code-point offsets to UTF-16 offsets in the text; past the end means the end. */
export function unitOffsets(text, offsets) {
  const wanted = [...new Set(offsets)].sort((a, b) => a - b);
  const found = new Map();
  let point = 0;
  let unit = 0;
  for (const offset of wanted) {
    while (point < offset && unit < text.length) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point += 1;
    }
    found.set(offset, unit);
  }
  return found;
}

/** Quotes {start, end} in code points as ranges {from, to, quote} in UTF-16 units. */
export function ranges(text, quotes) {
  const units = unitOffsets(
    text,
    quotes.flatMap(({ start, end }) => [start, end]),
  );
  return quotes.map((quote) => ({ from: units.get(quote.start), to: units.get(quote.end), quote }));
}

/** Whether a quote stands word for word where it says it does. */
export function stands(text, { start, end, quote }) {
  const units = unitOffsets(text, [start, end]);
  return text.slice(units.get(start), units.get(end)) === quote;
}

/** The text as paragraphs of segments {text, quotes, begins}, cut wherever a quote begins or ends. */
export function paragraphs(text, found) {
  const cuts = found.flatMap(({ from, to }) => [from, to]);
  const result = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]*\S[^\n]*/g)) {
    result.push(segments(text, index, index + line.length, cuts, found));
  }
  return result;
}

function segments(text, from, to, cuts, found) {
  const inside = cuts.filter((cut) => cut > from && cut < to);
  const edges = [...new Set([from, ...inside, to])].sort((a, b) => a - b);
  return edges.slice(1).map((end, i) => ({
    text: text.slice(edges[i], end),
    quotes: found
      .filter((range) => range.from < end && range.to > edges[i])
      .map(({ quote }) => quote),
    begins: found.some((range) => range.from === edges[i]),
  }));
}
