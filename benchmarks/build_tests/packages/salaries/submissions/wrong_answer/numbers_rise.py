# believes that chiefs have smaller numbers
import sys
data = list(map(int, sys.stdin.read().split()))
n = data[0]
parent = [0, 0] + data[1:n]
total = [0] + data[n:]
for i in range(n, 1, -1):
    total[parent[i]] += total[i]
print(*total[1:], sep="\n")
