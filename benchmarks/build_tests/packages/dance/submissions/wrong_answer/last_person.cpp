// leaves the last person out
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    cin >> n >> m;
    vector<vector<int>> near(n + 1);
    while (m--) {
        int u, v;
        cin >> u >> v;
        near[u].push_back(v);
        near[v].push_back(u);
    }
    vector<int> side(n + 1);
    bool good = true;
    for (int s = 1; s < n; s++) if (!side[s]) {
        side[s] = 1;
        queue<int> q;
        q.push(s);
        while (!q.empty()) {
            int u = q.front();
            q.pop();
            for (int v : near[u]) {
                if (!side[v]) side[v] = 3 - side[u], q.push(v);
                else if (side[v] == side[u]) good = false;
            }
        }
    }
    if (!good) cout << "IMPOSSIBLE\n";
    else for (int i = 1; i <= n; i++) cout << side[i] << " ";
}
