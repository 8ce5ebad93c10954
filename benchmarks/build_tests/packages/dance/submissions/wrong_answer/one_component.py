# begins at person 1 only
import sys
n, m, *ends = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v in zip(ends[::2], ends[1::2]):
    near[u].append(v)
    near[v].append(u)
side = [0] * (n + 1)
side[1] = 1
stack = [1]
good = True
while stack:
    u = stack.pop()
    for v in near[u]:
        if not side[v]:
            side[v] = 3 - side[u]
            stack.append(v)
        elif side[v] == side[u]:
            good = False
print(*[s or 1 for s in side[1:]]) if good else print("IMPOSSIBLE")
