// stops at the first coin that is too large, without sorting
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    cin >> n >> m;
    vector<int> c(n), least(m + 1, 1 << 29);
    for (auto &x : c) cin >> x;
    least[0] = 0;
    for (int a = 1; a <= m; a++)
        for (int x : c) {
            if (x > a) break;
            least[a] = min(least[a], least[a - x] + 1);
        }
    cout << (least[m] >= 1 << 29 ? -1 : least[m]) << endl;
}
