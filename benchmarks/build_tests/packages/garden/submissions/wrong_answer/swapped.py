# takes rows for columns
r, c = map(int, input().split())
rows = []
for _ in range(c):
    try:
        rows.append(input())
    except EOFError:
        break
best, above = 0, [0] * (r + 1)
for row in rows:
    now = [0]
    for j, cell in enumerate(row[:r], 1):
        now.append(1 + min(above[j], above[j - 1], now[j - 1]) if cell == "." else 0)
        best = max(best, now[j])
    above = now + [0] * (r + 1 - len(now))
print(best * best)
