# goes through all pairs until nothing changes
import sys
n, m, *ends = map(int, sys.stdin.read().split())
pairs = list(zip(ends[::2], ends[1::2]))
side = [0] * (n + 1)
for start in range(1, n + 1):
    if side[start]:
        continue
    side[start] = 1
    changed = True
    while changed:
        changed = False
        for u, v in pairs:
            if side[u] and not side[v]:
                side[v], changed = 3 - side[u], True
            elif side[v] and not side[u]:
                side[u], changed = 3 - side[v], True
            elif side[u] and side[u] == side[v]:
                print("IMPOSSIBLE")
                sys.exit()
print(*side[1:])
