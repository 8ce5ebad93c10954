# prints infinity where nothing fits
n, m = map(int, input().split())
least = [0] + [10**9] * m
for c in map(int, input().split()):
    for a in range(c, m + 1):
        least[a] = min(least[a], least[a - c] + 1)
print(least[m])
