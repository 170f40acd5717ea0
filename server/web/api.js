// Requests to Dateline's own API, and the one error they raise.
import { events } from "./stream.js";

/** A refusal by the server, or its silence (status 0): `message` may be shown as it stands. */
export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** Whether the server was not reached at all. */
  get gone() {
    return this.status === 0;
  }
}

const GONE = "The server does not answer. Is “dateline serve” still running?";
const CUT = "The connection broke before the answer was whole.";

async function refusal(response) {
  const body = await response.json().catch(() => null);
  const message = body?.error?.message ?? `The server answered ${response.status}.`;
  return new ApiError(response.status, body?.error?.code ?? "http", message);
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "gone", GONE);
  }
  if (!response.ok) throw await refusal(response);
  return response;
}

function query(parameters) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat())
      if (one !== null && one !== undefined && one !== "") search.append(name, one);
  }
  return search.size ? `?${search}` : "";
}

function withJson(method, body) {
  return { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
}

/** The JSON at a path; parameters that are empty are left out. */
export async function get(path, parameters = {}, signal = undefined) {
  return (await send(path + query(parameters), { signal })).json();
}

/** Send JSON or a form with files; the JSON that comes back, or null where there is none. */
export async function post(path, body) {
  const options = body instanceof FormData ? { method: "POST", body } : withJson("POST", body);
  return (await send(path, options)).json();
}

/** Change one thing. */
export async function patch(path, body) {
  await send(path, withJson("PATCH", body));
}

/** Put one thing in place; it comes back as it is stored. */
export async function put(path, body) {
  return (await send(path, withJson("PUT", body))).json();
}

/** Delete one thing; carried through even if the page is closed meanwhile. */
export async function remove(path) {
  await send(path, { method: "DELETE", keepalive: true });
}

/** Ask, and yield the events {name, data} as they come; the last is always `answer`. */
export async function* ask(body, signal) {
  const options = withJson("POST", body);
  options.headers.Accept = "text/event-stream";
  const response = await send("api/ask", { ...options, signal });
  for await (const event of unbroken(events(response.body))) {
    if (event.name === "error")
      throw new ApiError(response.status, event.data.error.code, event.data.error.message);
    yield event;
    if (event.name === "answer") return;
  }
  throw new ApiError(0, "cut", CUT);
}

async function* unbroken(source) {
  try {
    yield* source;
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0, "cut", CUT);
  }
}
