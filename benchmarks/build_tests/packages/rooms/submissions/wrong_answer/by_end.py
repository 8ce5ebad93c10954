# sorts by the end
import sys
from heapq import heappush, heappop
data = list(map(int, sys.stdin.read().split()))
rooms = []
for end, start in sorted(zip(data[2::2], data[1::2])):
    if rooms and rooms[0] <= start:
        heappop(rooms)
    heappush(rooms, end)
print(len(rooms))
