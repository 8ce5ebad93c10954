# sorts by exchanging neighbours and counts
import sys
n, *a = map(int, sys.stdin.read().split())
total, changed = 0, True
while changed:
    changed = False
    for i in range(n - 1):
        if a[i] > a[i + 1]:
            a[i], a[i + 1] = a[i + 1], a[i]
            total += 1
            changed = True
print(total)
