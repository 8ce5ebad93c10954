# puts each person where no earlier one is disliked, and gives up otherwise
import sys
n, m, *ends = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v in zip(ends[::2], ends[1::2]):
    near[u].append(v)
    near[v].append(u)
side = [0] * (n + 1)
good = True
for u in range(1, n + 1):
    taken = {side[v] for v in near[u]}
    side[u] = 1 if 1 not in taken else 2
    good &= side[u] not in taken
print(*side[1:]) if good else print("IMPOSSIBLE")
