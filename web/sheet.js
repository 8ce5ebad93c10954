// The sheet: the statement as it appears, then the proved problem with samples, starter code and package.

import { figures } from "./figures.js";
import { h, inline, markdown } from "./markup.js";
import { topicChips } from "./view.js";
import { DIFFICULTIES, TOPICS } from "./words.js";

const SECTIONS = ["story", "input", "output", "constraints", "samples", "notes"];
const LANGUAGE_NAMES = { python: "Python", cpp: "C++", java: "Java" };
const FORMATS = ["icpc", "legacy", "polygon"];

/** Draw the whole sheet. `actions`: `download(format)`, `again()`, `topic(name)`. */
export function drawSheet(sheet, model, words, actions) {
  if (!model) {
    sheet.replaceChildren(blank(words));
    return;
  }
  sheet.dataset.status = model.status;
  sheet.replaceChildren(
    ...[
      banner(model, words, actions),
      h("header", { class: "heading" }, h("h1", { "data-section": "title" }, title(model, words)), facts(model, words)),
      h("div", { class: "statement" }, SECTIONS.map((name) => section(model, words, name))),
      starter(model.problem, words),
      model.status === "completed" ? downloads(model, words, actions) : null,
    ].filter(Boolean),
  );
}

/** Draw anew only what a statement event touched, so that reading and selecting are not disturbed. */
export function drawSection(sheet, model, words, name) {
  if (name === "title") sheet.querySelector("h1").replaceChildren(...[title(model, words)].flat());
  else sheet.querySelector(`[data-section="${CSS.escape(name)}"]`)?.replaceWith(section(model, words, name));
}

function blank({ say }) {
  return h(
    "div",
    { class: "blank" },
    h("img", { src: "icon.svg", alt: "", width: "72", height: "72" }),
    h("p", {}, say("empty")),
    h("p", { class: "hint" }, say("emptyHint")),
  );
}

/** The sections in the reader's language once they are there, until then in the one being written. */
function sections(model, { language }) {
  const written = model.status === "running" ? (model.request.language ?? language) : language;
  const own = model.sections[written] ?? {};
  if (Object.keys(own).length) return own;
  return Object.values(model.sections).find((each) => Object.keys(each).length) ?? {};
}

function title(model, words) {
  const found = sections(model, words).title?.text;
  if (found) return inline(found.replace(/^#+\s*/, ""));
  return model.status === "running" ? h("span", { class: "pending" }, words.say("waiting")) : [];
}

function facts(model, { say, pick }) {
  const limits = model.problem?.limits ?? {};
  const chips = [
    pick(TOPICS[model.problem?.topic ?? model.request.topic]),
    pick(DIFFICULTIES[model.problem?.difficulty ?? model.request.difficulty]),
    limits.timeSeconds && say("timeLimit", { n: limits.timeSeconds }),
    limits.memoryMb && say("memoryLimit", { n: limits.memoryMb }),
  ];
  return h("ul", { class: "facts" }, chips.filter(Boolean).map((chip) => h("li", {}, chip)));
}

function section(model, words, name) {
  const found = sections(model, words)[name];
  const writing = Boolean(found?.text) && !found.done && model.status === "running";
  const samples = name === "samples" ? model.problem?.samples : null;
  const text = writing ? withoutHalfFormula(found.text) : found?.text;
  const body = samples?.length ? sampleCards(samples, words) : text ? markdown(text) : null;
  return h(
    "section",
    { "data-section": name, class: writing ? "writing" : "", hidden: !body },
    name === "story" ? null : h("h2", {}, words.say(name)),
    body,
  );
}

/** A formula of which only the beginning has arrived waits for its end. */
function withoutHalfFormula(text) {
  const open = text.slice(text.lastIndexOf("\n") + 1).split("$").length % 2 === 0;
  return open ? text.slice(0, text.lastIndexOf("$")) : text;
}

function sampleCards(samples, words) {
  return h(
    "div",
    {},
    samples.map((sample, number) =>
      h(
        "div",
        { class: "sample" },
        listing(`${words.say("sampleInput")} ${number + 1}`, sample.input, words),
        listing(`${words.say("sampleOutput")} ${number + 1}`, sample.output, words),
      ),
    ),
  );
}

/** A caption, the text as it is, and a button that copies it. */
function listing(caption, text, { say }) {
  const copy = h("button", { type: "button", class: "quiet", "aria-label": `${say("copy")}: ${caption}` }, say("copy"));
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    copy.textContent = say("copied");
    setTimeout(() => (copy.textContent = say("copy")), 1500);
  });
  return h(
    "figure",
    { class: "listing" },
    h("figcaption", {}, h("span", {}, caption), copy),
    h("pre", { tabindex: "0" }, h("code", {}, text)),
  );
}

function starter(problem, words) {
  const codes = Object.entries(problem?.starter ?? {}).filter(([language]) => language in LANGUAGE_NAMES);
  if (!codes.length) return null;
  const panel = h("div", { role: "tabpanel", id: "starter-panel" });
  const tabs = codes.map(([language, code]) =>
    h("button", { type: "button", role: "tab", "aria-controls": "starter-panel", onclick: () => choose(language, code) }, LANGUAGE_NAMES[language]),
  );
  const choose = (language, code) => {
    tabs.forEach((tab, index) => {
      const chosen = codes[index][0] === language;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
    });
    panel.replaceChildren(listing(LANGUAGE_NAMES[language], code, words));
  };
  const move = ({ key, target }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    const at = tabs.indexOf(target);
    if (!step || at < 0) return;
    const next = tabs[(at + step + tabs.length) % tabs.length];
    next.focus();
    next.click();
  };
  choose(...codes[0]);
  return h(
    "section",
    { class: "starter" },
    h("h2", {}, words.say("starter")),
    h("div", { class: "tabs", role: "tablist", "aria-label": words.say("starter"), onkeydown: move }, tabs),
    panel,
  );
}

function downloads(model, words, { download }) {
  const { say } = words;
  return h(
    "section",
    { class: "downloads" },
    h("h2", {}, say("download")),
    h(
      "div",
      { class: "chips" },
      FORMATS.map((format) =>
        h("button", { type: "button", class: "chip", "data-format": format, onclick: () => download(format) }, say(format)),
      ),
    ),
    h("p", { class: "hint small provenance" }, provenance(model.provenance ?? {}, words)),
  );
}

function provenance({ engine, model, seed }, { say }) {
  return model ? say("madeByModel", { model }) : say("made", { engine: engine ?? "?", seed: seed ?? "?" });
}

function banner(model, words, { again, topic }) {
  const { say } = words;
  if (model.status === "running") return null;
  const retry = h(
    "button",
    { type: "button", class: "quiet", onclick: again },
    say(model.status === "completed" ? "again" : "retry"),
  );
  if (model.status !== "completed") {
    const { code, message, nearest } = model.error ?? {};
    return h(
      "div",
      { class: "banner", "data-status": model.status, role: "alert" },
      h("strong", {}, say(model.status)),
      h("p", {}, message ?? "", code ? h("code", {}, code) : null),
      topicChips(nearest, words, topic),
      retry,
    );
  }
  const { checks: _, degraded, ...seen } = model.evidence ?? {};
  const passed = Object.values(model.checks).filter(({ state }) => ["passed", "repaired"].includes(state)).length;
  const seconds = ((Date.parse(model.endedAt) - Date.parse(model.startedAt)) / 1000).toFixed(1);
  return h(
    "details",
    { class: "banner", "data-status": "completed" },
    h("summary", {}, h("strong", {}, say("proved")), ` ${say("provedLine", { passed, seconds })}`),
    figures(seen, words),
    degraded ? h("p", {}, say("degraded")) : null,
    retry,
  );
}
