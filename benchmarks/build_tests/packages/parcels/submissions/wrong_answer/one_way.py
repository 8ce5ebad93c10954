# roads lead one way
import sys
from heapq import heappush, heappop
n, m, q, *data = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v, w in zip(data[: 3 * m : 3], data[1 : 3 * m : 3], data[2 : 3 * m : 3]):
    near[u].append((v, w))
rest = data[3 * m :]
for u, v in zip(rest[::2], rest[1::2]):
    best, heap = {u: 10**18}, [(-(10**18), u)]
    while heap:
        x, at = heappop(heap)
        for y, w in near[at]:
            now = min(-x, w)
            if now > best.get(y, -1):
                best[y] = now
                heappush(heap, (-now, y))
    print(best.get(v, -1))
