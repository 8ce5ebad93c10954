# counts different letters instead of equal ones
k = int(input())
s = input()
count, left, best = {}, 0, 0
for right, c in enumerate(s):
    count[c] = count.get(c, 0) + 1
    while len(count) > k:
        count[s[left]] -= 1
        if not count[s[left]]:
            del count[s[left]]
        left += 1
    best = max(best, right - left + 1)
print(best)
