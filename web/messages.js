// The protocol from the browser's side: one connection that comes back by itself, generations followed
// over it, questions answered on it. Knows nothing of the page.

export const TERMINAL = ["generation.completed", "generation.failed", "generation.cancelled"];

const PING_MS = 5 * 60_000; // the gateway closes a connection that was silent for ten minutes
const LEAVE_MS = 110 * 60_000; // and every connection after two hours
const REPLY_MS = 30_000;
const SILENCE_MS = 40_000; // while a generation runs the service says something every 20 s
const GATEWAY = {
  Forbidden: { code: "FORBIDDEN", retryable: false },
  "Internal server error": { code: "INTERNAL", retryable: true },
  "Endpoint request timed out": { code: "DEADLINE_EXCEEDED", retryable: true },
};

/** What the service, or the gateway before it, said instead of an answer. */
export class ServiceError extends Error {
  constructor({ code = "INTERNAL", message = "", param, retryable = false, retryAfterMs, nearest } = {}) {
    super(message);
    Object.assign(this, { code, param, retryable, retryAfterMs, nearest });
  }
}

/** The error that a frame carries, or null. */
export function errorOf(frame) {
  if (frame.type === undefined) {
    return new ServiceError({ ...(GATEWAY[frame.message] ?? {}), message: String(frame.message ?? "") });
  }
  return frame.type === "error" ? new ServiceError(frame.error ?? {}) : null;
}

/** One generation: drops what is known, notices gaps, says what to send on a new connection; `heard` counts news. */
export class Follower {
  constructor(problemId, { request = null, afterSeq = 0 } = {}) {
    Object.assign(this, { problemId, request, last: afterSeq, heard: 0 });
    Object.assign(this, { finished: false, cancelling: false, resuming: false });
  }

  /** The frames with which a new connection begins. */
  opening() {
    this.resuming = false;
    const first = this.request && this.last === 0 ? { action: "generateProblem", ...this.request } : this.resume();
    const frames = [{ ...first, problemId: this.problemId }];
    return this.cancelling ? [...frames, this.cancel()] : frames;
  }

  resume() {
    this.resuming = true;
    return { action: "resumeGeneration", problemId: this.problemId, afterSeq: this.last };
  }

  cancel() {
    this.cancelling = true;
    return { action: "cancelGeneration", problemId: this.problemId };
  }

  /** Take a frame of this generation: `{ event }` when it is the next one, `{ send }` when something is missing. */
  receive(frame) {
    if (frame.type === "generation.resumed") {
      this.resuming = false;
      this.heard += 1;
      if (frame.recovered === false && Number.isInteger(frame.firstSeq)) {
        this.last = Math.max(this.last, frame.firstSeq - 1);
      }
      this.finished = TERMINAL.includes(`generation.${frame.state}`) && frame.lastSeq <= this.last;
      return {};
    }
    const snapshot = frame.type === "generation.snapshot";
    const seq = snapshot ? frame.throughSeq : frame.seq;
    if (!Number.isInteger(seq) || seq <= this.last) return {};
    if (seq > this.last + 1 && !snapshot) return this.resuming ? {} : { send: this.resume() };
    this.last = seq;
    this.heard += 1;
    this.finished = TERMINAL.includes(frame.type);
    return { event: frame };
  }
}

/** Wait before retry `attempt` (1, 2, …): a random part of a doubling span, at most 20 s. */
export function backoff(attempt, random = Math.random) {
  return random() * Math.min(20_000, 500 * 2 ** attempt);
}

export class Service {
  /** `onState` hears "connecting", "online" and "offline". */
  constructor(url, onState) {
    Object.assign(this, { url, onState, socket: null, attempts: 0, timers: [], silence: 0, replies: new Map() });
    this.followed = null;
    addEventListener("online", () => this.connect());
    this.connect();
  }

  /** Follow one generation, the one followed before no longer; `onEvent` gets each event once, in order. */
  follow(follower, { onEvent, onError }) {
    this.followed = { follower, onEvent, onError };
    this.begin();
  }

  unfollow() {
    this.followed = null;
    clearTimeout(this.silence);
  }

  cancel() {
    if (this.followed) this.send(this.followed.follower.cancel());
  }

  /** Ask something; resolves to the reply, rejects with a `ServiceError`. */
  call(action, fields = {}) {
    const requestId = crypto.randomUUID?.() ?? String(Math.random());
    return new Promise((resolve, reject) => {
      const late = () => this.settle(requestId, new ServiceError({ code: "DEADLINE_EXCEEDED", message: action }));
      const frame = { action, requestId, ...fields };
      this.replies.set(requestId, { frame, resolve, reject, timer: setTimeout(late, REPLY_MS) });
      this.send(frame);
    });
  }

  isOpen() {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  send(...frames) {
    if (this.isOpen()) frames.forEach((frame) => this.socket.send(JSON.stringify(frame)));
  }

  connect() {
    if (this.socket && this.socket.readyState <= WebSocket.OPEN) return;
    this.clearTimers();
    this.onState(this.attempts ? "offline" : "connecting");
    const socket = new WebSocket(this.url);
    this.socket = socket;
    socket.onopen = () => this.opened();
    socket.onmessage = ({ data }) => socket === this.socket && this.receive(data);
    socket.onclose = () => socket === this.socket && this.closed();
  }

  opened() {
    this.attempts = 0;
    this.onState("online");
    this.timers.push(setInterval(() => this.send({ action: "ping" }), PING_MS));
    this.timers.push(setTimeout(() => this.socket.close(1000), LEAVE_MS));
    this.begin();
    for (const { frame } of this.replies.values()) this.send(frame);
  }

  /** Ask for what is followed, on a connection that is open. */
  begin() {
    if (!this.isOpen() || !this.followed || this.followed.follower.finished) return;
    this.send(...this.followed.follower.opening());
    this.listen();
  }

  /** Count the connection as lost when nothing new comes for long: it may be dead and nobody says so. */
  listen() {
    clearTimeout(this.silence);
    if (!this.followed.follower.finished) this.silence = setTimeout(() => this.lose(), SILENCE_MS);
  }

  lose() {
    const { socket } = this;
    this.socket = null; // whatever still becomes of it
    socket.close();
    this.closed();
  }

  closed() {
    this.clearTimers();
    this.attempts += 1;
    this.onState("offline");
    this.timers.push(setTimeout(() => this.connect(), backoff(this.attempts)));
  }

  clearTimers() {
    [...this.timers, this.silence].forEach(clearTimeout);
    this.timers = [];
  }

  receive(text) {
    let frame;
    try {
      frame = JSON.parse(text);
    } catch {
      console.warn("not JSON", text);
      return;
    }
    if (frame.type !== undefined && this.replies.has(frame.requestId)) {
      this.settle(frame.requestId, errorOf(frame) ?? frame);
      return;
    }
    const error = errorOf(frame);
    if (error) this.failed(error);
    else if (this.followed && frame.problemId === this.followed.follower.problemId) this.deliver(frame);
  }

  deliver(frame) {
    const { follower, onEvent } = this.followed;
    const before = follower.heard;
    const { event, send } = follower.receive(frame);
    if (follower.heard > before) this.listen();
    if (send) this.send(send);
    if (event) onEvent(event);
  }

  failed(error) {
    if (!this.followed || this.followed.follower.finished) return;
    const { follower, onError } = this.followed;
    if (!error.retryable) {
      onError(error);
      return;
    }
    this.attempts += 1;
    clearTimeout(this.silence);
    const again = () => this.followed?.follower === follower && this.begin();
    setTimeout(again, (error.retryAfterMs ?? 0) + backoff(this.attempts));
  }

  settle(requestId, outcome) {
    const { resolve, reject, timer } = this.replies.get(requestId);
    this.replies.delete(requestId);
    clearTimeout(timer);
    if (outcome instanceof Error) reject(outcome);
    else resolve(outcome);
  }
}
