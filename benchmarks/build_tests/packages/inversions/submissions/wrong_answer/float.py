# adds averages of halves in floating point
import sys
from bisect import bisect_right, insort
n, *a = map(int, sys.stdin.read().split())
seen, total = [], 0
for x in a:
    total += len(seen) - bisect_right(seen, x)
    insort(seen, x)
print("%.6g" % total)
