# counts how many meetings in a row overlap their neighbour
import sys
data = list(map(int, sys.stdin.read().split()))
meetings = sorted(zip(data[1::2], data[2::2]))
best = run = 1
for (a, b), (c, d) in zip(meetings, meetings[1:]):
    run = run + 1 if c < b else 1
    best = max(best, run)
print(best)
