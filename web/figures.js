// Evidence of any shape, drawn: names and values, objects of objects and lists of objects as tables.

import { h } from "./markup.js";
import { CHECK_STATES, FIGURES, GATES } from "./words.js";

export function figures(evidence, words) {
  const entries = Object.entries(evidence ?? {});
  if (!entries.length) return h("p", { class: "hint small" }, words.say("noEvidence"));
  return h(
    "dl",
    {},
    entries.flatMap(([name, value]) => [h("dt", {}, label(name, words)), h("dd", {}, draw(value, words))]),
  );
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const spaced = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/_/g, " ");
const label = (name, { pick }) => pick(FIGURES[name]) || spaced(name);

function draw(value, words) {
  if (Array.isArray(value)) {
    return value.length && value.every(isObject) ? table(value, words) : value.map((each) => plain(each, words)).join(", ") || "–";
  }
  if (!isObject(value)) return plain(value, words);
  const entries = Object.entries(value);
  if (entries.length && entries.every(([, inner]) => isObject(inner))) {
    return table(entries.map(([name, inner]) => ({ name, ...inner })), words);
  }
  return h("ul", {}, entries.map(([name, inner]) => h("li", {}, `${label(name, words)}: `, draw(inner, words))));
}

function table(rows, words) {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return h(
    "div",
    { class: "scroll" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, names.map((name) => h("th", { scope: "col" }, label(name, words))))),
      h("tbody", {}, rows.map((row) => h("tr", {}, names.map((name) => h("td", {}, plain(row[name], words)))))),
    ),
  );
}

function plain(value, { pick, language }) {
  if (value === null || value === undefined) return "–";
  if (typeof value === "number") return value.toLocaleString(language, { maximumFractionDigits: 3 });
  if (typeof value === "boolean") return value ? "✓" : "✗";
  if (typeof value === "object") return JSON.stringify(value);
  return pick(GATES[value]) || pick(CHECK_STATES[value]) || pick(FIGURES[value]) || String(value);
}
