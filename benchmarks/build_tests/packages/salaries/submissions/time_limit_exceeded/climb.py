# every salary climbs up to the top
import sys
data = list(map(int, sys.stdin.read().split()))
n = data[0]
parent = [0, 0] + data[1:n]
salary = [0] + data[n:]
total = [0] * (n + 1)
for i in range(1, n + 1):
    at = i
    while at:
        total[at] += salary[i]
        at = parent[at]
print(*total[1:], sep="\n")
