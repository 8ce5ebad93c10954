# a square is where as many rows in a row have a run of that length
r, c = map(int, input().split())
runs = [max(map(len, input().split("#"))) for _ in range(r)]
best = 0
for side in range(1, min(r, c) + 1):
    length = longest = 0
    for run in runs:
        length = length + 1 if run >= side else 0
        longest = max(longest, length)
    if longest >= side:
        best = side
print(best * best)
