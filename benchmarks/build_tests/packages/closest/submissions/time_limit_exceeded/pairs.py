# all pairs
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = data[at + 2 : at + 2 + n]
    at += 2 + n
    print(min((a[i] + a[j] for i in range(n) for j in range(i)), key=lambda s: (abs(s - x), s)))
