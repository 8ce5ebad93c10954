// Every word of the page, in Korean and English. Sentences of the service itself arrive in the request's language.

export const LANGUAGES = ["ko", "en"];

const WORDS = {
  title: ["알고리즘 문제 공방", "Algorithm problem workshop"],
  tagline: ["원하는 문제를 말해 보세요. 만들고, 직접 돌려서 증명해 드립니다.", "Say what you want to practise. It is made, then proved by running it."],
  prompt: ["어떤 문제를 원하시나요?", "What problem would you like?"],
  placeholder: ["예: 이분 탐색 보통 문제, 우주 배경", "e.g. an easy BFS problem on a grid"],
  examples: ["예시", "Examples"],
  difficulty: ["난이도", "Difficulty"],
  topic: ["주제", "Topic"],
  any: ["알아서", "Any"],
  generate: ["문제 만들기", "Make a problem"],
  cancel: ["그만 만들기", "Cancel"],
  cancelling: ["멈추는 중…", "Cancelling…"],
  again: ["같은 조건으로 하나 더", "Another one like this"],
  retry: ["다시 시도", "Try again"],
  submitHint: ["Enter로 만들기 · Shift+Enter로 줄 바꿈", "Enter to send · Shift+Enter for a new line"],
  online: ["연결됨", "Connected"],
  connecting: ["연결하는 중…", "Connecting…"],
  offline: ["다시 연결하는 중…", "Reconnecting…"],
  progress: ["만드는 과정", "How it is made"],
  checks: ["검증", "Checks"],
  checksHint: ["문제를 믿지 않고 돌려 봅니다. 항목을 누르면 근거가 보입니다.", "Nothing is believed, everything is run. Open a check to see its evidence."],
  statement: ["문제", "Problem"],
  waiting: ["지문을 쓰는 중…", "Writing the statement…"],
  empty: ["여기에 문제가 나타납니다.", "Your problem will appear here."],
  emptyHint: ["예시를 눌러 바로 시작해 보세요.", "Pick an example to start right away."],
  input: ["입력", "Input"],
  output: ["출력", "Output"],
  constraints: ["제한", "Constraints"],
  samples: ["예제", "Samples"],
  sampleInput: ["예제 입력", "Sample input"],
  sampleOutput: ["예제 출력", "Sample output"],
  notes: ["노트", "Notes"],
  starter: ["시작 코드", "Starter code"],
  copy: ["복사", "Copy"],
  copied: ["복사됨", "Copied"],
  timeLimit: ["시간 제한 {n}초", "Time limit {n} s"],
  memoryLimit: ["메모리 제한 {n}MB", "Memory limit {n} MB"],
  download: ["문제 꾸러미 내려받기", "Download the package"],
  icpc: ["ICPC 2025-09", "ICPC 2025-09"],
  legacy: ["DOMjudge · Kattis (legacy)", "DOMjudge · Kattis (legacy)"],
  polygon: ["Polygon", "Polygon"],
  mine: ["내 문제", "My problems"],
  mineEmpty: ["아직 만든 문제가 없습니다.", "No problems yet."],
  more: ["더 보기", "Show more"],
  refresh: ["새로 고침", "Refresh"],
  proved: ["증명됨", "Proved"],
  provedLine: ["검증 {passed}개 통과 · {seconds}초", "{passed} checks passed · {seconds} s"],
  made: ["{engine} 엔진이 만들고 실행으로 검증한 문제입니다. 시드 {seed}.", "Made by the {engine} engine and proved by running it. Seed {seed}."],
  madeByModel: ["AI 모델({model})이 쓰고 실행으로 검증한 문제입니다.", "Written by an AI model ({model}) and proved by running it."],
  failed: ["문제를 만들지 못했습니다", "No problem could be made"],
  cancelled: ["만들기를 그만두었습니다", "Cancelled"],
  running: ["만드는 중", "In the making"],
  degraded: [
    "이 컴퓨터에서는 프로그램을 온전히 격리하지 못한 채 검증했습니다.",
    "On this machine the programs could not be fully isolated while they were run.",
  ],
  language: ["언어", "Language"],
  skip: ["본문으로 건너뛰기", "Skip to the problem"],
  noEvidence: ["따로 남긴 값이 없습니다.", "No figures recorded."],
  untitled: ["제목을 짓는 중", "Untitled"],
  nearest: ["대신 만들 수 있는 주제", "Topics that can be served instead"],
};

export const DIFFICULTIES = {
  tutorial: ["튜토리얼", "Tutorial"],
  easy: ["쉬움", "Easy"],
  medium: ["보통", "Medium"],
  hard: ["어려움", "Hard"],
};

export const TOPICS = {
  implementation: ["구현", "Implementation"],
  "brute force": ["브루트포스", "Brute force"],
  backtracking: ["백트래킹", "Backtracking"],
  sorting: ["정렬", "Sorting"],
  string: ["문자열", "String"],
  math: ["수학", "Math"],
  "number theory": ["정수론", "Number theory"],
  "prefix sum": ["누적 합", "Prefix sum"],
  greedy: ["그리디", "Greedy"],
  "binary search": ["이분 탐색", "Binary search"],
  "parametric search": ["매개 변수 탐색", "Parametric search"],
  "data structures": ["자료 구조", "Data structures"],
  "divide and conquer": ["분할 정복", "Divide and conquer"],
  "dynamic programming": ["다이나믹 프로그래밍", "Dynamic programming"],
  bitmask: ["비트마스킹", "Bitmask"],
  "graph traversal": ["그래프 탐색", "Graph traversal"],
  "shortest path": ["최단 경로", "Shortest path"],
  tree: ["트리", "Tree"],
  "graph theory": ["그래프 이론", "Graph theory"],
};

export const STAGES = {
  understand: ["요청 읽기", "Understand"],
  design: ["설계", "Design"],
  programs: ["코드 준비", "Programs"],
  tests: ["테스트 만들기", "Tests"],
  prove: ["증명", "Prove"],
  statement: ["지문", "Statement"],
  package: ["꾸러미", "Package"],
};

export const GATES = {
  G1_SPECIFICATION: ["명세에 모순이 없다", "The specification is consistent"],
  G2_VALIDATOR: ["어긋난 입력을 가려낸다", "The validator refuses broken input"],
  G3_TESTS: ["테스트가 경계까지 닿는다", "The tests reach every bound"],
  G4_REFERENCE: ["정답 코드와 완전 탐색의 답이 같다", "Reference and brute force agree"],
  G5_INDEPENDENT: ["따로 푼 풀이들의 답이 같다", "Independent solutions agree"],
  G6_WRONG: ["틀린 코드를 걸러 낸다", "Wrong programs are rejected"],
  G7_SLOW: ["느린 코드는 시간 초과가 난다", "Slow programs run out of time"],
  G8_TIME_LIMIT: ["시간 제한을 재어서 정했다", "The time limit is measured"],
  G9_CHECKER: ["채점기가 속지 않는다", "The checker is not fooled"],
  G10_STATEMENT: ["지문이 빠짐없다", "The statement is complete"],
  G11_DIFFICULTY: ["난이도를 재었다", "The difficulty is measured"],
  G12_HOLDBACK: ["숨겨 둔 오답도 걸러 낸다", "Held-back programs are rejected too"],
  G13_PACKAGE: ["꾸러미를 다시 읽어 확인했다", "The package reads back"],
};

export const CHECK_STATES = {
  started: ["확인 중", "Running"],
  passed: ["통과", "Passed"],
  failed: ["실패", "Failed"],
  repaired: ["고쳐서 통과", "Repaired"],
  notApplicable: ["해당 없음", "Not applicable"],
};

// Names that occur in evidence; others are shown as they are.
export const FIGURES = {
  name: ["이름", "name"],
  reference: ["정답 코드", "reference"],
  cases: ["비교한 입력", "cases"],
  compared: ["비교 횟수", "compared"],
  limit: ["제한", "limit"],
  programs: ["코드", "programs"],
  program: ["코드", "program"],
  verdict: ["판정", "verdict"],
  test: ["테스트", "test"],
  tests: ["테스트", "tests"],
  seconds: ["초", "seconds"],
  resolution: ["단위", "resolution"],
  slowestAccepted: ["가장 느린 정답", "slowest accepted"],
  fastestSlow: ["가장 빠른 느린 코드", "fastest slow"],
  byLanguage: ["언어별 제한", "by language"],
  found: ["새로 찾은 테스트", "tests found"],
  survivors: ["걸러지지 않은 코드", "survivors"],
  reason: ["까닭", "reason"],
  input: ["입력", "input"],
  outputs: ["출력", "outputs"],
  isolation: ["격리", "isolation"],
  checks: ["검증", "checks"],
  gate: ["검증", "check"],
  state: ["상태", "state"],
  variables: ["변수", "variables"],
  constants: ["상수", "constants"],
  constraints: ["제한", "constraints"],
  files: ["파일", "files"],
  samples: ["예제", "samples"],
  bounds: ["경곗값", "bounds"],
  reached: ["닿은 경곗값", "bounds reached"],
  rebuilt: ["다시 만들어 대조", "rebuilt and compared"],
  bytes: ["바이트", "bytes"],
  valid: ["받아들인 입력", "accepted inputs"],
  rejected: ["거부한 입력", "refused inputs"],
  accepted: ["다른 정답 코드", "other accepted"],
  brute: ["완전 탐색", "brute force"],
  wrong: ["틀린 코드", "wrong"],
  slow: ["느린 코드", "slow"],
  sections: ["부분", "sections"],
  story: ["본문", "story"],
  output: ["출력", "output"],
  notes: ["노트", "notes"],
};

export const STATES = {
  queued: ["준비 중", "Queued"],
  running: ["만드는 중", "In the making"],
  completed: ["완성", "Done"],
  failed: ["실패", "Failed"],
  cancelled: ["취소됨", "Cancelled"],
};

export const EXAMPLES = [
  ["이분 탐색 보통 문제, 우주 배경", "a medium binary search problem set in space"],
  ["격자에서 하는 쉬운 BFS 문제", "an easy BFS problem on a grid"],
  ["누적 합 연습 문제", "a prefix sum exercise"],
  ["어려운 다이나믹 프로그래밍 문제", "a hard dynamic programming problem"],
];

/** The words for one language: `say(key, values)` for the page's own, `pick(pair)` for the tables above. */
export function speak(language) {
  const index = Math.max(0, LANGUAGES.indexOf(language));
  const pick = (pair) => pair?.[index] ?? "";
  const say = (key, values = {}) =>
    pick(WORDS[key]).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  return { language: LANGUAGES[index], pick, say };
}
