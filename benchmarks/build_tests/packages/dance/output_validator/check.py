import sys


def main():
    given, judged, _ = sys.argv[1:4]
    n, m, *ends = map(int, open(given).read().split())
    answer = open(judged).read().split()
    words = sys.stdin.read().split()
    if answer == ["IMPOSSIBLE"]:
        return words == ["IMPOSSIBLE"]
    if len(words) != n or not set(words) <= {"1", "2"}:
        return False
    return all(words[u - 1] != words[v - 1] for u, v in zip(ends[::2], ends[1::2]))


sys.exit(42 if main() else 43)
