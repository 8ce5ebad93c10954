# forgets the last meeting
n = int(input())
events = []
for _ in range(n - 1):
    a, b = map(int, input().split())
    events += [(a, 1), (b, -1)]
open_, best = 0, 0
for _, change in sorted(events):
    open_ += change
    best = max(best, open_)
print(best)
