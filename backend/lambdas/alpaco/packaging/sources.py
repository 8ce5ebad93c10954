"""Programs in a package as they lie there, made into programs that the sandbox takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from alpaco.packaging.findings import Finding, found
from alpaco.problem.program import Language, Program, Role, SourceFile

__all__ = ["Library", "SourceSet", "source_sets"]

_PYTHON, _CPP, _C, _JAVA = (".py", ".py3"), (".cpp", ".cc", ".cxx", ".c++", ".C"), (".c",), (".java",)
_OURS = {
    **dict.fromkeys(_PYTHON, Language.PYTHON),
    **dict.fromkeys((*_CPP, *_C), Language.CPP),
    **dict.fromkeys(_JAVA, Language.JAVA),
}
_OTHERS = {
    ".kt": "Kotlin", ".rs": "Rust", ".go": "Go", ".hs": "Haskell", ".js": "JavaScript", ".ts": "TypeScript",
    ".cs": "C#", ".fs": "F#", ".ml": "OCaml", ".pas": "Pascal", ".rb": "Ruby", ".php": "PHP", ".scala": "Scala",
    ".swift": "Swift", ".d": "D", ".lua": "Lua", ".pl": "Perl", ".pl6": "Raku", ".lisp": "Lisp", ".erl": "Erlang",
    ".ex": "Elixir", ".jl": "Julia", ".dart": "Dart", ".nim": "Nim", ".zig": "Zig", ".m": "Objective-C", ".sh": "Bash",
    ".py2": "Python 2", ".cob": "COBOL", ".f90": "Fortran", ".adb": "Ada", ".vb": "Visual Basic", ".clj": "Clojure",
    ".ctd": "checktestdata", ".viva": "VIVA", ".g4": "ANTLR", ".bash": "Bash", ".R": "R", ".awk": "AWK",
}  # fmt: skip
_CODES = {Language.PYTHON: ("python3", "python"), Language.JAVA: ("java",)}
_MAIN_METHOD = re.compile(r"\bstatic\s+(?:public\s+)?void\s+main\s*\(|\bvoid\s+main\s*\(\s*String")
_IMPORTED = re.compile(r"^[ \t]*(?:from|import)[ \t]+(?:\w+\.)*(\w+)", re.MULTILINE)
_LONGEST = 4 << 20  # no program is longer; what is cut does not compile
_PLACE = re.compile(r"\{\{([A-Za-z_]\w*)((?:\.[A-Za-z_]\w*)?)\}\}")


@dataclass(frozen=True, slots=True)
class SourceSet:
    """The files of one program by their paths; `root` is the folder that they are relative to."""

    name: str
    root: str
    paths: tuple[str, ...]
    entry: str = ""

    def with_entry(self, entry: str) -> SourceSet:
        """Return the same with the named file (or class) as where the program begins."""
        return replace(self, entry=entry)

    @property
    def language(self) -> Language | None:
        """The language of its files, None where we have no compiler for it."""
        found_languages = [_OURS[suffix] for suffix in self._suffixes if suffix in _OURS]
        return found_languages[0] if found_languages else None

    @property
    def language_name(self) -> str:
        """The language in words; empty where not even its name is known."""
        if self.language is Language.CPP:
            return "C++" if any(suffix in _CPP for suffix in self._suffixes) else "C"
        if self.language is not None:
            return {"python": "Python", "java": "Java"}[self.language]
        return next((_OTHERS[suffix] for suffix in self._suffixes if suffix in _OTHERS), "")

    @property
    def _suffixes(self) -> list[str]:
        return [PurePosixPath(path).suffix for path in self.paths]


def source_sets(files: Iterable[str], folder: str, *, depth: int, findings: list[Finding]) -> tuple[SourceSet, ...]:
    """Return the programs `depth` levels below `folder`: a file, or a folder with its files, is one program.

    What no language explains is a finding.
    """
    groups: dict[str, list[str]] = {}
    for path in sorted(files):
        parts = PurePosixPath(path).parts
        start = len(PurePosixPath(folder).parts)
        if path.startswith(f"{folder}/") and len(parts) >= start + depth:
            groups.setdefault("/".join(parts[: start + depth]), []).append(path)
        elif path.startswith(f"{folder}/") and parts[-1] != "submissions.yaml":
            findings.append(found(path, "unknown-place"))
    sets = []
    for name, paths in groups.items():
        single = paths == [name]
        sources = SourceSet(name, str(PurePosixPath(name).parent) if single else name, tuple(paths))
        if sources.language_name:
            sets.append(sources)
        else:
            findings.append(found(name, "unknown-language", suffix=PurePosixPath(paths[0]).suffix))
    return tuple(sets)


class Library:
    """A package's files and constants, from which its programs are put together."""

    def __init__(self, files: Mapping[str, bytes], constants: Mapping[str, object] | None) -> None:
        """Take the files; `constants` are substituted in every source, None in versions that know none."""
        self._files = files
        self._constants = constants

    def beside(self, files: Mapping[str, bytes]) -> Library:
        """Return a library of these files beside the package's `include`."""
        included = {path: self._files[path] for path in self._files if path.startswith("include/")}
        return Library({**files, **included}, self._constants)

    def program(self, sources: SourceSet, role: Role, arguments: tuple[str, ...] = ()) -> Program:
        """Return the program of a source set whose language is one of ours."""
        language = sources.language
        assert language is not None, sources.name
        own = {path.removeprefix(f"{sources.root}/"): self._text(path) for path in sources.paths}
        included = self._included(language) if sources.name.startswith("submissions/") else {}
        texts = own | included  # the package's files win over a submission's
        main = _main(language, own, sources.entry) or _main(language, texts, "")
        source = texts.pop(main)
        if language is Language.JAVA:
            source, texts = _with_main_class(main, source, texts)
        name = PurePosixPath(main).name
        files = tuple(SourceFile(path, text) for path, text in sorted(texts.items()))
        return Program(name, language, role, source, files=files, arguments=arguments)

    def _included(self, language: Language) -> dict[str, str]:
        codes = _CODES.get(language, ("cpp", "c"))
        folders = [f"include/{code}/" for code in ("default", *codes)]
        return {
            path.removeprefix(folder): self._text(path)
            for folder in folders
            for path in self._files
            if path.startswith(folder)
        }

    def _text(self, path: str) -> str:
        content = self._files[path][:_LONGEST]
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("latin-1")  # old sources: comments in the encoding of their author
        return text if self._constants is None else _PLACE.sub(self._value, text)

    def _value(self, place: re.Match[str]) -> str:
        value = (self._constants or {}).get(place[1])
        if isinstance(value, dict):
            value = value.get(place[2].removeprefix(".") or "value")
        return place[0] if value is None else str(value)


def _main(language: Language, texts: Mapping[str, str], entry: str) -> str:
    """Return the file that a program begins with; empty where none of these is in the language."""
    own = [name for name in texts if _OURS.get(PurePosixPath(name).suffix) is language]
    if entry:
        own = [name for name in own if entry in (name, PurePosixPath(name).stem)] or own
    if language is Language.JAVA:
        own = [name for name in own if _MAIN_METHOD.search(texts[name])] or own
    if language is Language.PYTHON and len(own) > 1:
        imported = {word for text in texts.values() for word in _IMPORTED.findall(text)}
        own = [name for name in own if PurePosixPath(name).stem not in imported] or own
    ranks = {"__main__": 0, "main": 1, "Main": 1}
    return min(own, key=lambda name: (ranks.get(PurePosixPath(name).stem, 2), name), default="")


def _with_main_class(main: str, source: str, texts: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Let the class `Main`, which the sandbox starts, call the program's own main class."""
    begins = _MAIN_METHOD.search(source)
    public = re.search(r"\bpublic\s+(?:final\s+)?class\s+(\w+)", source)
    before = re.findall(r"\bclass\s+(\w+)", source[: begins.start() if begins else 0])
    name = public[1] if public else before[-1] if before else PurePosixPath(main).stem
    if name == "Main":
        return source, texts
    launcher = "public class Main { public static void main(String[] a) throws Throwable { %s.main(a); } }\n"
    return launcher % name, texts | {f"{name}.java": source}
