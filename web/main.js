// Wires the page together: what the reader does becomes frames, what the service says becomes the page.

import { Follower, Service } from "./messages.js";
import { apply, complete, createModel } from "./model.js";
import { drawSection, drawSheet } from "./sheet.js";
import { drawAskError, drawConnection, drawMaking, drawProblems, drawWords } from "./view.js";
import { speak } from "./words.js";

const $ = (id) => document.getElementById(id);
const PROBLEM_ID = /^[A-Za-z0-9_-]{1,64}$/;

let words = speak(remembered("language") ?? (navigator.language.startsWith("ko") ? "ko" : "en"));
let model = null;
let connection = "connecting";
let cancelling = false;
let complaint = null;
let mine = { items: [], cursor: null };

const service = new Service(endpoint(), (state) => {
  connection = state;
  drawConnection(state, words);
  if (state === "online") listProblems();
});

function endpoint() {
  const given = document.querySelector('meta[name="alpaco-endpoint"]').content;
  const url = new URL(given || "/dev", location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

function remembered(name) {
  try {
    return localStorage.getItem(`alpaco.${name}`);
  } catch {
    return null; // a browser may forbid it; the page works without
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`alpaco.${name}`, value);
  } catch {
    // as above
  }
}

function draw() {
  drawWords(words, chooseLanguage);
  drawConnection(connection, words);
  drawAskError(complaint, words, actions.topic);
  drawMaking(model, words, { cancelling });
  drawSheet($("sheet"), model, words, actions);
  drawProblems(mine.items, model?.problemId, words);
}

function complain(error) {
  complaint = error;
  drawAskError(complaint, words, actions.topic);
}

function chooseLanguage(language) {
  words = speak(language);
  remember("language", language);
  draw();
}

/** Follow a problem: a new one where `request` is given, else the one that the address names. */
function follow(problemId, request) {
  model = createModel(problemId);
  cancelling = false;
  complain(null);
  draw();
  service.follow(new Follower(problemId, { request }), { onEvent, onError });
}

function onEvent(event) {
  const changed = apply(model, event);
  if (changed === "statement") drawSection($("sheet"), model, words, event.section);
  else if (changed) drawMaking(model, words, { cancelling });
  if (changed === "request" || changed === "end") drawSheet($("sheet"), model, words, actions);
  if (changed === "request") listProblems();
  if (changed === "end") finished();
}

async function finished() {
  listProblems();
  if (model.status !== "completed" || !hasReferences(model.problem)) return;
  const { problemId } = model;
  const { problem } = await service.call("getProblem", { problemId });
  const whole = await fetched(problem);
  if (model.problemId !== problemId) return;
  complete(model, whole);
  drawSheet($("sheet"), model, words, actions);
}

/** Values too large for a frame come as references, in `getProblem`'s answer with links. */
const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const isReference = (value) => isObject(value) && typeof value.artefact === "string";
const hasReferences = (value) => isReference(value) || (isObject(value) && Object.values(value).some(hasReferences));

async function fetched(value) {
  if (!isObject(value)) return value;
  if (isReference(value)) return content(await (await fetch(value.url)).text());
  const entries = Object.entries(value).map(async ([name, inner]) => [name, await fetched(inner)]);
  return Object.fromEntries(await Promise.all(entries));
}

/** A stored text is kept as it is, anything else as JSON. */
function content(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" ? value : text;
  } catch {
    return text;
  }
}

function onError(error) {
  service.unfollow();
  model = null;
  history.replaceState(null, "", location.pathname + location.search);
  draw();
  complain(error);
  if (error.param && $(error.param)) $(error.param).focus();
}

const actions = {
  async download(format) {
    try {
      const { url } = await service.call("getPackage", { problemId: model.problemId, format });
      location.assign(url);
    } catch (error) {
      complain(error);
    }
  },
  topic: (topic) => ask({ topic }),
  again() {
    const { topic, difficulty, engine } = model.request;
    ask({ prompt: remembered(`prompt.${model.problemId}`), topic, difficulty, engine });
  },
};

function ask(fields) {
  const problemId = crypto.randomUUID?.() ?? `p${Date.now()}${Math.floor(Math.random() * 1e9)}`;
  const entries = Object.entries({ ...fields, language: words.language }).filter(([, value]) => value);
  if (fields.prompt) remember(`prompt.${problemId}`, fields.prompt);
  history.pushState(null, "", `#${problemId}`);
  follow(problemId, Object.fromEntries(entries));
  $("making").scrollIntoView({ block: "nearest" });
}

async function listProblems(cursor = null) {
  try {
    const answer = await service.call("listProblems", cursor ? { limit: 10, cursor } : { limit: 10 });
    mine = { items: cursor ? [...mine.items, ...answer.items] : answer.items, cursor: answer.cursor };
  } catch (error) {
    console.warn("listProblems", error);
    return;
  }
  $("more").hidden = !mine.cursor;
  drawProblems(mine.items, model?.problemId, words);
}

function openAddress() {
  const problemId = location.hash.slice(1);
  if (problemId === model?.problemId) return;
  if (PROBLEM_ID.test(problemId)) {
    follow(problemId, null);
  } else {
    service.unfollow();
    model = null;
    draw();
  }
}

$("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const fields = Object.fromEntries(new FormData($("ask")));
  if (fields.prompt.trim() || fields.topic) ask(fields);
  else $("prompt").focus();
});
$("prompt").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("ask").requestSubmit();
});
$("cancel").addEventListener("click", () => {
  cancelling = true;
  service.cancel();
  drawMaking(model, words, { cancelling });
});
$("refresh").addEventListener("click", () => listProblems());
$("more").addEventListener("click", () => listProblems(mine.cursor));
addEventListener("hashchange", openAddress);
addEventListener("popstate", openAddress);

$("proof").open = matchMedia("(min-width: 61rem)").matches; // a narrow window shows the statement first
draw();
openAddress();
