#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    scanf("%d %d", &n, &m);
    vector<vector<int>> near(n + 1);
    while (m--) {
        int u, v;
        scanf("%d %d", &u, &v);
        near[u].push_back(v);
        near[v].push_back(u);
    }
    vector<int> side(n + 1);
    for (int start = 1; start <= n; start++) {
        if (side[start]) continue;
        side[start] = 1;
        queue<int> waiting;
        waiting.push(start);
        while (!waiting.empty()) {
            int u = waiting.front();
            waiting.pop();
            for (int v : near[u]) {
                if (side[v] == side[u]) {
                    puts("IMPOSSIBLE");
                    return 0;
                }
                if (!side[v]) {
                    side[v] = 3 - side[u];
                    waiting.push(v);
                }
            }
        }
    }
    for (int i = 1; i <= n; i++) printf("%d%c", side[i], i < n ? ' ' : '\n');
}
