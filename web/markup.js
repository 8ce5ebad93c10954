// Statement Markdown with $…$ mathematics, turned into DOM nodes. Text only ever becomes text nodes.

/** Make an element: `h("p", { class: "x" }, "text", node)`. Functions under `on…` are listeners. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null));
  return element;
}

/** Render Markdown: paragraphs, headings, lists, tables, fenced code, emphasis, code, mathematics. */
export function markdown(text) {
  const fragment = document.createDocumentFragment();
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  for (let at = 0; at < lines.length; ) {
    const block = BLOCKS.find(({ begins }) => begins(lines[at], lines[at + 1]));
    let end = at + 1;
    while (end < lines.length && block.goesOn(lines[end])) end += 1;
    const node = block.render(lines.slice(at, end));
    if (node) fragment.append(node);
    at = block.closes ? end + 1 : end;
  }
  return fragment;
}

const BULLET = /^\s*[-*]\s+/;
const NUMBER = /^\s*\d+[.)]\s+/;
const cells = (line) => line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => cell.trim());
const items = (pattern, lines) =>
  lines.reduce((list, line) => {
    if (pattern.test(line) || !list.length) list.push(line.replace(pattern, ""));
    else list[list.length - 1] += ` ${line.trim()}`;
    return list;
  }, []);
const startsBlock = (line) => /^\s*$|^#{1,4} |^```/.test(line) || BULLET.test(line) || NUMBER.test(line);

const BLOCKS = [
  { begins: (line) => /^\s*$/.test(line), goesOn: (line) => /^\s*$/.test(line), render: () => null },
  {
    begins: (line) => /^```/.test(line),
    goesOn: (line) => !/^```/.test(line),
    closes: true,
    render: (lines) => h("pre", {}, h("code", {}, lines.slice(1).join("\n"))),
  },
  {
    begins: (line) => /^#{1,4} /.test(line),
    goesOn: () => false,
    render: ([line]) => h("h4", {}, inline(line.replace(/^#+ /, ""))),
  },
  {
    begins: (line) => BULLET.test(line),
    goesOn: (line) => /\S/.test(line) && !NUMBER.test(line),
    render: (lines) => h("ul", {}, items(BULLET, lines).map((item) => h("li", {}, inline(item)))),
  },
  {
    begins: (line) => NUMBER.test(line),
    goesOn: (line) => /\S/.test(line) && !BULLET.test(line),
    render: (lines) => h("ol", {}, items(NUMBER, lines).map((item) => h("li", {}, inline(item)))),
  },
  {
    begins: (line, next) => line.includes("|") && /^[\s|:-]*-[\s|:-]*$/.test(next ?? "") && next.includes("|"),
    goesOn: (line) => line.includes("|"),
    render: ([head, , ...rows]) =>
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, cells(head).map((cell) => h("th", {}, inline(cell))))),
        h("tbody", {}, rows.map((row) => h("tr", {}, cells(row).map((cell) => h("td", {}, inline(cell)))))),
      ),
  },
  {
    begins: () => true,
    goesOn: (line) => !startsBlock(line),
    render: (lines) => h("p", {}, inline(lines.join("\n"))),
  },
];

const INLINE = /`([^`]+)`|\$([^$\n]+)\$|\*\*(.+?)\*\*|\*([^*\s][^*]*)\*|\\([\\`*_{}[\]()#+\-.!$|<>])/g;

/** Render one run of text. */
export function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    nodes.push(text.slice(from, match.index));
    const [, code, formula, strong, emphasis, escaped] = match;
    if (code !== undefined) nodes.push(h("code", {}, code));
    else if (formula !== undefined) nodes.push(math(formula));
    else if (strong !== undefined) nodes.push(h("strong", {}, inline(strong)));
    else if (emphasis !== undefined) nodes.push(h("em", {}, inline(emphasis)));
    else nodes.push(escaped);
    from = match.index + match[0].length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

const SYMBOLS = {
  le: " ≤ ", leq: " ≤ ", ge: " ≥ ", geq: " ≥ ", ne: " ≠ ", neq: " ≠ ", lt: " < ", gt: " > ", times: " × ",
  cdot: " · ", div: " ÷ ", pm: " ± ", in: " ∈ ", to: " → ", rightarrow: " → ", leftarrow: " ← ", equiv: " ≡ ",
  approx: " ≈ ", mid: " | ", land: " ∧ ", lor: " ∨ ", oplus: " ⊕ ", subset: " ⊂ ", subseteq: " ⊆ ", cup: " ∪ ",
  cap: " ∩ ", bmod: " mod ", ldots: "…", dots: "…", cdots: "⋯", infty: "∞", sum: "∑", prod: "∏", lfloor: "⌊",
  rfloor: "⌋", lceil: "⌈", rceil: "⌉", alpha: "α", beta: "β", gamma: "γ", pi: "π", lambda: "λ", log: "log ",
  max: "max", min: "min", gcd: "gcd", quad: "  ", left: "", right: "", ",": " ", ";": " ", " ": " ", "!": "",
  "{": "{", "}": "}", "%": "%", _: "_", "#": "#", "&": "&", $: "$", "|": "‖",
};

/** Render a TeX formula in plain, readable form: italic variables, signs, raised and lowered parts. */
export function math(tex) {
  const tokens = tex.match(/\\[a-zA-Z]+|\\.|[a-zA-Z]|\d+(?:[.,]\d+)*|\s+|./gu) ?? [];
  let at = 0;

  const sequence = (closing) => {
    const nodes = [];
    while (at < tokens.length && tokens[at] !== closing) nodes.push(...atom());
    at += 1;
    return nodes;
  };
  const argument = () => {
    while (/^\s+$/.test(tokens[at] ?? "")) at += 1;
    if (tokens[at] !== "{") return at < tokens.length ? atom() : [];
    at += 1;
    return sequence("}");
  };
  const command = (name) => {
    if (["text", "mathrm", "operatorname", "texttt", "textbf", "mathbf"].includes(name)) {
      return [h("span", { class: "upright" }, argument())];
    }
    if (name === "frac") return ["(", ...argument(), ")/(", ...argument(), ")"];
    if (name === "sqrt") return ["√(", ...argument(), ")"];
    if (name === "pmod") return [" (mod ", ...argument(), ")"];
    return [SYMBOLS[name] ?? name];
  };
  const atom = () => {
    const token = tokens[at];
    at += 1;
    if (token === "{") return sequence("}");
    if (token === "^") return [h("sup", {}, argument())];
    if (token === "_") return [h("sub", {}, argument())];
    if (token.startsWith("\\")) return command(token.slice(1));
    if (/^[a-zA-Z]$/.test(token)) return [h("var", {}, token)];
    if (/^\s+$/.test(token)) return [];
    if (token === "-") return ["−"];
    if ("=<>+".includes(token)) return [` ${token} `];
    if (token === ",") return [", "];
    if (token === "~") return [" "];
    return [token];
  };

  const nodes = [];
  while (at < tokens.length) nodes.push(...sequence(undefined));
  return h("span", { class: "math" }, nodes);
}
