// Which citation has which number, and which article carries how many statements.

function identity(citation) {
  return [citation.article_id, citation.version, citation.start, citation.end].join(" ");
}

/** The citations of one answer, numbered from 1 in reading order; the same quote keeps its number. */
export class Notes {
  constructor() {
    this.list = [];
    this.numbers = new Map();
  }

  /** The number of a citation, given now if it is new. */
  number(citation) {
    const key = identity(citation);
    if (!this.numbers.has(key)) {
      this.list.push(citation);
      this.numbers.set(key, this.list.length);
    }
    return this.numbers.get(key);
  }
}

/** What a reader sees of a statement as rows of citations: its own, then those of its items. */
export function rows(statement) {
  const inItems = new Set(statement.items.flatMap((item) => item.citations.map(identity)));
  const own = statement.citations.filter((citation) => !inItems.has(identity(citation)));
  return { own, items: statement.items };
}

/** One entry an article version: {citation, numbers, statements}; a row of a list counts as one. */
export function sources(statements, notes) {
  const found = new Map();
  for (const { citations, items } of statements) {
    const own = rows({ citations, items }).own;
    for (const cited of [own, ...items.map((item) => item.citations)]) {
      const touched = new Set(
        cited.map((citation) => note(found, citation, notes.number(citation))),
      );
      for (const source of touched) source.statements += 1;
    }
  }
  for (const source of found.values()) source.numbers.sort((a, b) => a - b);
  return [...found.values()];
}

function note(found, citation, number) {
  const key = `${citation.article_id} ${citation.version}`;
  if (!found.has(key)) found.set(key, { citation, numbers: [], statements: 0 });
  const source = found.get(key);
  if (!source.numbers.includes(number)) source.numbers.push(number);
  return source;
}
