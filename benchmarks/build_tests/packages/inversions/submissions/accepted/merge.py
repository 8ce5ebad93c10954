import sys


def count(a):
    inversions, width = 0, 1
    while width < len(a):
        merged = []
        for start in range(0, len(a), 2 * width):
            left, right = a[start : start + width], a[start + width : start + 2 * width]
            i = 0
            for x in right:
                while i < len(left) and left[i] <= x:
                    merged.append(left[i])
                    i += 1
                inversions += len(left) - i
                merged.append(x)
            merged += left[i:]
        a, width = merged, 2 * width
    return inversions


n, *numbers = map(int, sys.stdin.read().split())
print(count(numbers))
