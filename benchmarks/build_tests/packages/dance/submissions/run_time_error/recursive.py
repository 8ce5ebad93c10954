# recursion without a limit of its own
import sys
def paint(u, colour):
    side[u] = colour
    for v in near[u]:
        if side[v] == colour:
            print("IMPOSSIBLE")
            sys.exit()
        if not side[v]:
            paint(v, 3 - colour)
n, m, *ends = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v in zip(ends[::2], ends[1::2]):
    near[u].append(v)
    near[v].append(u)
side = [0] * (n + 1)
for start in range(1, n + 1):
    if not side[start]:
        paint(start, 1)
print(*side[1:])
