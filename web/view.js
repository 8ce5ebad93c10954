// The desk: form, progress, checks, list of problems. Draws what it is given; knows nothing of the socket.

import { figures } from "./figures.js";
import { h } from "./markup.js";
import { CHECK_STATES, DIFFICULTIES, EXAMPLES, GATES, LANGUAGES, STAGES, STATES, TOPICS } from "./words.js";

const $ = (id) => document.getElementById(id);

/** Put every fixed word of the page into the chosen language and rebuild the form's choices, keeping what is chosen. */
export function drawWords(words, onLanguage) {
  const { say, pick, language } = words;
  document.documentElement.lang = language;
  document.title = `Alpaco · ${say("title")}`;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
  $("prompt").placeholder = say("placeholder");
  $("languages").replaceChildren(
    ...LANGUAGES.map((code) =>
      h(
        "button",
        { type: "button", lang: code, "aria-pressed": String(code === language), onclick: () => onLanguage(code) },
        code === "ko" ? "한국어" : "English",
      ),
    ),
  );
  $("examples").replaceChildren(
    ...EXAMPLES.map((pair) =>
      h("button", { type: "button", class: "chip", onclick: () => fillPrompt(pick(pair)) }, pick(pair)),
    ),
  );
  const level = new FormData($("ask")).get("difficulty") ?? "";
  $("difficulties").replaceChildren(
    ...[["", say("any")], ...Object.entries(DIFFICULTIES).map(([value, pair]) => [value, pick(pair)])].map(
      ([value, label]) =>
        h(
          "label",
          {},
          h("input", { type: "radio", name: "difficulty", value, checked: value === level }),
          h("span", {}, label),
        ),
    ),
  );
  const topic = $("topic").value;
  $("topic").replaceChildren(
    h("option", { value: "" }, say("any")),
    ...Object.entries(TOPICS).map(([value, pair]) => h("option", { value, selected: value === topic }, pick(pair))),
  );
}

function fillPrompt(text) {
  $("prompt").value = text;
  $("prompt").focus();
}

export function drawConnection(state, { say }) {
  $("connection").textContent = say(state);
  $("connection").dataset.state = state;
}

/** Say why nothing was made, and offer the topics that can be served; `error` null takes it away. */
export function drawAskError(error, { pick, say }, onTopic) {
  $("ask-error").hidden = !error;
  $("ask-error").replaceChildren(
    ...(error ? [h("p", {}, error.message || error.code), topicChips(error.nearest, { pick, say }, onTopic)] : []),
  );
}

/** Topics to press, each asking for a problem; nothing where there are none. */
export function topicChips(topics, { pick, say }, onTopic) {
  if (!topics?.length) return "";
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": say("nearest") },
    topics.map((topic) =>
      h("button", { type: "button", class: "chip", onclick: () => onTopic(topic) }, pick(TOPICS[topic]) || topic),
    ),
  );
}

/** Draw progress and checks of a generation; `cancelling` while a cancel is on its way. */
export function drawMaking(model, words, { cancelling = false } = {}) {
  $("making").hidden = !model;
  if (!model) return;
  const { say, pick } = words;
  const running = model.status === "running";
  $("making").dataset.status = model.status;
  $("cancel").hidden = !running;
  $("cancel").disabled = cancelling;
  $("cancel").textContent = say(cancelling ? "cancelling" : "cancel");
  const percent = Math.round(model.progress * 100);
  $("meter").setAttribute("aria-valuenow", percent);
  $("meter").firstElementChild.style.width = `${percent}%`;
  const now = running ? model.message || say("running") : outcome(model, words);
  if ($("now").textContent !== now) $("now").textContent = now;
  $("stages").replaceChildren(
    ...Object.entries(STAGES).map(([name, pair]) => {
      const state = model.stages[name]?.state ?? (model.status === "completed" ? "done" : "waiting");
      return h("li", { "data-state": state, "aria-current": state === "started" && running && "step" }, pick(pair));
    }),
  );
  drawChecks(model, words);
}

function outcome(model, { say }) {
  return model.status === "completed" ? say("proved") : say(model.status);
}

function drawChecks(model, words) {
  const { pick, say } = words;
  const states = Object.values(model.checks).map(({ state }) => state);
  const settled = states.filter((state) => state !== "started").length;
  $("proof").hidden = !states.length;
  $("checks-title").textContent = states.length ? `${say("checks")} ${settled}/${states.length}` : say("checks");
  const open = new Set([...$("checks").querySelectorAll("details[open]")].map((each) => each.dataset.gate));
  $("checks").replaceChildren(
    ...Object.entries(model.checks).map(([gate, { state, evidence }]) =>
      h(
        "li",
        {},
        h(
          "details",
          { "data-gate": gate, "data-state": state, open: open.has(gate) },
          h(
            "summary",
            {},
            h("span", { class: "mark", "aria-hidden": "true" }),
            h("span", { class: "name" }, pick(GATES[gate]) || gate),
            h("span", { class: "state" }, pick(CHECK_STATES[state]) || state),
          ),
          h("div", { class: "evidence" }, h("p", { class: "code" }, gate), figures(evidence, words)),
        ),
      ),
    ),
  );
}


/** Draw the list of one's own problems; `current` is the one on the sheet. */
export function drawProblems(items, current, { say, pick, language }) {
  if (!items.length) {
    $("problems").replaceChildren(h("li", { class: "hint small" }, say("mineEmpty")));
    return;
  }
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  $("problems").replaceChildren(
    ...items.map((item) =>
      h(
        "li",
        {},
        h(
          "a",
          { href: `#${item.problemId}`, "aria-current": item.problemId === current && "true", "data-state": item.state },
          h("span", { class: "name" }, item.title || pick(TOPICS[item.topic]) || say("untitled")),
          h(
            "span",
            { class: "about" },
            [pick(TOPICS[item.topic]), pick(DIFFICULTIES[item.difficulty]), pick(STATES[item.state])]
              .filter(Boolean)
              .join(" · "),
          ),
          h("time", { datetime: item.createdAt }, when.format(new Date(item.createdAt))),
        ),
      ),
    ),
  );
}
