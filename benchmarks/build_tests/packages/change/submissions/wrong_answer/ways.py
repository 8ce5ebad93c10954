# counts the kinds that are used
n, m = map(int, input().split())
best = {0: 0}
for c in sorted(map(int, input().split())):
    new = dict(best)
    for a, k in best.items():
        for b in range(a + c, m + 1, c):
            new[b] = min(new.get(b, 10**9), k + 1)
    best = new
print(best.get(m, -1))
