# counts equal pairs, too
import sys
from bisect import bisect_left, insort
n, *a = map(int, sys.stdin.read().split())
seen, total = [], 0
for x in a:
    total += len(seen) - bisect_left(seen, x)
    insort(seen, x)
print(total)
