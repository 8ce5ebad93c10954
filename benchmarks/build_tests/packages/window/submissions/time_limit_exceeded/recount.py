# counts the window anew after every letter
k = int(input())
s = input()
left, best = 0, 0
for right in range(len(s)):
    while s.count(s[right], left, right + 1) > k:
        left += 1
    best = max(best, right - left + 1)
print(best)
