#include <bits/stdc++.h>
using namespace std;
int main() {
    int n;
    scanf("%d", &n);
    vector<pair<int, int>> meetings(n);
    for (auto &m : meetings) scanf("%d %d", &m.first, &m.second);
    sort(meetings.begin(), meetings.end());
    priority_queue<int, vector<int>, greater<int>> ends;
    for (auto &m : meetings) {
        if (!ends.empty() && ends.top() <= m.first) ends.pop();
        ends.push(m.second);
    }
    printf("%zu\n", ends.size());
}
