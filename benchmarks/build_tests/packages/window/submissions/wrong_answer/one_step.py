# moves the left end by one letter only, and takes the window as it is
k = int(input())
s = input()
count, left, best = {}, 0, 0
for right, c in enumerate(s):
    count[c] = count.get(c, 0) + 1
    if count[c] > k:
        count[s[left]] -= 1
        left += 1
    best = max(best, right - left + 1)
print(best)
