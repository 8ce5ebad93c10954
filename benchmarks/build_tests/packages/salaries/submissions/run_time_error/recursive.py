# recursion without a limit of its own
import sys
def walk(i):
    for c in below[i]:
        walk(c)
        total[i] += total[c]
data = list(map(int, sys.stdin.read().split()))
n = data[0]
below = [[] for _ in range(n + 1)]
for i, p in enumerate(data[1:n], 2):
    below[p].append(i)
total = [0] + data[n:]
walk(1)
print(*total[1:], sep="\n")
