# takes a way of fewest roads
import sys
from collections import deque
n, m, q, *data = map(int, sys.stdin.read().split())
near = [[] for _ in range(n + 1)]
for u, v, w in zip(data[: 3 * m : 3], data[1 : 3 * m : 3], data[2 : 3 * m : 3]):
    near[u].append((v, w))
    near[v].append((u, w))
rest = data[3 * m :]
for u, v in list(zip(rest[::2], rest[1::2])):
    seen, queue = {u: 10**18}, deque([u])
    while queue and v not in seen:
        x = queue.popleft()
        for y, w in near[x]:
            if y not in seen:
                seen[y] = min(seen[x], w)
                queue.append(y)
    print(seen.get(v, -1))
