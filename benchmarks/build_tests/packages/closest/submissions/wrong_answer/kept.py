# does not forget the best of the case before
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
best = 10**18
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = sorted(data[at + 2 : at + 2 + n])
    at += 2 + n
    i, j = 0, n - 1
    while i < j:
        s = a[i] + a[j]
        if (abs(s - x), s) < (abs(best - x), best):
            best = s
        if s < x:
            i += 1
        else:
            j -= 1
    print(best)
