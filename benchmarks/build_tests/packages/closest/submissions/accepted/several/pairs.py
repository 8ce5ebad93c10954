def better(a, b, x):
    return (abs(a - x), a) < (abs(b - x), b)


def closest(a, x):
    i, j = 0, len(a) - 1
    best = a[0] + a[1]
    while i < j:
        now = a[i] + a[j]
        if better(now, best, x):
            best = now
        if now < x:
            i += 1
        else:
            j -= 1
    return best
