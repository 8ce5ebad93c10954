# splits every amount into two
import sys
n, m, *coins = map(int, sys.stdin.read().split())
least = [0] + [10**9] * m
for a in range(1, m + 1):
    if a in coins:
        least[a] = 1
    for b in range(1, a // 2 + 1):
        if least[b] + least[a - b] < least[a]:
            least[a] = least[b] + least[a - b]
print(least[m] if least[m] < 10**9 else -1)
