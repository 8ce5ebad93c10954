# the largest coin as often as it fits, then exactly
import sys
n, m, *coins = map(int, sys.stdin.read().split())
big = max(coins)
first, m = divmod(m, big)
least = [0] + [10**9] * m
for c in coins:
    for a in range(c, m + 1):
        least[a] = min(least[a], least[a - c] + 1)
print(first + least[m] if least[m] < 10**9 else -1)
