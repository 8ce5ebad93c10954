# follows the pairs in one direction
import sys
n, m, *ends = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v in zip(ends[::2], ends[1::2]):
    near[u].append(v)
side = [0] * (n + 1)
good = True
for start in range(1, n + 1):
    if not side[start]:
        side[start] = 1
        stack = [start]
        while stack:
            u = stack.pop()
            for v in near[u]:
                if not side[v]:
                    side[v] = 3 - side[u]
                    stack.append(v)
                elif side[v] == side[u]:
                    good = False
print(*side[1:]) if good else print("IMPOSSIBLE")
