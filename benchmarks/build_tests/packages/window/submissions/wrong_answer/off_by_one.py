# allows one time less
k = int(input())
s = input()
count, left, best = {}, 0, 0
for right, c in enumerate(s):
    count[c] = count.get(c, 0) + 1
    while count[c] >= k and left < right:
        count[s[left]] -= 1
        left += 1
    best = max(best, right - left + 1)
print(best)
