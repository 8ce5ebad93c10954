# tries every side with sums
import sys
r, c, *rows = sys.stdin.read().split()
r, c = int(r), int(c)
s = [[0] * (c + 1) for _ in range(r + 1)]
for i in range(r):
    for j in range(c):
        s[i + 1][j + 1] = s[i][j + 1] + s[i + 1][j] - s[i][j] + (rows[i][j] == "#")
best = 0
for k in range(1, min(r, c) + 1):
    for i in range(k, r + 1):
        for j in range(k, c + 1):
            if s[i][j] - s[i - k][j] - s[i][j - k] + s[i - k][j - k] == 0:
                best = k
print(best * best)
