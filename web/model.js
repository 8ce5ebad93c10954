// What the page knows of one generation: events go in, nothing else changes it. No DOM, no network.

export function createModel(problemId) {
  return {
    problemId,
    status: "running",
    startedAt: null,
    endedAt: null,
    request: {},
    progress: 0,
    message: "",
    stages: {},
    checks: {},
    sections: { ko: {}, en: {} },
    problem: null,
    evidence: null,
    provenance: null,
    error: null,
  };
}

/** Apply one event; returns the part that changed: "request", "stage", "check", "statement", "end" or null. */
export function apply(model, event) {
  const handler = HANDLERS[event.type];
  if (!handler) {
    console.warn("unknown message type, ignored", event.type, event);
    return null;
  }
  return handler(model, event);
}

const section = (model, { language, section: name }) => {
  const sections = (model.sections[language] ??= {});
  return (sections[name] ??= { text: "", done: false });
};

/** Take the problem in, with every section that was not streamed. */
export function complete(model, problem) {
  model.problem = problem;
  fillSections(model, problem.language, problem);
  for (const [language, other] of Object.entries(problem.translations ?? {})) fillSections(model, language, other);
}

/** Add the sections that were not streamed: those of the language that was not asked for. */
function fillSections(model, language, { title, statement }) {
  for (const [name, text] of Object.entries({ title, ...statement })) {
    if (typeof text !== "string") continue; // too large for a frame, and still to come
    const found = section(model, { language, section: name });
    if (!found.done) Object.assign(found, { text, done: true });
  }
}

const end = (status, take = () => {}) => (model, event) => {
  model.status = status;
  model.endedAt = event.ts ?? null;
  take(model, event);
  return "end";
};

const HANDLERS = {
  "generation.accepted": (model, event) => {
    model.startedAt = event.ts ?? null;
    model.request = event.request ?? {};
    return "request";
  },
  "generation.stage": (model, { stage, state, message, progress }) => {
    model.stages[stage] = { state, message };
    model.message = message ?? "";
    model.progress = Math.max(model.progress, progress ?? 0);
    return "stage";
  },
  "generation.check": (model, { gate, state, evidence }) => {
    model.checks[gate] = { state, evidence: evidence ?? {} };
    return "check";
  },
  "statement.delta": (model, event) => {
    section(model, event).text += event.text ?? "";
    return "statement";
  },
  "statement.reset": (model, event) => {
    Object.assign(section(model, event), { text: "", done: false });
    return "statement";
  },
  "statement.done": (model, event) => {
    const found = section(model, event);
    if (typeof event.text === "string") found.text = event.text; // else too large for a frame: what was streamed stays
    found.done = true;
    return "statement";
  },
  "generation.completed": end("completed", (model, { problem, evidence, provenance }) => {
    Object.assign(model, { evidence, provenance, progress: 1 });
    complete(model, problem);
  }),
  "generation.failed": end("failed", (model, { error }) => {
    model.error = error ?? {};
  }),
  "generation.cancelled": end("cancelled", (model, { reason }) => {
    model.error = { message: reason ?? "" };
  }),
};
