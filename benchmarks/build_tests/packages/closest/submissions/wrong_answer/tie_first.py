# of two equally close sums the one that was found first
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = sorted(data[at + 2 : at + 2 + n])
    at += 2 + n
    i, j, best = 0, n - 1, None
    while i < j:
        s = a[i] + a[j]
        if best is None or abs(s - x) < abs(best - x):
            best = s
        if s < x:
            i += 1
        else:
            j -= 1
    print(best)
