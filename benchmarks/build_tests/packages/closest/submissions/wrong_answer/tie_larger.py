# of two equally close sums the larger
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = sorted(data[at + 2 : at + 2 + n])
    at += 2 + n
    i, j, best = 0, n - 1, a[0] + a[1]
    while i < j:
        s = a[i] + a[j]
        best = min(best, s, key=lambda v: (abs(v - x), -v))
        if s < x:
            i += 1
        else:
            j -= 1
    print(best)
