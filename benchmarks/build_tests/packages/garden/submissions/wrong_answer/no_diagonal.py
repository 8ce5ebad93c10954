# forgets the diagonal
r, c = map(int, input().split())
best, above = 0, [0] * (c + 1)
for _ in range(r):
    now = [0]
    for j, cell in enumerate(input(), 1):
        now.append(1 + min(above[j], now[j - 1]) if cell == "." else 0)
        best = max(best, now[j])
    above = now
print(best * best)
