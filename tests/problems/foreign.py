"""Packages as others write them: paths to texts, in the three versions of the format and several languages."""

from __future__ import annotations

from pathlib import Path

__all__ = ["DRAFT", "LEGACY", "REALS", "write"]

_ADD_PY = "n = int(input())\nprint(1, n - 1)\n"

# Legacy: any two positive numbers that add up to N. Checker in C++ of two files, validator in C with flags.
LEGACY = {
    "problem.yaml": "name: Two parts\nauthor: Somebody\nvalidation: custom\nvalidator_flags: positive\n"
    "license: cc by-sa\nrights_owner: Somebody\n",
    ".timelimit": "1\n",
    "problem_statement/problem.en.tex": "\\problemname{Two parts}\nSplit $N$.\n",
    "data/sample/1.in": "2\n",
    "data/sample/1.ans": "1 1\n",
    "data/secret/testdata.yaml": "input_validator_flags: --most 1000\n",
    "data/secret/01.in": "17\n",
    "data/secret/01.ans": "1 16\n",
    "data/secret/big/02.in": "1000\n",
    "data/secret/big/02.ans": "500 500\n",
    "input_validators/check.c": """#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int argc, char** argv) {
    char class[64], word[64]; /* a name that C++ does not allow */
    long most = argc == 3 && !strcmp(argv[1], "--most") ? atol(argv[2]) : 10;
    size_t n = fread(class, 1, sizeof class, stdin);
    if (n < 2 || n > 8 || class[n - 1] != 10) return 43;
    for (size_t i = 0; i + 1 < n; i++) if (!isdigit((unsigned char)class[i])) return 43;
    class[n - 1] = 0;
    sprintf(word, "%ld", atol(class));
    if (!strcmp(word, class) && atol(class) >= 2 && atol(class) <= most) return 42;
    fprintf(stderr, "N = %s\\n", class);
    return 43;
}
""",
    "output_validators/two/validate.h": "#include <fstream>\n#include <iostream>\n#include <string>\n"
    "[[noreturn]] void say(const std::string& folder, const std::string& words, int code);\n",
    "output_validators/two/say.cc": """#include "validate.h"
#include <cstdlib>
void say(const std::string& folder, const std::string& words, int code) {
    std::ofstream(folder + "judgemessage.txt") << words;
    std::exit(code);
}
""",
    "output_validators/two/validate.cc": """#include "validate.h"
int main(int argc, char** argv) {
    if (argc != 5 || std::string(argv[4]) != "positive") return 1;
    std::ifstream input(argv[1]), answer(argv[2]);
    long long n, a, b, c, d;
    if (!(input >> n) || !(answer >> c >> d) || c + d != n) return 1;
    std::string rest;
    if (!(std::cin >> a >> b) || (std::cin >> rest)) say(argv[3], "two numbers, please", 43);
    say(argv[3], "added", a > 0 && b > 0 && a + b == n ? 42 : 43);
}
""",
    "include/python3/split_in_two.py": "def split(n):\n    return 1, n - 1\n",
    "submissions/accepted/plain.py": _ADD_PY,
    "submissions/accepted/include_it.py": "from split_in_two import split\nprint(*split(int(input())))\n",
    "submissions/accepted/half.cpp": "#include <iostream>\nint main() { int n; std::cin >> n;"
    ' std::cout << n / 2 << " " << n - n / 2; }\n',
    "submissions/accepted/half.c": '#include <stdio.h>\nint main(void) { int new; scanf("%d", &new);'
    ' printf("%d %d\\n", new / 2, new - new / 2); return 0; }\n',
    "submissions/accepted/Parts.java": "import java.util.*;\npublic class Parts { public static void main(String[] a) {"
    ' int n = new Scanner(System.in).nextInt(); System.out.println("1 " + (n - 1)); } }\n',
    "submissions/accepted/several/main.py": "import other\nother.go()\n",
    "submissions/accepted/several/other.py": "def go():\n    n = int(input())\n    print(n - 1, 1)\n",
    "submissions/accepted/Kotlin.kt": 'fun main() { val n = readLine()!!.toInt(); println("1 ${n - 1}") }\n',
    "submissions/wrong_answer/null.py": "print(0, int(input()))\n",
    "submissions/wrong_answer/small.py": "n = int(input())\nprint(1, min(n, 500) - 1)\n",
    "submissions/run_time_error/crash.cpp": "#include <cstdlib>\nint main() { std::abort(); }\n",
    "submissions/time_limit_exceeded/endless.py": "while True:\n    pass\n",
}

# 2025-09: constants, expectations by globs, a tolerance, validators in Java and Python.
REALS = {
    "problem.yaml": "problem_format_version: 2025-09\ntype: pass-fail\nname:\n  en: Half\n  ko: 절반\n"
    "uuid: 0b3b5b0e-7a11-4d0a-9f57-b53e3f1f5a01\nlicense: cc by-sa\nrights_owner: Somebody\n"
    "limits:\n  time_limit: 1.0\n  time_resolution: 0.1\nconstants:\n  most: 100\n",
    "statement/problem.en.tex": "Half of $N$, at most {{most}}.\n",
    "statement/problem.ko.md": "$N$의 절반. 최대 {{most}}.\n",
    "data/test_group.yaml": "output_validator_args: [float_tolerance, 1e-6]\n",
    "data/sample/1.in": "3\n",
    "data/sample/1.ans": "1.5\n",
    "data/secret/small.in": "1\n",
    "data/secret/small.ans": "0.5\n",
    "data/secret/words.in": "2\n",
    "data/secret/words.ans": "one\n",
    "data/secret/words.yaml": "output_validator_args: [case_sensitive]\n",
    "data/secret/z/most.in": "100\n",
    "data/secret/z/most.ans": "50\n",
    "data/invalid_input/over.in": "101\n",
    "input_validators/Bounds.java": """import java.io.*;
class Bounds {
    public static void main(String[] args) throws IOException {
        String text = new String(System.in.readAllBytes());
        if (!text.matches("[1-9][0-9]{0,2}\\n")) System.exit(43);
        System.exit(Integer.parseInt(text.trim()) <= {{most}} ? 42 : 43);
    }
}
""",
    "input_validators/form.py": "import re, sys\nsys.exit(42 if re.fullmatch(r'\\d+\\n', sys.stdin.read()) else 43)\n",
    "submissions/submissions.yaml": """\
accepted/half.py:
  model_solution: true
"mixed/*.py":
  permitted: [AC, WA, RTE]
  required: [WA]
  secret/z:
    permitted: [RTE]
"{rejected,other}/rough*":
  permitted: [AC, WA]
  required: [WA]
  sample:
    required: [AC]
""",
    "submissions/accepted/half.py": "n = int(input())\nprint('one' if n == 2 else n / 2)\n",
    "submissions/accepted/near.py": "n = int(input())\nprint('one' if n == 2 else n / 2 + 1e-7)\n",
    "submissions/mixed/three.py": "n = int(input())\nassert n < 100\nprint('ONE' if n == 2 else n / 2)\n",
    "submissions/rejected/rough.py": "n = int(input())\nprint('one' if n == 2 else 1.5)\n",
    "submissions/brute_force/slow.py": "n = int(input())\nwhile n == 100:\n    pass\n"
    "print('one' if n == 2 else n / 2)\n",
    "submissions/rejected/none.py": "",
}

# 2023-07-draft: the checker is one Python file, its flags come from the group, and it reads both files.
DRAFT = {
    "problem.yaml": "problem_format_version: 2023-07-draft\nname: Echo\n"
    "uuid: 0b3b5b0e-7a11-4d0a-9f57-b53e3f1f5a02\nlicense: cc0\n",
    "statement/problem.md": "Say it again.\n",
    "data/testdata.yaml": "output_validator_flags: --loud\n",
    "data/sample/1.in": "hello\n",
    "data/sample/1.ans": "HELLO\n",
    "data/secret/1.in": "again\n",
    "data/secret/1.ans": "AGAIN\n",
    "output_validator/check.py": """from __future__ import annotations
import sys
from pathlib import Path
given, answer, feedback, *flags = sys.argv[1:]
assert flags == ["--loud"], flags
assert Path(answer).read_text() == open(given).read().upper()
said = sys.stdin.buffer.read().decode("latin-1")
(Path(feedback) / "judgemessage.txt").write_text("heard")
sys.exit(42 if said.strip() == Path(answer).read_text().strip() else 43)
""",
    "input_validators/word/validate.py": "import sys\nfrom pattern import PATTERN\n"
    "sys.exit(42 if PATTERN.fullmatch(sys.stdin.read()) else 43)\n",
    "input_validators/word/pattern.py": "import re\nPATTERN = re.compile('[a-z]+\\n')\n",
    "submissions/accepted/upper.py": "print(input().upper())\n",
    "submissions/wrong_answer/same.py": "print(input())\n",
}


def write(package: dict[str, str | bytes] | dict[str, str], folder: Path, **changes: str | bytes | None) -> Path:
    """Write a package below a folder and return its place; `changes` (by path) replace files, None removes one."""
    for name, content in {**package, **changes}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
