// at the same time, starts come before ends
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    cin >> n;
    vector<pair<int, int>> events;
    while (n--) {
        int a, b;
        cin >> a >> b;
        events.push_back({a, 0});
        events.push_back({b, 1});
    }
    sort(events.begin(), events.end());
    int open = 0, best = 0;
    for (auto [t, end] : events) best = max(best, open += end ? -1 : 1);
    cout << best << endl;
}
