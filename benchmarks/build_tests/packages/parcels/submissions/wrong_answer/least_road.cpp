// the heaviest road at either end decides
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m, q;
    cin >> n >> m >> q;
    vector<int> best(n + 1, -1);
    while (m--) {
        int u, v, w;
        cin >> u >> v >> w;
        best[u] = max(best[u], w);
        best[v] = max(best[v], w);
    }
    while (q--) {
        int u, v;
        cin >> u >> v;
        cout << min(best[u], best[v]) << "\n";
    }
}
