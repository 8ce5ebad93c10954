#include <iostream>
#include <string>
int main() {
    int k;
    std::string s;
    std::cin >> k >> s;
    int count[26] = {}, left = 0, best = 0;
    for (int right = 0; right < (int)s.size(); right++) {
        int c = s[right] - 'a';
        if (++count[c] > k) {
            while (s[left] - 'a' != c) count[s[left++] - 'a']--;
            count[s[left++] - 'a']--;
        }
        if (right - left + 1 > best) best = right - left + 1;
    }
    std::cout << best << "\n";
}
