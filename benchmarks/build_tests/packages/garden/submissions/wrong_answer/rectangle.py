# the largest rectangle instead
r, c = map(int, input().split())
best, heights = 0, [0] * c
for _ in range(r):
    for j, cell in enumerate(input()):
        heights[j] = heights[j] + 1 if cell == "." else 0
    stack = []
    for j, h in enumerate([*heights, 0]):
        start = j
        while stack and stack[-1][1] >= h:
            start, top = stack.pop()
            best = max(best, top * (j - start))
        stack.append((start, h))
print(best)
