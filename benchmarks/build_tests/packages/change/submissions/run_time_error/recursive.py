# recursion as deep as the amount
import sys
from functools import cache
n, m, *coins = map(int, sys.stdin.read().split())
@cache
def least(a):
    if a == 0:
        return 0
    return min((least(a - c) + 1 for c in coins if c <= a), default=10**9)
found = least(m)
print(found if found < 10**9 else -1)
