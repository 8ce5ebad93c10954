# takes the number closest to half of X, then its best partner
import sys
data = list(map(int, sys.stdin.read().split()))
at = 1
for _ in range(data[0]):
    n, x = data[at : at + 2]
    a = data[at + 2 : at + 2 + n]
    at += 2 + n
    first = min(a, key=lambda v: (abs(2 * v - x), v))
    a.remove(first)
    print(min((first + v for v in a), key=lambda s: (abs(s - x), s)))
