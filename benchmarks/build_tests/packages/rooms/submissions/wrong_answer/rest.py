# one room for the most meetings that fit, one more for each of the others
import sys
data = list(map(int, sys.stdin.read().split()))
meetings = sorted(zip(data[2::2], data[1::2]))
last, count = -1, 0
for end, start in meetings:
    if start >= last:
        count, last = count + 1, end
print(len(meetings) - count + 1)
