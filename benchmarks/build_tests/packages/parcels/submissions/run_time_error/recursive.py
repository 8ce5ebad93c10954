# a tree walked by recursion
import sys
def walk(u, p, low):
    best[u] = low
    for v, w in tree[u]:
        if v != p:
            walk(v, u, min(low, w))
n, m, q, *data = map(int, sys.stdin.read().split())
roads = sorted(zip(data[2 : 3 * m : 3], data[: 3 * m : 3], data[1 : 3 * m : 3]), reverse=True)
boss = list(range(n + 1))
def find(x):
    while boss[x] != x:
        boss[x] = boss[boss[x]]
        x = boss[x]
    return x
tree = [[] for _ in range(n + 1)]
for w, u, v in roads:
    if find(u) != find(v):
        boss[find(u)] = find(v)
        tree[u].append((v, w))
        tree[v].append((u, w))
rest = data[3 * m :]
for u, v in zip(rest[::2], rest[1::2]):
    best = {}
    walk(u, 0, 10**18)
    print(best.get(v, -1))
