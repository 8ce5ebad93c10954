# keeps equal numbers once
import sys
from bisect import bisect_right, insort
n, *a = map(int, sys.stdin.read().split())
seen, total = [], 0
for x in a:
    at = bisect_right(seen, x)
    total += len(seen) - at
    if at == 0 or seen[at - 1] != x:
        insort(seen, x)
print(total)
