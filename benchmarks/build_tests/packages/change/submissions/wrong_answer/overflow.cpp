// infinity plus one
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    cin >> n >> m;
    vector<int> c(n), least(m + 1, INT_MAX);
    for (auto &x : c) cin >> x;
    least[0] = 0;
    for (int a = 1; a <= m; a++)
        for (int x : c)
            if (x <= a) least[a] = min(least[a], (int)(least[a - x] + 1u));
    cout << (least[m] == INT_MAX ? -1 : least[m]) << endl;
}
