# adds children and grandchildren
import sys
data = list(map(int, sys.stdin.read().split()))
n = data[0]
parent = [0, 0] + data[1:n]
salary = [0] + data[n:]
total = salary[:]
for i in range(2, n + 1):
    total[parent[i]] += salary[i]
    if parent[parent[i]]:
        total[parent[parent[i]]] += salary[i]
print(*total[1:], sep="\n")
