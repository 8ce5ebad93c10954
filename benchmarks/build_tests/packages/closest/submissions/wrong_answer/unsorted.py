# forgets to sort
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = data[at + 2 : at + 2 + n]
    at += 2 + n
    i, j, best = 0, n - 1, a[0] + a[1]
    while i < j:
        s = a[i] + a[j]
        if (abs(s - x), s) < (abs(best - x), best):
            best = s
        if s < x:
            i += 1
        else:
            j -= 1
    print(best)
