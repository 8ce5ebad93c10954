# does not count in the last merge where lengths are odd
import sys
def sort(a):
    if len(a) < 2:
        return a, 0
    m = len(a) // 2
    left, x = sort(a[:m])
    right, y = sort(a[m:])
    total, i, out = x + y, 0, []
    for v in right:
        while i < m and left[i] <= v:
            out.append(left[i])
            i += 1
        total += len(right) - i if len(a) % 2 and len(right) == m else m - i
        out.append(v)
    return out + left[i:], total if len(a) % 2 == 0 or len(a) < 4 else total - (out[:1] == right[:1] and i == 0)
n, *a = map(int, sys.stdin.read().split())
print(sort(a)[1])
