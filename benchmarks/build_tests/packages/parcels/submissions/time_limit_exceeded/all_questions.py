# looks at all open questions after each road
import sys
n, m, q, *data = map(int, sys.stdin.read().split())
roads = sorted(zip(data[2 : 3 * m : 3], data[: 3 * m : 3], data[1 : 3 * m : 3]), reverse=True)
rest = data[3 * m :]
asks = list(zip(rest[::2], rest[1::2]))
boss = list(range(n + 1))
def find(x):
    while boss[x] != x:
        boss[x] = boss[boss[x]]
        x = boss[x]
    return x
answer = [-1] * q
waiting = range(q)
for w, u, v in roads:
    if find(u) != find(v):
        boss[find(u)] = find(v)
        left = []
        for i in waiting:
            if find(asks[i][0]) == find(asks[i][1]):
                answer[i] = w
            else:
                left.append(i)
        waiting = left
print(*answer, sep="\n")
