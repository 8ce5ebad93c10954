# looks through all rooms for each meeting
import sys
data = list(map(int, sys.stdin.read().split()))
rooms = []
for start, end in sorted(zip(data[1::2], data[2::2])):
    for i, free in enumerate(rooms):
        if free <= start:
            rooms[i] = end
            break
    else:
        rooms.append(end)
print(len(rooms))
