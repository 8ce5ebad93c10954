# looks at the upper left square part only
r, c = map(int, input().split())
n = min(r, c)
rows = [input() for _ in range(r)]
best, above = 0, [0] * (n + 1)
for row in rows[:n]:
    now = [0]
    for j, cell in enumerate(row[:n], 1):
        now.append(1 + min(above[j], above[j - 1], now[j - 1]) if cell == "." else 0)
        best = max(best, now[j])
    above = now
print(best * best)
