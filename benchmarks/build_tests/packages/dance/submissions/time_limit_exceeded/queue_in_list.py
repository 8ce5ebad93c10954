# looks for each person through all pairs
import sys
n, m, *ends = map(int, sys.stdin.read().split())
pairs = list(zip(ends[::2], ends[1::2]))
side = [0] * (n + 1)
for start in range(1, n + 1):
    if not side[start]:
        side[start] = 1
        queue = [start]
        for u in queue:
            for a, b in pairs:
                if u in (a, b):
                    v = a + b - u
                    if not side[v]:
                        side[v] = 3 - side[u]
                        queue.append(v)
                    elif side[v] == side[u]:
                        print("IMPOSSIBLE")
                        sys.exit()
print(*side[1:])
