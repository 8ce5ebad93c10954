// goes on from every start
#include <bits/stdc++.h>
using namespace std;
int main() {
    int k;
    string s;
    cin >> k >> s;
    int n = s.size(), best = 0;
    for (int left = 0; left < n; left++) {
        int count[26] = {}, right = left;
        while (right < n && ++count[s[right] - 'a'] <= k) right++;
        best = max(best, right - left);
    }
    cout << best << endl;
}
