# reads one test case only
n_cases = int(input())
n, x = map(int, input().split())
a = sorted(map(int, input().split()))
i, j, best = 0, n - 1, a[0] + a[1]
while i < j:
    s = a[i] + a[j]
    if (abs(s - x), s) < (abs(best - x), best):
        best = s
    if s < x:
        i += 1
    else:
        j -= 1
print(best)
