# half of how far the numbers are from their places
import sys
n, *a = map(int, sys.stdin.read().split())
order = sorted(range(n), key=lambda i: a[i])
print(sum(abs(i - j) for i, j in enumerate(order)) // 2)
