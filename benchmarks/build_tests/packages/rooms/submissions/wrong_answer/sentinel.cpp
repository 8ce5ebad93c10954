// an event at 10^9 is taken for the end of the day
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<int> starts(n), ends(n);
    for (int i = 0; i < n; i++) cin >> starts[i] >> ends[i];
    sort(starts.begin(), starts.end());
    sort(ends.begin(), ends.end());
    int i = 0, j = 0, open = 0, best = 0;
    while (i < n && j < n && ends[j] < 1000000000) {
        if (ends[j] <= starts[i]) j++, open--;
        else i++, open++;
        best = max(best, open);
    }
    cout << best << endl;
}
