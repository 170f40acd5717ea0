// Dates of articles are in UTC, as the filters mean them; conversations go by the reader's clock.
import { el } from "./element.js";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

function parsed(iso) {
  const date = iso ? new Date(iso) : null;
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

/** "3 March 2025", or "no date" where none is stored. */
export function day(iso) {
  const date = parsed(iso);
  return date ? DAY.format(date) : "no date";
}

/** "3 March 2025 at 14:05 UTC", or "no date" where none is stored. */
export function moment(iso) {
  const date = parsed(iso);
  return date ? `${MOMENT.format(date)} UTC` : "no date";
}

/** A time element that shows the day and tells the minute when pointed at. */
export function time(iso) {
  return parsed(iso) ? el("time", { datetime: iso, title: moment(iso) }, day(iso)) : "no date";
}

/** The start of a day "2025-03-01" as the API wants it. */
export function dayStart(text) {
  return `${text}T00:00:00Z`;
}

/** The start of the day after, because `to` is exclusive in the API and inclusive on the page. */
export function dayAfter(text) {
  return new Date(Date.parse(dayStart(text)) + 86_400_000).toISOString().replace(".000", "");
}

/** The last day that an exclusive `to` still lets through, as "2025-03-04". */
export function lastDay(iso) {
  return new Date(Date.parse(iso) - 1).toISOString().slice(0, 10);
}

/** "Today", "Yesterday" or "Earlier", by the reader's own clock. */
export function when(iso) {
  const now = new Date();
  const days = ["Today", "Yesterday"].map((name, back) => [
    name,
    new Date(now.getFullYear(), now.getMonth(), now.getDate() - back),
  ]);
  return days.find(([, begins]) => new Date(iso) >= begins)?.[0] ?? "Earlier";
}
