// measures only when something is too much
#include <bits/stdc++.h>
using namespace std;
int main() {
    int k;
    string s;
    cin >> k >> s;
    map<char, int> count;
    size_t left = 0, best = 0;
    for (size_t right = 0; right < s.size(); right++) {
        if (++count[s[right]] > k) {
            best = max(best, right - left);
            while (count[s[right]] > k) count[s[left++]]--;
        }
    }
    if (best == 0) best = s.size();
    cout << best << endl;
}
