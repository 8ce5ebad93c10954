# leaves the employee out
import sys
sys.setrecursionlimit(10**6)
data = list(map(int, sys.stdin.read().split()))
n = data[0]
below = [[] for _ in range(n + 1)]
for i, p in enumerate(data[1:n], 2):
    below[p].append(i)
salary = [0] + data[n:]
total = [0] * (n + 1)
order = [1]
for i in order:
    order += below[i]
for i in reversed(order):
    total[i] = sum(total[c] + salary[c] for c in below[i])
print(*total[1:], sep="\n")
