# each kind once
n, m = map(int, input().split())
least = [0] + [10**9] * m
for c in map(int, input().split()):
    for a in range(m, c - 1, -1):
        least[a] = min(least[a], least[a - c] + 1)
print(least[m] if least[m] < 10**9 else -1)
