// finds every cycle impossible
#include <bits/stdc++.h>
using namespace std;
vector<int> near_[100001];
int side[100001];
bool good = true;
int main() {
    int n, m;
    cin >> n >> m;
    for (int i = 0; i < m; i++) {
        int u, v;
        cin >> u >> v;
        near_[u].push_back(v);
        near_[v].push_back(u);
    }
    if (m >= n) good = false;
    for (int s = 1; s <= n; s++) if (!side[s]) {
        side[s] = 1;
        queue<int> q;
        q.push(s);
        while (!q.empty()) {
            int u = q.front();
            q.pop();
            for (int v : near_[u]) {
                if (!side[v]) side[v] = 3 - side[u], q.push(v);
                else if (side[v] == side[u]) good = false;
            }
        }
    }
    if (!good) cout << "IMPOSSIBLE\n";
    else for (int i = 1; i <= n; i++) cout << side[i] << " ";
}
