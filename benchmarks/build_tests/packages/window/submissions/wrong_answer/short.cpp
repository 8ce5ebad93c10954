// counts in 16 bits
#include <bits/stdc++.h>
using namespace std;
int main() {
    int k;
    string s;
    cin >> k >> s;
    vector<short> count(26);
    int left = 0, best = 0;
    for (int right = 0; right < (int)s.size(); right++) {
        int c = s[right] - 'a';
        count[c]++;
        while (count[c] > k) count[s[left++] - 'a']--;
        best = max(best, right - left + 1);
    }
    cout << best << endl;
}
