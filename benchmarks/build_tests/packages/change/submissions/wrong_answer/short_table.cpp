// amounts of at most 99 999
#include <bits/stdc++.h>
using namespace std;
int main() {
    int n, m;
    cin >> n >> m;
    m = min(m, 99999);
    vector<int> least(m + 1, 1 << 29);
    least[0] = 0;
    for (int i = 0; i < n; i++) {
        int c;
        cin >> c;
        for (int a = c; a <= m; a++) least[a] = min(least[a], least[a - c] + 1);
    }
    cout << (least[m] >= 1 << 29 ? -1 : least[m]) << endl;
}
